import Words

/// The facts of an instance type that decide how many pods and addresses a node of it holds.
public struct InstanceFacts: Hashable, Sendable {
    public var instanceType: String
    public var vCPUs: Int
    public var memoryMiB: Int
    /// `amd64` or `arm64`; some lists say `x86_64`.
    public var architecture: String
    /// ENIs of the default network card; nil where the list does not know.
    public var enis: Int?
    public var ipv4PerENI: Int?
    /// `nitro` or `xen`; something else on bare metal and where the list does not know.
    public var hypervisor: String
    public var isBareMetal: Bool
    public var branchENIs: Int?
    /// The number of pods in the CNI's own list, to check against.
    public var listedMaxPods: Int?
}

/// The reason why a list of instance types could not be read.
public enum InstanceFactsError: Error, Hashable, CustomStringConvertible {
    case missingColumn(String)
    case badNumber(line: Int, column: String, text: String)
    case badTable(line: Int, what: String, mend: String)

    public var description: String {
        switch self {
        case .missingColumn(let name):
            "the list of instance types has no column “\(name)”; its first line must name instance_type, vcpu, memory_mib"
        case .badNumber(let line, let column, let text):
            "“\(text)” is no whole number, line \(line), column \(column) of the list of instance types; correct the field"
        case .badTable(let line, let what, let mend):
            "\(what), line \(line) of the list of instance types; \(mend)"
        }
    }
}

extension InstanceFacts {
    /// The facts of each type in the text of `instance-types.csv`, by type.
    ///
    /// Columns are found by name and may come in any order; lines that begin with `#` are skipped.
    public static func parse(csv text: String) throws(InstanceFactsError) -> [String: InstanceFacts] {
        var facts: [String: InstanceFacts] = [:]
        var columns: [String: Int] = [:]
        var table = CSVReader(Array(text.utf8), comment: "#")
        while let record = try next(&table) {
            let fields = record.fields
            if columns.isEmpty {
                columns = Dictionary(zip(fields, fields.indices)) { first, _ in first }
                for name in ["instance_type", "vcpu", "memory_mib"] where columns[name] == nil {
                    throw .missingColumn(name)
                }
                continue
            }
            let row = Row(fields: fields, columns: columns, line: record.line)
            let fact = InstanceFacts(
                instanceType: row["instance_type"], vCPUs: try row.number("vcpu") ?? 0,
                memoryMiB: try row.number("memory_mib") ?? 0, architecture: row["arch"],
                enis: try row.number("max_enis"), ipv4PerENI: try row.number("ipv4_per_eni"),
                hypervisor: row["hypervisor"], isBareMetal: row["bare_metal"] == "true",
                branchENIs: try row.number("branch_eni_limit"),
                listedMaxPods: try row.number("vpc_cni_max_pods"))
            facts[fact.instanceType] = fact
        }
        return facts
    }

    private static func next(_ table: inout CSVReader) throws(InstanceFactsError) -> CSVReader.Record? {
        do { return try table.next() } catch {
            throw .badTable(line: error.line, what: error.what, mend: error.mend)
        }
    }

    private struct Row {
        var fields: [String]
        var columns: [String: Int]
        var line: Int

        subscript(name: String) -> String {
            guard let index = columns[name], index < fields.count else { return "" }
            return fields[index]
        }

        func number(_ name: String) throws(InstanceFactsError) -> Int? {
            let text = self[name]
            if text.isEmpty { return nil }
            guard let value = Int(text), value >= 0 else {
                throw .badNumber(line: line, column: name, text: text)
            }
            return value
        }
    }
}
