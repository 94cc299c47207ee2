import Topology

extension AvailabilityZone {
    init?(_ item: JSONValue) {
        guard let name = item.text("ZoneName") else { return nil }
        self.init(name: ZoneName(name))
        zoneID = item.text("ZoneId")
        region = item.id("RegionName") ?? self.name.region
        state = item.text("State")
        type = item.text("ZoneType")
    }
}
