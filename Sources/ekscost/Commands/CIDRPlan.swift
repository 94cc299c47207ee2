import ArgumentParser
import Capacity
import Simulation
import Units
import Words

/// `ekscost cidr plan`: the smallest block that holds what will come.
struct CIDRPlan: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Lay out the smallest VPC block and its subnets before the VPC exists.",
        discussion: """
            Counts what nodes, pods, load balancers, endpoints and the control plane will hold at the end of the \
            horizon, and looks for a free block. Imported VPCs, their peerings, --avoid, the service CIDR and \
            172.17.0.0/16 are not overlapped.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, terraform, picture }
    enum NAT: String, CaseIterable, ExpressibleByArgument { case zonal, regional, none }

    @OptionGroup var demand: DemandArguments
    @OptionGroup var taken: TakenRanges
    @Option(help: "Room above the need in each subnet, in percent.") var headroom = "20"
    @Option(
        help: "Look for the block in this range first. May be repeated. Default: 10/8, 172.16/12, 192.168/16."
    )
    var within: [String] = []
    @Option(help: "Look for the pods' block of custom networking in this range. Default: 100.64.0.0/10.")
    var podsWithin: [String] = []
    @Option(help: "Folder of the price book, where the facts of instance types are.") var pricing: String?
    @Option(help: "table, json, terraform or picture.") var format = Format.table

    func validate() throws {
        guard Percentage.whole(headroom) != nil else {
            throw ValidationError("--headroom takes whole percent from 0 to 1000, not '\(headroom)'")
        }
    }

    func run() throws {
        let snapshot = try taken.snapshot()
        var planner = BlockPlanner(
            demand: try demand.demand(pricing: pricing), headroomPercent: Percentage.whole(headroom) ?? 20,
            taken: (snapshot?.takenBlocks ?? []) + (try taken.avoided()))
        planner.serviceCIDR = try taken.service()
        if !within.isEmpty { planner.within = try within.map(CIDRText.block) }
        if !podsWithin.isEmpty { planner.podsWithin = try podsWithin.map(CIDRText.block) }
        let plan = planner.plan()
        let document = BlockPlanDocument(plan, planner: planner, isCompared: snapshot != nil)
        switch format {
        case .json: try Console.json(document)
        case .table: Console.data(BlockPlanText(document, picture: false).text)
        case .picture: Console.data(BlockPlanText(document, picture: true).text)
        case .terraform:
            guard plan.vpc != nil else { break }
            Console.document(BlockPlanTerraform.text(plan))
        }
        guard plan.vpc != nil else {
            Console.note("ekscost: \(plan.impossible ?? "nothing fits")")
            throw ExitCode(1)
        }
    }
}

/// A percentage as users write it.
enum Percentage {
    /// Whole percent from 0 to 1000, with or without the sign.
    static func whole(_ text: String) -> Int? {
        let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
        return Int(digits).flatMap { (0...1000).contains($0) ? $0 : nil }
    }

    /// Growth a month: `3%/month`, `3%` or `3`, up to 1000 %.
    static func growth(_ text: String) -> Ratio? {
        let percent = text.hasSuffix("/month") ? text.dropLast(6) : text[...]
        return Ratio(percent: percent).flatMap { $0 >= .zero && $0 <= Ratio(10, 1) ? $0 : nil }
    }
}
