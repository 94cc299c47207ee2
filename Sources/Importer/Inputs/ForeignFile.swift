import Glibc

/// A kind of file that users have, known by its first bytes, so that a misplaced one can be led to its command.
enum ForeignFile: Hashable {
    case documents, terraformState, terraformPlan, terraformSource, traffic, bill, billManifest
    case flowLog, flowLogSums, priceList, addressRanges, cloudFormation, yaml

    /// The commands that read files.
    enum Reader: Hashable { case json, traffic, bill, flowLogs }

    /// The file's kind; nil where its head tells none, for pipes and for what cannot be read.
    static func of(_ path: String) -> ForeignFile? {
        var status = stat()
        guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return (try? head(path)).flatMap { of($0, name: path) }
    }

    /// The first 64 KiB of a file, unpacked where it is a lone compressed one.
    private static func head(_ path: String) throws(ImportError) -> [UInt8] {
        let archive = try Archive(path: path)
        guard let member = try archive.next(), member.isLone else { return [] }
        var bytes: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        while bytes.count < buffer.count {
            let count = try archive.read(into: buffer)
            if count == 0 { break }
            bytes.append(contentsOf: buffer[..<count])
        }
        return bytes
    }

    /// - Parameter name: the file's, for what is told by its ending alone.
    static func of(_ bytes: some Collection<UInt8>, name: String) -> ForeignFile? {
        let start = bytes.drop { $0 <= 0x20 || $0 == 0xef || $0 == 0xbb || $0 == 0xbf }.prefix(1 << 16)
        if start.first == UInt8(ascii: "{") { return ofKeys(TopLevelKeys.of(start)) }
        if name.hasSuffix(".tf") || name.hasSuffix(".tfvars") { return .terraformSource }
        let lines = String(decoding: start, as: UTF8.self)
            .split(maxSplits: 40, whereSeparator: \.isNewline).prefix(40)
        guard let first = lines.first else { return nil }
        return ofTable(first) ?? ofRecord(first) ?? ofText(lines)
    }

    private static func ofKeys(_ keys: [String]) -> ForeignFile? {
        let all = Set(keys)
        if all.contains("format_version"), all.contains("terraform_version") || all.contains("planned_values")
        {
            return all.contains("values") ? .terraformState : .terraformPlan
        }
        if all.contains("terraform_version") { return .terraformState }
        if all.contains("ResultsByTime") { return .bill }
        if all.contains("ResultSet") { return .flowLogSums }
        if all.contains("assemblyId"), all.contains("billingPeriod") { return .billManifest }
        if all.contains("offerCode") { return .priceList }
        if all.contains("syncToken"), all.contains("prefixes") { return .addressRanges }
        if all.contains("AWSTemplateFormatVersion") { return .cloudFormation }
        let isDocument =
            keys.contains { AWSNoun(key: $0) != nil } || all.isSuperset(of: ["apiVersion", "kind"])
        return isDocument ? .documents : nil
    }

    /// A table in CSV, by its header.
    private static func ofTable(_ header: Substring) -> ForeignFile? {
        let names = header.split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmed.filter { $0 != "\"" } }
        if Set(names.map { $0.lowercased() }).isSuperset(of: ["source", "destination", "gb_out"]) {
            return .traffic
        }
        return names.count > 5 && BillFormat.of(names) != nil ? .bill : nil
    }

    /// A flow log, by its header or by a record of AWS's default format.
    private static func ofRecord(_ line: Substring) -> ForeignFile? {
        let words = line.split(separator: " ")
        guard words.count >= 6 else { return nil }
        if FlowLogFormat(line) != nil { return .flowLog }
        let isRecord = words.count >= 14 && words[2].hasPrefix("eni-") && words[0].allSatisfy(\.isNumber)
        return isRecord ? .flowLog : nil
    }

    private static func ofText(_ lines: ArraySlice<Substring>) -> ForeignFile? {
        let starts = ["resource \"", "terraform {", "provider \"", "module \"", "variable \""]
        if lines.contains(where: { line in starts.contains { line.hasPrefix($0) } }) {
            return .terraformSource
        }
        return lines.contains { $0.hasPrefix("apiVersion:") } ? .yaml : nil
    }

    /// The reason why a command that was given this file does not read it; nil where it does.
    func error(_ path: String, for reader: Reader) -> ImportError? {
        guard !isRead(by: reader) else { return nil }
        return .misplaced(path: path, what: what, mend: mend)
    }

    private func isRead(by reader: Reader) -> Bool {
        switch reader {
        case .json: self == .documents
        case .traffic: self == .traffic
        case .bill: self == .bill
        case .flowLogs: self == .flowLog
        }
    }

    private var what: String {
        switch self {
        case .documents: "this is JSON of the AWS CLI, of kubectl or of `ekscost export`"
        case .terraformState: "this is a Terraform state"
        case .terraformPlan: "this is a Terraform plan"
        case .terraformSource: "this is Terraform source"
        case .traffic: "this is a traffic table"
        case .bill: "this is a bill"
        case .billManifest: "this is the manifest of a bill, and not the bill"
        case .flowLog: "this is a VPC flow log"
        case .flowLogSums: "this is a result of Athena"
        case .priceList: "this is an AWS price list"
        case .addressRanges: "this is AWS's list of its addresses"
        case .cloudFormation: "this is a CloudFormation template"
        case .yaml: "this is YAML"
        }
    }

    private var mend: String {
        switch self {
        case .documents: "read it with `ekscost import json`"
        case .terraformState, .terraformPlan, .terraformSource, .cloudFormation:
            "read what it made from AWS with `ekscost import aws`, or save the AWS CLI's JSON and read that "
                + "with `ekscost import json`"
        case .traffic: "read it with `ekscost import traffic`"
        case .bill: "read it with `ekscost import bill`"
        case .billManifest: "name the folder of the month to `ekscost import bill`"
        case .flowLog: "read it with `ekscost import flow-logs`"
        case .flowLogSums: "read it with `ekscost flow-logs import`"
        case .priceList: "read it with `ekscost pricing import`"
        case .addressRanges: "name it to `ekscost import flow-logs` with --ip-ranges"
        case .yaml: "export it as JSON: `kubectl get … -o json`"
        }
    }
}

/// The keys of a JSON object that begins a text, as far as the text goes.
private enum TopLevelKeys {
    static func of(_ bytes: some Sequence<UInt8>) -> [String] {
        var keys: [String] = []
        var text: [UInt8] = []
        var (depth, isText, isEscaped) = (0, false, false)
        for byte in bytes {
            if isText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                }
                if isText, depth == 1 { text.append(byte) }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                isText = true
                if depth == 1 { text = [] }
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return keys }
            case UInt8(ascii: ":") where depth == 1: keys.append(String(decoding: text, as: UTF8.self))
            default: break
            }
        }
        return keys
    }
}
