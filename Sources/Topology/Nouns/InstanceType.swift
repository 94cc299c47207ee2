/// An EC2 instance type.
public struct InstanceType: Hashable, Sendable {
    public var name: String
    public var vcpus: Int?
    public var memoryMiB: Int?
    /// `x86_64` or `arm64`.
    public var architecture: String?
    /// Interfaces of the default network card, which are those that the VPC CNI uses.
    public var enisOnDefaultCard: Int?
    public var ipv4PerENI: Int?
    /// `nitro`, `xen`; nil on bare metal.
    public var hypervisor: String?
    public var isBareMetal = false
    public init(name: String) { self.name = name }
}

/// All of it is AWS's own.
extension InstanceType: Noun {
    public static let table = NounTable("instanceType", key: ["name"])
    public static let blank = InstanceType(name: "")
    public static let fields: [Field<InstanceType>] = [
        Field("name", \.name, "InstanceType", .open, isRequired: true),
        Field("vcpus", \.vcpus, "VCpuInfo.DefaultVCpus"),
        Field("memoryMiB", \.memoryMiB, "MemoryInfo.SizeInMiB"),
        Field(
            "architecture", \.architecture, nil, .open,
            reads: architecture,
            writes: { type, object in
                guard let architecture = type.architecture else { return }
                object.add("ProcessorInfo") { $0.add("SupportedArchitectures", [architecture]) }
            }),
        // The CNI uses the default card alone, so the type's total is wrong where there are several. It is all that a
        // bundle has.
        Field(
            "enisOnDefaultCard", \.enisOnDefaultCard, "NetworkInfo.MaximumNetworkInterfaces",
            reads: { $0["NetworkInfo"].flatMap(enisOnDefaultCard) }),
        Field("ipv4PerENI", \.ipv4PerENI, "NetworkInfo.Ipv4AddressesPerInterface"),
        Field("hypervisor", \.hypervisor, "Hypervisor", .open),
        Field("isBareMetal", \.isBareMetal, "BareMetal"),
    ]

    private static func architecture(_ item: JSONValue) -> String? {
        let all = item["ProcessorInfo"]?.texts("SupportedArchitectures") ?? []
        return ["arm64", "x86_64"].first { all.contains($0) } ?? all.first
    }

    private static func enisOnDefaultCard(_ network: JSONValue) -> Int? {
        let card = network.int("DefaultNetworkCardIndex") ?? 0
        return network.elements("NetworkCards").first { ($0.int("NetworkCardIndex") ?? 0) == card }?
            .int("MaximumNetworkInterfaces") ?? network.int("MaximumNetworkInterfaces")
    }
}
