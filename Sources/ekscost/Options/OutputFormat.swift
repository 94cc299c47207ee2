import ArgumentParser

/// The layout of an answer on standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, markdown
}
