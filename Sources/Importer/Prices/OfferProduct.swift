import Topology

/// The attributes of one thing on sale that decide what the thing is, from a price list.
struct OfferProduct {
    var sku = ""
    var family = ""
    var service = ""
    var usageType = ""
    var operation = ""
    var locationType = ""
    var region = ""
    var location = ""
    var fromType = ""
    var fromRegion = ""
    var toType = ""
    var toRegion = ""
    var transferType = ""
    var tenancy = ""
    var system = ""
    var software = ""
    var capacity = ""
    var market = ""

    /// The lists of China are in another currency and of another partition.
    var isOfChina: Bool {
        region.hasPrefix("cn-") || fromRegion.hasPrefix("cn-") || location.hasPrefix("China (")
    }
}

/// A price's place in the book.
struct OfferKey: Hashable {
    var region: String
    var usageType: String
    var operation: String?
    /// As the book spells it.
    var unit: String
}

extension OfferKey {
    /// nil for a thing that the book does not keep.
    init?(_ product: OfferProduct) {
        guard [product.locationType, product.fromType].allSatisfy({ $0.isEmpty || $0 == "AWS Region" }) else {
            return nil  // Local Zones, Wavelength Zones, Outposts
        }
        var billed = BilledUsageType(product.usageType)
        let region = [product.region, product.fromRegion].first { !$0.isEmpty } ?? billed.region?.rawValue
        // KMS puts the region's own name in front.
        if let region, billed.name.hasPrefix(region + "-") {
            billed.name = String(billed.name.dropFirst(region.utf8.count + 1))
        }
        guard let kept = Self.kept(billed.name, product, billed.peer?.rawValue) else { return nil }
        let bare = product.usageType == billed.name  // without a code it is the oldest region's
        guard let home = region ?? (bare ? "us-east-1" : nil) else { return nil }
        // A thing of one region may stand in another one's list: the code of a transfer tells whose it is.
        if let code = billed.region?.rawValue, code != home, product.transferType.isEmpty { return nil }
        self.init(region: home, usageType: kept.usageType, operation: kept.operation, unit: kept.unit)
    }

    private typealias Kept = (usageType: String, operation: String?, unit: String)

    /// Names are compared whole: `RegionalNatGateway-Hours` ends in `NatGateway-Hours`, and load balancers'
    /// trust stores and Outposts end in `LoadBalancerUsage`.
    private static func kept(_ name: String, _ product: OfferProduct, _ peer: String?) -> Kept? {
        switch name {
        case "NatGateway-Hours", "RegionalNatGateway-Hours": return (name, nil, "Hrs")
        case "NatGateway-Bytes", "RegionalNatGateway-Bytes": return (name, nil, "GB")
        case "VpcEndpoint-Hours", "VpcEndpoint-GWLBE-Hours":
            // Resource endpoints cost double and have the usage type of interface endpoints.
            return product.operation.contains("Resource") ? nil : (name, nil, "Hrs")
        case "VpcEndpoint-Bytes", "VpcEndpoint-GWLBE-Bytes":
            return product.operation.contains("Resource") ? nil : (name, nil, "GB")
        case "TransitGateway-Hours":
            let known = ["TransitGatewayVPC", "TransitGatewayPeering"]
            return known.contains(product.operation) ? (name, product.operation, "Hrs") : nil
        case "TransitGateway-Bytes": return product.operation == "TransitGatewayVPC" ? (name, nil, "GB") : nil
        case "PublicIPv4:InUseAddress", "PublicIPv4:IdleAddress": return (name, nil, "Hrs")
        case "AmazonEKS-Hours:perCluster", "AmazonEKS-Hours:extendedSupport": return (name, nil, "Hrs")
        case _ where name.hasPrefix("AmazonEKS-Hours:") && name.hasSuffix("-ProvisionedTier"):
            return (name, nil, "Hrs")
        case "Fargate-vCPU-Hours:perCPU": return isEKS(product) ? (name, nil, "vCPU-Hours") : nil
        case "Fargate-GB-Hours": return isEKS(product) ? (name, nil, "GB-Hours") : nil
        case "KMS-Keys": return (name, nil, "Keys")
        case "LoadBalancerUsage": return balancer(product).map { (name, $0, "Hrs") }
        case "LCUUsage":
            return balancer(product).flatMap { $0 == "LoadBalancing" ? nil : (name, $0, "LCU-Hrs") }
        case "DataProcessing-Bytes":
            return balancer(product) == "LoadBalancing" ? (name, "LoadBalancing", "GB") : nil
        case _ where name.hasPrefix("BoxUsage:"), _ where name.hasPrefix("DedicatedUsage:"):
            return isPlainLinux(product, isDedicated: name.hasPrefix("Dedicated")) ? (name, nil, "Hrs") : nil
        default: return transfer(name, product, peer)
        }
    }

    private static func transfer(_ name: String, _ product: OfferProduct, _ peer: String?) -> Kept? {
        switch (name, product.transferType) {
        case ("DataTransfer-Regional-Bytes", "IntraRegion"):
            return product.operation.isEmpty ? (name, nil, "GB") : nil
        case ("DataTransfer-Out-Bytes", "AWS Outbound"), ("DataTransfer-In-Bytes", "AWS Inbound"):
            return product.operation.isEmpty ? (name, nil, "GB") : nil
        case ("AWS-Out-Bytes", "InterRegion Outbound"):
            let to = product.toRegion.isEmpty ? peer : product.toRegion
            guard let to, product.toType.isEmpty || product.toType == "AWS Region" else { return nil }
            return (name, "to:\(to)", "GB")
        default: return nil
        }
    }

    /// ECS sells Fargate under the same usage types.
    private static func isEKS(_ product: OfferProduct) -> Bool { product.service == "AmazonEKS" }

    /// The operation of a load balancer's kind; nil where it is none that is billed so.
    private static func balancer(_ product: OfferProduct) -> String? {
        let kinds = ["", ":Application", ":Network", ":Gateway"].map { "LoadBalancing" + $0 }
        return kinds.first { $0 == product.operation }
    }

    /// Linux without other software, on demand, in use: not reserved capacity, not another system under its name.
    private static func isPlainLinux(_ product: OfferProduct, isDedicated: Bool) -> Bool {
        product.system == "Linux" && product.software == "NA" && product.operation == "RunInstances"
            && (product.capacity.isEmpty || product.capacity == "Used")
            && (product.market.isEmpty || product.market == "OnDemand")
            && product.tenancy == (isDedicated ? "Dedicated" : "Shared")
    }
}

extension OfferKey {
    /// The names by which price lists call the units that the book keeps, in lower case.
    private static let spellings: [String: Set<String>] = [
        "Hrs": ["hrs", "hours", "hour", "hr"], "GB": ["gb", "gigabytes", "gbytes"],
        "LCU-Hrs": ["lcu-hrs", "lcu-hours", "hrs", "hours"], "vCPU-Hours": ["vcpu-hours", "hours", "hrs"],
        "GB-Hours": ["gb-hours", "hours", "hrs"], "Keys": ["keys", "key", "months"],
    ]

    /// Returns whether a price in this unit is one of the book's.
    func accepts(unit text: String) -> Bool { Self.spellings[unit]?.contains(text.lowercased()) ?? false }
}

extension OfferProduct {
    /// Reads a product from the stream.
    static func read(_ reader: inout JSONReader) throws(JSONStop) -> OfferProduct? {
        guard try reader.enterObject() else { return nil }
        var product = OfferProduct()
        while let key = try reader.key() {
            switch key {
            case "sku": product.sku = try reader.text() ?? ""
            case "productFamily": product.family = try reader.text() ?? ""
            case "attributes":
                guard try reader.enterObject() else { break }
                while let key = try reader.key() { try product.readAttribute(key, &reader) }
            default: try reader.skip()
            }
        }
        return product
    }

    private mutating func readAttribute(_ key: JSONText, _ reader: inout JSONReader) throws(JSONStop) {
        switch key {
        case "servicecode": service = try reader.text() ?? ""
        case "usagetype": usageType = try reader.text() ?? ""
        case "operation": operation = try reader.text() ?? ""
        case "locationType": locationType = try reader.text() ?? ""
        case "location": location = try reader.text() ?? ""
        case "regionCode": region = try reader.text() ?? ""
        case "fromLocationType": fromType = try reader.text() ?? ""
        case "fromRegionCode": fromRegion = try reader.text() ?? ""
        case "toLocationType": toType = try reader.text() ?? ""
        case "toRegionCode": toRegion = try reader.text() ?? ""
        case "transferType": transferType = try reader.text() ?? ""
        case "tenancy": tenancy = try reader.text() ?? ""
        case "operatingSystem": system = try reader.text() ?? ""
        case "preInstalledSw": software = try reader.text() ?? ""
        case "capacitystatus": capacity = try reader.text() ?? ""
        case "marketoption": market = try reader.text() ?? ""
        default: try reader.skip()
        }
    }
}
