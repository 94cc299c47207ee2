import ArgumentParser

/// How an answer is laid out on standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, markdown
}
