extension IntegerExpression {
    enum Token: Equatable {
        case number(Int)
        case name(String)
        case sign(String)
    }

    enum Lexer {
        static let signs = [
            "&&", "||", "<=", ">=", "==", "!=", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", "(", ")",
        ]

        /// The words of the expression; nil where a character belongs to none, a decimal point for one.
        static func tokens(of text: String) -> [Token]? {
            var rest = text[...]
            var tokens: [Token] = []
            while let next = rest.first {
                if next.isWhitespace {
                    rest.removeFirst()
                } else if next.isASCII, next.isNumber {
                    let word = rest.prefix {
                        $0.isASCII && ($0.isNumber || $0.isLetter || $0 == "_" || $0 == ".")
                    }
                    guard let number = number(String(word)) else { return nil }
                    tokens.append(.number(number))
                    rest = rest.dropFirst(word.count)
                } else if next.isASCII, next.isLetter || next == "_" {
                    let word = rest.prefix { $0.isASCII && ($0.isNumber || $0.isLetter || $0 == "_") }
                    tokens.append(.name(String(word)))
                    rest = rest.dropFirst(word.count)
                } else if let sign = signs.first(where: { rest.hasPrefix($0) }) {
                    tokens.append(.sign(sign))
                    rest = rest.dropFirst(sign.count)
                } else {
                    return nil
                }
            }
            return tokens
        }

        private static func number(_ word: String) -> Int? {
            word.hasPrefix("0x") ? Int(word.dropFirst(2), radix: 16) : Int(word)
        }
    }

    /// Descends through the levels of precedence of CEL.
    struct Parser {
        let tokens: [Token]
        var position = 0
        /// CEL's own default limit on nesting is of this order; it keeps a hostile text from using up the stack.
        static let deepest = 100
        static let levels = [
            ["||"], ["&&"], ["<", "<=", ">", ">=", "==", "!="], ["+", "-"], ["*", "/", "%"],
        ]

        init(tokens: [Token]) { self.tokens = tokens }
        var isAtEnd: Bool { position == tokens.count }

        private mutating func take(_ signs: [String]) -> String? {
            guard position < tokens.count, case .sign(let sign) = tokens[position], signs.contains(sign)
            else { return nil }
            position += 1
            return sign
        }

        mutating func ternary(depth: Int) -> Node? {
            guard depth < Parser.deepest, let test = binary(level: 0, depth: depth) else { return nil }
            guard take(["?"]) != nil else { return test }
            guard let yes = binary(level: 0, depth: depth), take([":"]) != nil,
                let no = ternary(depth: depth + 1)
            else { return nil }
            return .ternary(test, yes, no)
        }

        private mutating func binary(level: Int, depth: Int) -> Node? {
            guard level < Parser.levels.count else { return unary(depth: depth) }
            guard var left = binary(level: level + 1, depth: depth) else { return nil }
            while let sign = take(Parser.levels[level]) {
                guard let right = binary(level: level + 1, depth: depth) else { return nil }
                left = .binary(sign, left, right)
            }
            return left
        }

        private mutating func unary(depth: Int) -> Node? {
            guard depth < Parser.deepest else { return nil }
            switch take(["!", "-"]) {
            case "!": return unary(depth: depth + 1).map { .not($0) }
            case "-": return unary(depth: depth + 1).map { .minus($0) }
            default: return atom(depth: depth)
            }
        }

        private mutating func atom(depth: Int) -> Node? {
            guard position < tokens.count else { return nil }
            if take(["("]) != nil {
                guard let inner = ternary(depth: depth + 1), take([")"]) != nil else { return nil }
                return inner
            }
            switch tokens[position] {
            case .number(let value):
                position += 1
                return .literal(.int(value))
            case .name("true"), .name("false"):
                position += 1
                return .literal(.bool(tokens[position - 1] == .name("true")))
            case .name(let name):
                position += 1
                return .name(name)
            case .sign: return nil
            }
        }
    }
}
