import Topology
import Units
import Words

extension CheckPolicy {
    /// Holds an estate against every rule, in the order of the policy.
    public func results(for input: CheckInput) -> [CheckResult] {
        rules.flatMap { rule in
            let readings = rule.measure.readings(of: input)
            return (readings.isEmpty ? [rule.measure.nothing] : readings).map {
                $0.result(of: rule, unknown: unknown)
            }
        }
    }
}

/// The answer of a measure about one subject, before the policy weighs it.
struct CheckReading {
    var subject: String
    var outcome: CheckResult.Outcome
    var actual: String?
    var limit: String
    var message: String
    var command: ShellCommand?

    func result(of rule: CheckPolicy.Rule, unknown: CheckPolicy.Severity?) -> CheckResult {
        let severity: CheckPolicy.Severity? =
            switch outcome {
            case .passed, .notApplicable: nil
            case .failed: rule.severity
            // What is unknown is never graver than what is known to be wrong.
            case .unknown: unknown.map { min($0, rule.severity) }
            }
        return CheckResult(
            check: rule.measure.name, subject: subject, outcome: outcome, severity: severity, actual: actual,
            limit: limit, message: message, command: command, line: rule.line)
    }
}

extension CheckPolicy.Measure {
    /// The reading where the snapshot has nothing that could be measured: a rule is never passed over in silence.
    fileprivate var nothing: CheckReading {
        switch self {
        case .addressesFree, .addressesFreeShare, .daysToExhaustion:
            CheckReading(
                subject: "subnets", outcome: .unknown, limit: "",
                message: "the snapshot has no subnet with IPv4: import describe-subnets")
        case .podsFree:
            CheckReading(
                subject: "node groups", outcome: .unknown, limit: "",
                message: "the snapshot has no node group whose pods are known: import nodes and pods")
        default:
            CheckReading(
                subject: "network", outcome: .notApplicable, limit: "",
                message: "the snapshot has nothing that this could be asked of")
        }
    }

    func readings(of input: CheckInput) -> [CheckReading] {
        switch self {
        case .costTotal(let most): CostChecks.total(most, input)
        case .costOfCategory(let category, let most): CostChecks.category(category, most, input)
        case .costGrowth(let most): CostChecks.growth(most, input)
        case .assumedCostShare(let most): CostChecks.assumed(most, input)
        case .unknownUsage(let most): CostChecks.unknownUsage(most, input)
        case .unpricedLines(let most): CostChecks.unpriced(most, input)
        case .addressesFree(let least): CapacityChecks.free(least, input)
        case .addressesFreeShare(let least): CapacityChecks.freeShare(least, input)
        case .daysToExhaustion(let least, let percentile): CapacityChecks.days(least, percentile, input)
        case .podsFree(let least): CapacityChecks.pods(least, input)
        case .natCrossZoneShare(let most): NetworkChecks.crossZone(most, input)
        case .missingEndpoints(let services): NetworkChecks.endpoints(services, input)
        case .zoneLoss(let most): NetworkChecks.zoneLoss(most, input)
        case .findings(let rules): NetworkChecks.findings(rules, input)
        }
    }
}
