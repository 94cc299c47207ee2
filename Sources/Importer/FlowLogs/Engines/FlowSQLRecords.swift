/// One source's records with the columns that the template asks for.
///
/// A field that the log does not have is NULL; one that the record leaves empty is `-`.
struct FlowSQLRecords {
    let engine: FlowEngine
    let format: FlowLogFormat

    /// The template's columns with the field that each holds.
    private static let fields: [(column: String, field: String)] = [
        ("status", "log-status"), ("outer_src", "srcaddr"), ("outer_dst", "dstaddr"),
        ("pkt_src", "pkt-srcaddr"),
        ("pkt_dst", "pkt-dstaddr"), ("size", "bytes"), ("packet_count", "packets"), ("start_time", "start"),
        ("end_time", "end"), ("action", "action"), ("direction", "flow-direction"), ("way", "traffic-path"),
        ("subnet", "subnet-id"), ("interface", "interface-id"), ("src_service", "pkt-src-aws-service"),
        ("dst_service", "pkt-dst-aws-service"), ("resource", "resource-type"),
    ]

    func select(from relation: String, isText: Bool, condition: String?) -> String {
        isText ? lines(relation) : columns(relation, condition)
    }

    // MARK: Tables

    private func columns(_ relation: String, _ condition: String?) -> String {
        let columns = Self.fields.map { column, field -> String in
            guard format.columns.contains(field) else {
                return "CAST(NULL AS \(engine.textType)) AS \(column)"
            }
            let name = engine.name(field.replacing("-", with: "_"))
            return "coalesce(CAST(\(name) AS \(engine.textType)), '-') AS \(column)"
        }
        return """
            SELECT CAST(NULL AS \(engine.textType)) AS line, 1 AS fits,
                \(columns.joined(separator: ",\n    "))
            FROM \(relation)\(condition.map { "\nWHERE \($0)" } ?? "")
            """
    }

    // MARK: Lines

    /// Comments, tabs, carriage returns and CloudWatch's own time are taken off before a line is cut into words.
    private func lines(_ relation: String) -> String {
        let clean = engine.replaceAll("value", "[^!-~]+", " ")
        let bare = engine.replaceAll("trim(\(clean))", "(^| )#.*$", "")
        let line = engine.replaceAll(bare, "^[0-9]+-[0-9]+-[0-9]+T[^ ]*:[^ ]* +", "")
        return """
            SELECT line, CASE WHEN words = \(format.columns.count) OR \(isJoinable) THEN 1 ELSE 0 END AS fits,
                \(Self.fields.map { "\(word($0.field)) AS \($0.column)" }.joined(separator: ",\n    "))
            FROM (
                SELECT line, word, \(engine.count("word")) AS words, \(engine.count("word")) - \(format.columns.count) AS extra
                FROM (
                    SELECT line, \(engine.words("line")) AS word
                    FROM (SELECT trim(\(line)) AS line FROM \(relation)) AS cleaned
                    WHERE line <> ''
                ) AS cut
            ) AS counted
            """
    }

    /// The columns of services, whose names may hold blanks, from 1; nil where two of them are apart.
    private var services: (first: Int, last: Int)? {
        let places = ["pkt-src-aws-service", "pkt-dst-aws-service"].compactMap {
            format.columns.firstIndex(of: $0)
        }
        .sorted()
        guard let first = places.first, let last = places.last, last - first <= 1 else { return nil }
        return (first + 1, last + 1)
    }

    /// Indicates whether more words than columns are a service's name: of two services one is `-`.
    private var isJoinable: String {
        guard let services else { return "1 = 0" }
        guard services.first != services.last else { return "extra > 0" }
        return
            "(extra > 0 AND (\(at(services.first)) = '-' OR \(engine.element("word", "\(services.last) + extra")) = '-'))"
    }

    private func at(_ place: Int) -> String { engine.element("word", "\(place)") }

    private func word(_ field: String) -> String {
        guard let index = format.columns.lastIndex(of: field) else {
            return "CAST(NULL AS \(engine.textType))"
        }
        let place = index + 1
        guard let services, place >= services.first else { return at(place) }
        let shifted = engine.element("word", "\(place) + extra")
        guard place <= services.last else {
            return "CASE WHEN extra > 0 THEN \(shifted) ELSE \(at(place)) END"
        }
        let (first, last) = services
        let isFirst = place == first
        guard first != last else {
            return "CASE WHEN extra > 0 THEN \(engine.joined("word", from: "\(first)", count: "extra + 1")) "
                + "ELSE \(at(place)) END"
        }
        let named = engine.joined("word", from: isFirst ? "\(first)" : "\(first + 1)", count: "extra + 1")
        // The first is empty: all further words are the second's name. Else the second is empty.
        return
            "CASE WHEN extra <= 0 THEN \(at(place)) WHEN \(at(first)) = '-' THEN \(isFirst ? "'-'" : named) "
            + "ELSE \(isFirst ? named : "'-'") END"
    }
}
