/// The text of a finding about addresses.
public enum CapacityFinding: FindingText {
    case minimumWithoutWarm(minimum: Int)
    case idleWarmAddresses(idle: Int, held: Int, nodes: Int)
    case noFreePrefix(free: Int)
    case subnetTooSmall(needed: Int, short: Int)
    case subnetAlmostFull(free: Int, usable: Int)
    case clusterSubnetRoom(clusters: [String], free: Int)
    case loadBalancerRoom(growth: Int, free: Int)
    case unattachedInterfaces(count: Int, addresses: Int)
    case subnetWithoutIPv4
    case subnetSize(block: String, prefix: Int)
    case subnetOutsideVPC(block: String, blocks: [String], vpc: String)
    case availableCount(reported: Int, block: String, usable: Int)
    case subnetOverlap(block: String, other: String, subnet: String)
    case addressOutsideSubnet(interface: String, more: Int, block: String)
    case reservedAddressHeld(interface: String, more: Int, block: String)
    case addressHeldTwice(interface: String, more: Int)

    public var wording: FindingWording {
        switch self {
        case .minimumWithoutWarm(let minimum):
            FindingWording(
                "minimum-without-warm",
                title: .init(
                    en: "MINIMUM_IP_TARGET without WARM_IP_TARGET",
                    ko: "WARM_IP_TARGET 없이 설정된 MINIMUM_IP_TARGET"),
                action: .init(en: "Set WARM_IP_TARGET", ko: "WARM_IP_TARGET 설정"),
                detail: .init(
                    en:
                        "A node never gets more than \(minimum) IP addresses, so further pods cannot start. Set WARM_IP_TARGET too.",
                    ko: "노드당 IP 풀이 주소 \(minimum)개를 넘어 늘어나지 않으므로 그 이상의 파드는 주소를 받지 못합니다. WARM_IP_TARGET도 설정하세요."
                ))
        case .idleWarmAddresses(let idle, let held, let nodes):
            FindingWording(
                "idle-warm-addresses",
                title: .init(en: "Most IP addresses of the nodes are idle", ko: "노드가 보유한 IP 주소가 대부분 유휴 상태임"),
                action: .init(
                    en: "Lower WARM_IP_TARGET and MINIMUM_IP_TARGET",
                    ko: "WARM_IP_TARGET, MINIMUM_IP_TARGET 조정"),
                detail: .init(
                    en:
                        "\(idle) of the \(held) IP addresses held by \(nodes, "node") are reserved for pods that do not exist. Lower WARM_IP_TARGET and MINIMUM_IP_TARGET.",
                    ko:
                        "노드 \(nodes)대가 보유한 주소 \(held)개 가운데 \(idle)개를 아직 없는 파드를 위해 잡아 두고 있습니다. WARM_IP_TARGET과 MINIMUM_IP_TARGET으로 줄일 수 있습니다."
                ))
        case .noFreePrefix(let free):
            FindingWording(
                "no-free-prefix",
                title: .init(en: "No free /28 block for prefix delegation", ko: "주소는 남았으나 빈 /28 블록이 없음"),
                action: .init(
                    en: "Reserve /28 blocks with a CIDR reservation of type prefix",
                    ko: "prefix 유형의 CIDR 예약으로 /28 블록 확보"),
                detail: .init(
                    en:
                        "\(free) addresses are free but no aligned /28 block is, so prefix delegation fails here and the CNI does not fall back to single addresses. A CIDR reservation of type prefix keeps /28 blocks free.",
                    ko:
                        "주소 \(free)개가 남았지만 정렬된 /28 블록이 없습니다. 접두사 위임으로는 더 할당할 수 없고 CNI는 개별 주소로 전환하지 않습니다. prefix 유형의 CIDR 예약을 두면 블록이 유지됩니다."
                ))
        case .subnetTooSmall(let needed, let short):
            FindingWording(
                "subnet-too-small",
                title: .init(
                    en: "Subnet too small for the maximum size of its node groups",
                    ko: "노드 그룹의 최대 크기에 비해 작은 서브넷"),
                action: .init(en: "Add a subnet, or lower the maximum size", ko: "서브넷 추가 또는 최대 크기 축소"),
                detail: .init(
                    en:
                        "With all node groups at maximum size it needs \(needed) addresses, \(short) more than it has.",
                    ko: "모든 노드 그룹이 최대 크기가 되면 주소 \(needed)개가 필요해 \(short)개가 부족합니다."))
        case .subnetAlmostFull(let free, let usable):
            FindingWording(
                "subnet-almost-full",
                title: .init(en: "Subnet almost full", ko: "주소가 거의 소진된 서브넷"),
                action: .init(en: "Add a subnet or a secondary CIDR block", ko: "서브넷 또는 보조 CIDR 블록 추가"),
                detail: .init(
                    en: "\(free) of \(usable) addresses are free.",
                    ko: "주소 \(usable)개 가운데 \(free)개가 남았습니다."))
        case .clusterSubnetRoom(let clusters, let free):
            FindingWording(
                "cluster-subnet-room",
                title: .init(
                    en: "Too few free addresses for the control plane", ko: "컨트롤 플레인 네트워크 인터페이스에 쓸 주소가 부족함"),
                action: .init(en: "Free IP addresses in the cluster subnet", ko: "클러스터 서브넷의 IP 주소 확보"),
                detail: .init(
                    en:
                        "EKS requires 6 free addresses in a subnet of \(clusters), and an upgrade uses up to 5; \(free) are free.",
                    ko: "EKS는 \(clusters) 클러스터의 서브넷에 여유 주소 6개를 요구하고 업그레이드에는 최대 5개가 필요한데 \(free)개가 남았습니다."))
        case .loadBalancerRoom(let growth, let free):
            FindingWording(
                "load-balancer-room",
                title: .init(
                    en: "Too few free addresses for load balancers to scale", ko: "로드 밸런서가 확장할 주소가 부족함"),
                action: .init(
                    en: "Free IP addresses in the load balancer subnet", ko: "로드 밸런서 서브넷의 IP 주소 확보"),
                detail: .init(
                    en: "Its load balancers may need \(growth) more addresses, 8 each; \(free) are free.",
                    ko: "이 서브넷의 로드 밸런서는 주소를 8개씩 \(growth)개 더 쓸 수 있는데 \(free)개가 남았습니다."))
        case .unattachedInterfaces(let count, let addresses):
            FindingWording(
                "unattached-interfaces",
                title: .init(en: "Unattached network interfaces", ko: "연결되지 않은 네트워크 인터페이스"),
                action: .init(en: "Delete unattached network interfaces", ko: "연결되지 않은 네트워크 인터페이스 삭제"),
                detail: .init(
                    en:
                        "\(count, "interface") hold \(addresses, "address"); delete them if you do not need them.",
                    ko: "\(count)개가 주소 \(addresses)개를 차지합니다. 사용하지 않으면 삭제하세요."))
        case .subnetWithoutIPv4:
            FindingWording(
                "subnet-without-ipv4",
                title: .init(en: "Subnet without an IPv4 block", ko: "IPv4 블록이 없는 서브넷"),
                action: .init(
                    en: "Import describe-subnets again if the subnet has IPv4",
                    ko: "IPv4 서브넷이면 describe-subnets를 다시 가져오기"),
                detail: .init(
                    en:
                        "It is IPv6-only, or its CIDR block was not imported: its IPv4 addresses are not counted.",
                    ko: "IPv6 전용이거나 블록 없이 가져온 서브넷이므로 IPv4 주소를 세지 않습니다."))
        case .subnetSize(let block, let prefix):
            FindingWording(
                "subnet-size",
                title: .init(en: "Subnet size that AWS does not allow", ko: "AWS에 없는 크기의 서브넷"),
                action: .init(en: "Check the imported subnet", ko: "가져온 서브넷 확인"),
                detail: .init(
                    en:
                        "\(block) is a /\(prefix); AWS allows /16 to /28.",
                    ko: "\(block)은 /\(prefix)인데 AWS는 /16에서 /28까지 허용합니다."))
        case .subnetOutsideVPC(let block, let blocks, let vpc):
            FindingWording(
                "subnet-outside-vpc",
                title: .init(en: "Subnet outside the CIDR blocks of its VPC", ko: "VPC의 CIDR 블록을 벗어난 서브넷"),
                action: .init(en: "Import the VPC and its subnets together", ko: "VPC와 서브넷을 함께 가져오기"),
                detail: .init(
                    en: "\(block) is in none of the CIDR blocks of \(vpc): \(blocks).",
                    ko: "\(block, .subject) \(vpc)의 블록 \(blocks) 안에 없습니다."))
        case .availableCount(let reported, let block, let usable):
            FindingWording(
                "available-count",
                title: .init(en: "More available addresses than the subnet has", ko: "서브넷보다 많은 사용 가능 주소 수"),
                action: .init(en: "Import describe-subnets again", ko: "describe-subnets를 다시 가져오기"),
                detail: .init(
                    en:
                        "AWS reports \(reported) available addresses, but \(block) has \(usable) usable ones; the reported figure is ignored.",
                    ko: "AWS의 값은 \(reported)개인데 \(block)에서 쓸 수 있는 주소는 \(usable)개입니다. 이 값은 사용하지 않았습니다."))
        case .subnetOverlap(let block, let other, let subnet):
            FindingWording(
                "subnet-overlap",
                title: .init(en: "Overlapping subnets in one VPC", ko: "한 VPC 안에서 겹치는 서브넷"),
                action: .init(en: "Import one account at one time", ko: "한 계정을 한 시점에 가져오기"),
                detail: .init(
                    en:
                        "\(block) overlaps \(other) of \(subnet). AWS does not allow this, so the input mixes accounts or times. Addresses are counted in each subnet.",
                    ko:
                        "\(block, .subject) \(subnet)의 \(other, .with) 겹칩니다. AWS에서는 불가능하므로 입력에 여러 계정이나 시점이 섞여 있습니다. 주소는 각각 세었습니다."
                ))
        case .addressOutsideSubnet(let interface, let more, let block):
            FindingWording(
                "address-outside-subnet",
                title: .init(
                    en: "Network interface with an address outside its subnet", ko: "서브넷 밖의 주소를 가진 네트워크 인터페이스"
                ),
                action: .init(en: "Import the interfaces and subnets together", ko: "인터페이스와 서브넷을 함께 가져오기"),
                detail: .init(
                    en:
                        "\(Self.several(interface, more).en) has an address that is not in \(block). It is not counted.",
                    ko: "\(Self.several(interface, more).ko)의 주소가 \(block)에 속하지 않아 세지 않았습니다."))
        case .reservedAddressHeld(let interface, let more, let block):
            FindingWording(
                "reserved-address-held",
                title: .init(
                    en: "Network interface with an address reserved by AWS", ko: "AWS 예약 주소를 가진 네트워크 인터페이스"),
                action: .init(en: "Import the interfaces and subnets together", ko: "인터페이스와 서브넷을 함께 가져오기"),
                detail: .init(
                    en:
                        "\(Self.several(interface, more).en) has one of the five addresses of \(block) that AWS reserves. It is not counted.",
                    ko: "\(Self.several(interface, more).ko)의 주소가 AWS가 \(block)에서 예약한 주소 5개에 속해 세지 않았습니다."))
        case .addressHeldTwice(let interface, let more):
            FindingWording(
                "address-held-twice",
                title: .init(en: "Duplicate IP address", ko: "두 인터페이스에 중복된 주소"),
                action: .init(en: "Import the interfaces again", ko: "인터페이스를 다시 가져오기"),
                detail: .init(
                    en:
                        "\(Self.several(interface, more).en) has the address of another interface. It is counted once.",
                    ko: "\(Self.several(interface, more).ko)의 주소를 다른 네트워크 인터페이스도 가지고 있어 한 번만 세었습니다."))
        }
    }

    private static func several(_ interface: String, _ more: Int) -> LocalizedText {
        guard more > 0 else { return LocalizedText(en: "\(interface)", ko: "\(interface)") }
        return LocalizedText(en: "\(interface) and \(more) more", ko: "\(interface) 외 \(more)개")
    }
}
