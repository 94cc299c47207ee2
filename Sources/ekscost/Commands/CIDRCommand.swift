import ArgumentParser

/// `ekscost cidr`: the addresses of a VPC before it exists.
struct CIDRCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cidr", abstract: "Plan, check and calculate address blocks.",
        subcommands: [CIDRPlan.self, CIDRCheck.self, CIDRShow.self])
}

/// The layout of an answer about blocks on standard output.
enum CIDRFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json
}
