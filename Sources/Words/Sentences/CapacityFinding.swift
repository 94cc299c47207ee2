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
                detail: .init(
                    en:
                        "The pool never grows beyond \(minimum) addresses a node: pods beyond that get none. Set WARM_IP_TARGET too.",
                    ko: "노드당 IP 풀이 주소 \(minimum)개를 넘어 늘어나지 않으므로 그 이상의 파드는 주소를 받지 못합니다. WARM_IP_TARGET도 설정하세요."
                ))
        case .idleWarmAddresses(let idle, let held, let nodes):
            FindingWording(
                "idle-warm-addresses",
                title: .init(en: "Most addresses of the nodes are idle", ko: "노드가 보유한 IP 주소가 대부분 유휴 상태임"),
                detail: .init(
                    en:
                        "\(idle) of the \(held) addresses that \(nodes) nodes hold are kept ready for pods that are not there. WARM_IP_TARGET and MINIMUM_IP_TARGET make the store smaller.",
                    ko:
                        "노드 \(nodes)대가 보유한 주소 \(held)개 가운데 \(idle)개를 아직 없는 파드를 위해 잡아 두고 있습니다. WARM_IP_TARGET과 MINIMUM_IP_TARGET으로 줄일 수 있습니다."
                ))
        case .noFreePrefix(let free):
            FindingWording(
                "no-free-prefix",
                title: .init(en: "Free addresses, but no free block of 16", ko: "주소는 남았으나 빈 /28 블록이 없음"),
                detail: .init(
                    en:
                        "\(free) addresses are free and no aligned /28 is: prefix delegation gives nothing more here, and the CNI does not fall back to single addresses. A CIDR reservation of type prefix keeps blocks whole.",
                    ko:
                        "주소 \(free)개가 남았지만 정렬된 /28 블록이 없습니다. 접두사 위임으로는 더 할당할 수 없고 CNI는 개별 주소로 전환하지 않습니다. prefix 유형의 CIDR 예약을 두면 블록이 유지됩니다."
                ))
        case .subnetTooSmall(let needed, let short):
            FindingWording(
                "subnet-too-small",
                title: .init(
                    en: "Subnet too small for the maximum of its node groups", ko: "노드 그룹의 최대 크기에 비해 작은 서브넷"),
                detail: .init(
                    en:
                        "With every group at its maximum size it would need \(needed) addresses, \(short) more than it has.",
                    ko: "모든 노드 그룹이 최대 크기가 되면 주소 \(needed)개가 필요해 \(short)개가 부족합니다."))
        case .subnetAlmostFull(let free, let usable):
            FindingWording(
                "subnet-almost-full",
                title: .init(en: "Subnet almost full", ko: "주소가 거의 소진된 서브넷"),
                detail: .init(
                    en: "\(free) of \(usable) addresses are free.",
                    ko: "주소 \(usable)개 가운데 \(free)개가 남았습니다."))
        case .clusterSubnetRoom(let clusters, let free):
            FindingWording(
                "cluster-subnet-room",
                title: .init(
                    en: "No room for the control plane's interfaces", ko: "컨트롤 플레인 네트워크 인터페이스에 쓸 주소가 부족함"),
                detail: .init(
                    en:
                        "EKS asks for 6 free addresses in a subnet of \(Self.joined(clusters)) and an upgrade takes up to 5; \(free) are free.",
                    ko: "EKS는 \(clusters) 클러스터의 서브넷에 여유 주소 6개를 요구하고 업그레이드에는 최대 5개가 필요한데 \(free)개가 남았습니다."))
        case .loadBalancerRoom(let growth, let free):
            FindingWording(
                "load-balancer-room",
                title: .init(en: "No room for load balancers to grow", ko: "로드 밸런서가 확장할 주소가 부족함"),
                detail: .init(
                    en: "Its load balancers may take \(growth) more addresses, 8 each; \(free) are free.",
                    ko: "이 서브넷의 로드 밸런서는 주소를 8개씩 \(growth)개 더 쓸 수 있는데 \(free)개가 남았습니다."))
        case .unattachedInterfaces(let count, let addresses):
            FindingWording(
                "unattached-interfaces",
                title: .init(en: "Interfaces attached to nothing", ko: "연결되지 않은 네트워크 인터페이스"),
                detail: .init(
                    en: "\(count) hold \(addresses) addresses; delete those that nobody waits for.",
                    ko: "\(count)개가 주소 \(addresses)개를 차지합니다. 사용하지 않으면 삭제하세요."))
        case .subnetWithoutIPv4:
            FindingWording(
                "subnet-without-ipv4",
                title: .init(en: "Subnet without an IPv4 block", ko: "IPv4 블록이 없는 서브넷"),
                detail: .init(
                    en:
                        "It is IPv6-only or was imported without its block: its IPv4 addresses are not counted.",
                    ko: "IPv6 전용이거나 블록 없이 가져온 서브넷이므로 IPv4 주소를 세지 않습니다."))
        case .subnetSize(let block, let prefix):
            FindingWording(
                "subnet-size",
                title: .init(en: "Subnet of a size that AWS does not make", ko: "AWS에 없는 크기의 서브넷"),
                detail: .init(
                    en:
                        "\(block) is a /\(prefix); AWS takes /16 to /28. It is counted as far as that makes sense.",
                    ko: "\(block)은 /\(prefix)인데 AWS는 /16에서 /28까지 허용합니다. 가능한 범위에서 계산했습니다."))
        case .subnetOutsideVPC(let block, let blocks, let vpc):
            FindingWording(
                "subnet-outside-vpc",
                title: .init(en: "Subnet outside of its VPC's blocks", ko: "VPC의 CIDR 블록을 벗어난 서브넷"),
                detail: .init(
                    en: "\(block) lies in none of \(blocks) of \(vpc).",
                    ko: "\(block, .subject) \(vpc)의 블록 \(blocks) 안에 없습니다."))
        case .availableCount(let reported, let block, let usable):
            FindingWording(
                "available-count",
                title: .init(en: "More addresses available than the subnet has", ko: "서브넷보다 많은 사용 가능 주소 수"),
                detail: .init(
                    en:
                        "AWS's figure is \(reported), and \(block) has \(usable) usable addresses; the figure is not used.",
                    ko: "AWS의 값은 \(reported)개인데 \(block)에서 쓸 수 있는 주소는 \(usable)개입니다. 이 값은 사용하지 않았습니다."))
        case .subnetOverlap(let block, let other, let subnet):
            FindingWording(
                "subnet-overlap",
                title: .init(en: "Subnets of one VPC overlap", ko: "한 VPC 안에서 겹치는 서브넷"),
                detail: .init(
                    en:
                        "\(block) overlaps \(other) of \(subnet), which AWS does not allow: the input mixes accounts or moments. Addresses are counted in each.",
                    ko:
                        "\(block, .subject) \(subnet)의 \(other, .with) 겹칩니다. AWS에서는 불가능하므로 입력에 여러 계정이나 시점이 섞여 있습니다. 주소는 각각 세었습니다."
                ))
        case .addressOutsideSubnet(let interface, let more, let block):
            FindingWording(
                "address-outside-subnet",
                title: .init(
                    en: "Interface with an address outside of its subnet", ko: "서브넷 밖의 주소를 가진 네트워크 인터페이스"),
                detail: .init(
                    en:
                        "\(Self.several(interface, more).en) has an address that is not in \(block); it is not counted.",
                    ko: "\(Self.several(interface, more).ko)의 주소가 \(block)에 속하지 않아 세지 않았습니다."))
        case .reservedAddressHeld(let interface, let more, let block):
            FindingWording(
                "reserved-address-held",
                title: .init(en: "Interface with an address that AWS keeps", ko: "AWS 예약 주소를 가진 네트워크 인터페이스"),
                detail: .init(
                    en:
                        "\(Self.several(interface, more).en) has one of the five addresses that AWS keeps of \(block); it is not counted.",
                    ko: "\(Self.several(interface, more).ko)의 주소가 AWS가 \(block)에서 예약한 주소 5개에 속해 세지 않았습니다."))
        case .addressHeldTwice(let interface, let more):
            FindingWording(
                "address-held-twice",
                title: .init(en: "Address held twice", ko: "두 인터페이스에 중복된 주소"),
                detail: .init(
                    en:
                        "\(Self.several(interface, more).en) has an address that another interface holds too; it is counted once.",
                    ko: "\(Self.several(interface, more).ko)의 주소를 다른 네트워크 인터페이스도 가지고 있어 한 번만 세었습니다."))
        }
    }

    private static func joined(_ clusters: [String]) -> Phrase {
        clusters.enumerated().reduce("") { $0 + ($1.offset == 0 ? "" : " and of ") + "\($1.element)" }
    }

    private static func several(_ interface: String, _ more: Int) -> LocalizedText {
        guard more > 0 else { return LocalizedText(en: "\(interface)", ko: "\(interface)") }
        return LocalizedText(en: "\(interface) and \(more) more", ko: "\(interface) 외 \(more)개")
    }
}
