import Testing
import Topology

@Suite struct ZoneNameTests {
    /// AWS regional, Local and Wavelength Zones, GovCloud and the secret partitions.
    @Test(arguments: [
        ("eu-central-1a", "eu-central-1"), ("ap-northeast-2c", "ap-northeast-2"),
        ("us-west-2-lax-1a", "us-west-2"), ("us-east-1-wl1-bos-wlz-1", "us-east-1"),
        ("us-gov-west-1b", "us-gov-west-1"), ("us-iso-east-1a", "us-iso-east-1"),
        ("us-isob-east-1c", "us-isob-east-1"),
    ])
    func `a zone's name carries its region, whatever the kind of zone`(zone: String, region: String) {
        #expect(ZoneName(zone).region == Region(region))
    }

    @Test(arguments: ["", "a", "us-east", "use1-az2", "rack-three"])
    func `a text that is no zone name has no region`(text: String) {
        #expect(ZoneName(text).region == nil)
    }
}

@Suite struct OwnerTests {
    private static let whole = Owner(
        account: "111122223333", region: "eu-west-1", vpc: "vpc-7", cluster: "c-9")

    @Test func `several owners have in common what each of them says alike`() {
        var other = Self.whole
        other.cluster = "c-8"
        #expect(Owner(common: [Self.whole]) == Self.whole)
        #expect(
            Owner(common: [Self.whole, other])
                == Owner(account: "111122223333", region: "eu-west-1", vpc: "vpc-7"))
        #expect(Owner(common: [Self.whole, .none]) == .none)
        #expect(Owner(common: []) == .none)
    }

    @Test func `a scope holds an owner that says each thing it chose`() {
        #expect(Scope.whole.isWhole && Scope.whole.holds(.none) && Scope.whole.holds(Self.whole))
        for chosen in [
            Scope(account: "111122223333"), Scope(region: "eu-west-1"), Scope(vpc: "vpc-7"),
            Scope(cluster: "c-9"), Scope(account: "111122223333", cluster: "c-9"),
        ] {
            #expect(chosen.holds(Self.whole) && !chosen.holds(.none))
        }
        #expect(!Scope(region: "eu-west-1", vpc: "vpc-8").holds(Self.whole))
    }

    @Test func `keys differ where owners differ, empty parts included`() {
        let owners = [Owner(account: "1"), Owner(region: "1"), Owner(vpc: "1"), Owner(cluster: "1"), .none]
        #expect(Set(owners.map(\.key)).count == owners.count)
    }
}
