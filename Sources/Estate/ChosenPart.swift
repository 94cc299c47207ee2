package import Topology

/// A scope and what it implies: a VPC has a region and an account, a cluster a VPC too.
package struct ChosenPart: Sendable {
    package let scope: Scope
    private let place: Owner

    package init(_ scope: Scope, of estate: Estate) {
        self.scope = scope
        var place = Owner.none
        if let cluster = scope.cluster { place = estate.owners.owner(of: cluster) }
        if let vpc = scope.vpc {
            let home = estate.owners.owner(of: vpc)
            place = Owner(
                account: home.account, region: home.region, vpc: vpc, cluster: scope.cluster ?? home.cluster)
        }
        place.region = scope.region ?? place.region
        place.account = scope.account ?? place.account
        self.place = place
    }

    /// Returns whether something of this owner is in the part.
    package func holds(_ owner: Owner) -> Bool { scope.holds(owner) }

    /// Returns whether something may be in the part: what nothing places may be anywhere.
    package func mayConcern(_ owner: Owner) -> Bool {
        if scope.isWhole { return true }
        return Self.agree(place.account, owner.account) && Self.agree(place.region, owner.region)
            && Self.agree(place.vpc, owner.vpc) && Self.agree(scope.cluster, owner.cluster)
    }

    private static func agree<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool {
        one == nil || other == nil || one == other
    }
}
