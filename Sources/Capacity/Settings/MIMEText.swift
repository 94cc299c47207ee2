/// The parts of a MIME message, or the text itself where it is none.
enum MIMEText {
    static func parts(of text: String) -> [String] {
        guard let mark = text.firstRange(of: "boundary="), text.prefix(2000).contains("MIME-Version") else {
            return [text]
        }
        let rest = text[mark.upperBound...]
        let boundary =
            rest.first == "\""
            ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { !$0.isWhitespace && $0 != ";" }
        guard !boundary.isEmpty else { return [text] }
        return text.split(separator: "--" + boundary).dropFirst().compactMap { part in
            // The boundary's own line ends, headers follow, then a blank line and the body.
            guard let blank = part.firstRange(of: "\n\n") else { return nil }
            let head = part[..<blank.lowerBound].lowercased()
            let body = part[blank.upperBound...]
            guard head.contains("content-transfer-encoding: base64") else { return String(body) }
            return Base64.decode(body).map { String(decoding: $0, as: UTF8.self) }
        }
    }
}

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
