/// The part of the Common Expression Language that a `maxPodsExpression` uses: whole numbers and truth values.
///
/// Types are checked before anything is computed, as CEL compiles before it runs, so that an unknown name or a
/// sum with a truth value is refused even in the branch not taken. cel-spec `doc/langdef.md`.
enum IntegerExpression {
    /// The expression's whole-number value; nil where it does not compile, overflows, or is a truth value.
    static func value(of text: String, variables: [String: Int]) -> Int? {
        guard let tokens = Lexer.tokens(of: text) else { return nil }
        var parser = Parser(tokens: tokens)
        guard let tree = parser.ternary(depth: 0), parser.isAtEnd, tree.type(in: variables) == .int,
            case .int(let value)? = tree.evaluate(in: variables)
        else { return nil }
        return value
    }

    enum Kind { case int, bool }
    enum Value: Equatable { case int(Int), bool(Bool) }

    indirect enum Node {
        case literal(Value)
        case name(String)
        case not(Node)
        case minus(Node)
        case binary(String, Node, Node)
        case ternary(Node, Node, Node)

        /// The type, nil where the expression does not type-check.
        func type(in names: [String: Int]) -> Kind? {
            switch self {
            case .literal(.int): return .int
            case .literal(.bool): return .bool
            case .name(let name): return names[name] == nil ? nil : .int
            case .not(let node): return node.type(in: names) == .bool ? .bool : nil
            case .minus(let node): return node.type(in: names) == .int ? .int : nil
            case .ternary(let test, let yes, let no):
                guard test.type(in: names) == .bool, let type = yes.type(in: names) else { return nil }
                return no.type(in: names) == type ? type : nil
            case .binary(let sign, let left, let right):
                guard let type = left.type(in: names), right.type(in: names) == type else { return nil }
                switch sign {
                case "+", "-", "*", "/", "%": return type == .int ? .int : nil
                case "&&", "||": return type == .bool ? .bool : nil
                default: return .bool
                }
            }
        }

        /// The value, nil on overflow or division by zero.
        func evaluate(in names: [String: Int]) -> Value? {
            switch self {
            case .literal(let value): return value
            case .name(let name): return names[name].map { .int($0) }
            case .not(let node):
                guard case .bool(let value)? = node.evaluate(in: names) else { return nil }
                return .bool(!value)
            case .minus(let node):
                guard case .int(let value)? = node.evaluate(in: names), value != .min else { return nil }
                return .int(-value)
            case .ternary(let test, let yes, let no):
                guard case .bool(let value)? = test.evaluate(in: names) else { return nil }
                return value ? yes.evaluate(in: names) : no.evaluate(in: names)
            case .binary(let sign, let left, let right) where sign == "&&" || sign == "||":
                // Either side alone may decide, even where the other fails.
                let decisive = Value.bool(sign == "||")
                let (a, b) = (left.evaluate(in: names), right.evaluate(in: names))
                if a == decisive || b == decisive { return decisive }
                return a == nil || b == nil ? nil : .bool(sign == "&&")
            case .binary(let sign, let left, let right):
                guard let a = left.evaluate(in: names), let b = right.evaluate(in: names) else { return nil }
                return Node.combine(sign, a, b)
            }
        }

        static func combine(_ sign: String, _ left: Value, _ right: Value) -> Value? {
            switch (left, right) {
            case (.int(let a), .int(let b)):
                if let (value, overflow) = arithmetic(sign, a, b) { return overflow ? nil : .int(value) }
                return compare(sign, a, b).map { .bool($0) }
            case (.bool(let a), .bool(let b)): return compare(sign, a ? 1 : 0, b ? 1 : 0).map { .bool($0) }
            default: return nil
            }
        }

        private static func arithmetic(_ sign: String, _ a: Int, _ b: Int) -> (Int, Bool)? {
            switch sign {
            case "+": a.addingReportingOverflow(b)
            case "-": a.subtractingReportingOverflow(b)
            case "*": a.multipliedReportingOverflow(by: b)
            case "/": a.dividedReportingOverflow(by: b)
            case "%": a.remainderReportingOverflow(dividingBy: b)
            default: nil
            }
        }

        private static func compare(_ sign: String, _ a: Int, _ b: Int) -> Bool? {
            switch sign {
            case "<": a < b
            case "<=": a <= b
            case ">": a > b
            case ">=": a >= b
            case "==": a == b
            case "!=": a != b
            default: nil
            }
        }
    }
}
