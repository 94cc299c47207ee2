/// The words of a shell script, quotes taken off.
enum ShellWords {
    static func split(_ text: String) -> [String] {
        var words: [String] = []
        for line in text.split(separator: "\n") where line.first(where: { !$0.isWhitespace }) != "#" {
            var word = ""
            var quote: Character?
            var isOpen = false
            for character in line {
                if let open = quote {
                    if character == open { quote = nil } else { word.append(character) }
                } else if character == "\"" || character == "'" {
                    quote = character
                    isOpen = true
                } else if character.isWhitespace {
                    if !word.isEmpty || isOpen { words.append(word) }
                    word = ""
                    isOpen = false
                } else {
                    word.append(character)
                }
            }
            if !word.isEmpty || isOpen { words.append(word) }
        }
        return words
    }
}
