/// Reads the YAML that settings are written in: mappings and lists by indentation, quoted and flow values, block texts.
///
/// Anchors, tags and complex keys are not read; no setting that counts here uses them.
struct BlockText {
    private struct Line {
        var indent: Int
        var text: Substring
    }

    private var lines: [Line]
    private var at = 0
    private static let deepest = 64

    /// The value of one document; nil where it is none.
    static func parse(_ text: some StringProtocol) -> Setting? {
        let trimmed = text.drop { $0.isWhitespace }
        if trimmed.first == "{" || trimmed.first == "[", let flow = FlowText.parse(trimmed) { return flow }
        var reader = BlockText(text)
        return reader.lines.isEmpty ? nil : reader.block(indent: reader.lines[0].indent, depth: 0)
    }

    /// The documents of a text, which `---` tells apart.
    static func documents(_ text: String) -> [Setting] {
        var documents: [[Substring]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("---") {
                documents.append([])
            } else {
                documents[documents.count - 1].append(line)
            }
        }
        return documents.compactMap { parse($0.joined(separator: "\n")) }
    }

    private init(_ text: some StringProtocol) {
        lines = text.split(whereSeparator: \.isNewline).compactMap { raw in
            let line = Substring(String(raw))
            let indent = line.prefix { $0 == " " }.count
            let text = BlockText.withoutComment(line.dropFirst(indent))
            return text.isEmpty ? nil : Line(indent: indent, text: text)
        }
    }

    /// The line without a comment and the blanks at its end; a `#` within quotes or a word is none.
    private static func withoutComment(_ line: Substring) -> Substring {
        var quote: Character?
        var previous: Character = " "
        var end = line.endIndex
        for index in line.indices {
            let character = line[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'", " [{:,-=".contains(previous) {
                quote = character
            } else if character == "#", previous == " " {
                end = index
                break
            }
            previous = character
        }
        var text = line[..<end]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }

    private mutating func block(indent: Int, depth: Int) -> Setting? {
        guard depth < BlockText.deepest, at < lines.count else { return nil }
        let first = lines[at].text
        if first == "-" || first.hasPrefix("- ") { return list(indent: indent, depth: depth) }
        if BlockText.entry(of: first) != nil { return map(indent: indent, depth: depth) }
        at += 1
        return BlockText.scalar(first)
    }

    private mutating func list(indent: Int, depth: Int) -> Setting {
        var elements: [Setting] = []
        while at < lines.count, lines[at].indent == indent,
            lines[at].text == "-" || lines[at].text.hasPrefix("- ")
        {
            let rest = lines[at].text.dropFirst()
            let blanks = rest.prefix { $0 == " " }.count
            if rest.count == blanks {
                at += 1
                if at < lines.count, lines[at].indent > indent,
                    let value = block(indent: lines[at].indent, depth: depth + 1)
                {
                    elements.append(value)
                }
                continue
            }
            // What stands behind the dash is a block of its own, that much further in.
            lines[at] = Line(indent: indent + 1 + blanks, text: rest.dropFirst(blanks))
            guard let value = block(indent: lines[at].indent, depth: depth + 1) else { break }
            elements.append(value)
        }
        return .list(elements)
    }

    private mutating func map(indent: Int, depth: Int) -> Setting {
        var members: [String: Setting] = [:]
        while at < lines.count, lines[at].indent == indent,
            let (key, rest) = BlockText.entry(of: lines[at].text)
        {
            at += 1
            if rest.isEmpty {
                guard at < lines.count else { break }
                let isList = lines[at].text == "-" || lines[at].text.hasPrefix("- ")
                guard lines[at].indent > indent || (isList && lines[at].indent == indent) else { continue }
                members[key] = block(indent: lines[at].indent, depth: depth + 1)
            } else if rest.first == "|" || rest.first == ">" {
                members[key] = .text(blockText(deeperThan: indent))
            } else if let value = BlockText.scalar(rest), value != .text("null"), value != .text("~") {
                members[key] = value
            }
        }
        // A line that belongs to nothing ends the block rather than the program.
        while at < lines.count, lines[at].indent > indent { at += 1 }
        return .map(members)
    }

    private mutating func blockText(deeperThan indent: Int) -> String {
        var text = ""
        while at < lines.count, lines[at].indent > indent {
            text += (text.isEmpty ? "" : "\n") + lines[at].text
            at += 1
        }
        return text
    }

    /// The key and what stands behind its colon; nil where the line is no entry of a mapping.
    private static func entry(of line: Substring) -> (key: String, rest: Substring)? {
        if let quote = line.first, quote == "\"" || quote == "'" {
            guard let end = line.dropFirst().firstIndex(of: quote) else { return nil }
            let rest = line[line.index(after: end)...]
            guard rest.first == ":" else { return nil }
            return (
                String(line[line.index(after: line.startIndex)..<end]), rest.dropFirst().drop { $0 == " " }
            )
        }
        guard line.first != "{", line.first != "[" else { return nil }
        for index in line.indices where line[index] == ":" {
            let rest = line[line.index(after: index)...]
            guard rest.isEmpty || rest.first == " " else { continue }
            return (String(line[..<index]), rest.drop { $0 == " " })
        }
        return nil
    }

    private static func scalar(_ text: Substring) -> Setting? {
        switch text.first {
        case "{", "[", "\"", "'": FlowText.parse(text) ?? .text(String(text))
        default: .text(String(text))
        }
    }
}
