/// A charge of AWS's: which rules of the bill it applies, and what of an estate it bills by them.
///
/// A charge is one file beside this one and a line in `Charges.all`; the model's page, `explain`, the usage types that
/// the price book must have and what an import lacks are all told by it.
protocol Charge: SendableMetatype {
    /// The rules that it applies, as the model's page states them.
    static var rules: [ChargeRule] { get }
    /// The calls without whose answers it cannot bill, each with the first usage that is unknown then.
    static var needs: [NeededCall] { get }
    /// Adds what is billed by the hour, the key or the unit; bytes are added hop by hop, by `TrafficCharges`.
    static func hours(_ context: ChargeContext, _ sheet: inout UsageSheet)
}

extension Charge {
    static var needs: [NeededCall] { [] }
    static func hours(_ context: ChargeContext, _ sheet: inout UsageSheet) {}
}

/// A call of an import whose answer is billed, or says where bytes go.
struct NeededCall: Sendable {
    /// As the AWS CLI spells it, `ec2 describe-vpcs`.
    var name: String
    var category: Category
    var usageType: String
    var unit: String
}

/// The charges of the model.
enum Charges {
    /// Every charge, in the order of the model's page.
    static let all: [any Charge.Type] = [
        EKSCharge.self, NodeCharge.self, NATGatewayCharge.self, CrossZoneCharge.self,
        LoadBalancerTraffic.self,
        ControlPlaneCharge.self, InternetCharge.self, VPCEndpointCharge.self, TransitGatewayCharge.self,
        LoadBalancerCharge.self, PublicIPv4Charge.self,
    ]
}

extension ChargeRule {
    /// Every rule, in the order of the model's page.
    public static let all: [ChargeRule] = Charges.all.flatMap { $0.rules }
}
