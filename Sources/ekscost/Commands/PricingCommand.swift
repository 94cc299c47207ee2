import ArgumentParser

/// `ekscost pricing`: what the price book holds, and whether it can be trusted.
struct PricingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pricing", abstract: "Show, renew, compare and check the price book.",
        subcommands: [
            PricingShow.self, PricingImport.self, PricingUpdate.self, PricingDiff.self, PricingVerify.self,
        ],
        defaultSubcommand: PricingShow.self)
}

/// The shape in which prices are written to standard output.
enum PricingFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv
}
