import Foundation
import Importer
import Topology

/// A folder of its own for one test, gone when the test ends.
final class Scratch {
    let path: String
    init() throws {
        path = NSTemporaryDirectory() + "importer-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }

    func write(_ name: String, _ bytes: Data) throws -> String {
        let file = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try bytes.write(to: URL(fileURLWithPath: file))
        return file
    }
}

/// Imports one document and gives its facts.
func facts(_ text: String) throws -> [Fact] { try imported(text).facts }

func imported(_ text: String) throws -> (facts: [Fact], summary: ImportSummary) {
    let scratch = try Scratch()
    return try imported(paths: [scratch.write("document.json", text)])
}

func imported(paths: [String], keepGoing: Bool = false) throws -> (facts: [Fact], summary: ImportSummary) {
    var facts: [Fact] = []
    let summary = try JSONImport(paths: paths, keepGoing: keepGoing).run {
        if !$0.isAboutObjects { facts.append($0) }
    }
    return (facts, summary)
}

extension Fact {
    /// Whether it says of Kubernetes objects what is no noun: their document, their uid, what is whole.
    var isAboutObjects: Bool {
        switch self {
        case .kubernetesDocument, .uid, .listedWhole: true
        default: false
        }
    }
}

/// The error that importing the text ends with.
func importError(_ text: String) throws -> ImportError? {
    do {
        _ = try facts(text)
        return nil
    } catch let error as ImportError {
        return error
    }
}
