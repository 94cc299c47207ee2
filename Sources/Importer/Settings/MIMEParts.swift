/// The parts of a MIME message, or the text itself where it is none.
enum MIMEParts {
    static func of(_ text: String) -> [String] {
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
            let body = String(part[blank.upperBound...])
            guard head.contains("content-transfer-encoding: base64") else { return body }
            return UserDataReader.data(base64: body).map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
