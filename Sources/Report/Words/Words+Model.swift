import Capacity
import Cost
import Estate
import Simulation
import Topology
import Units
import Words

extension Words {
    func category(_ category: Cost.Category) -> String {
        guard language == .ko else {
            return switch category {
            case .eks: "EKS control plane"
            case .nodes: "Nodes"
            case .natGateway: "NAT gateways"
            case .crossAZ: "Cross-AZ data transfer"
            case .vpcEndpoint: "VPC endpoints"
            case .internet: "Internet egress"
            case .interRegion: "Inter-region data transfer"
            case .peering: "VPC peering"
            case .transitGateway: "Transit gateway"
            case .loadBalancer: "Load balancers"
            case .publicIPv4: "Public IPv4"
            case .kms: "KMS keys"
            }
        }
        return switch category {
        case .eks: "EKS 컨트롤 플레인"
        case .nodes: "노드"
        case .natGateway: "NAT 게이트웨이"
        case .crossAZ: "가용 영역 간 데이터 전송"
        case .vpcEndpoint: "VPC 엔드포인트"
        case .internet: "인터넷 송신"
        case .interRegion: "리전 간 데이터 전송"
        case .peering: "VPC 피어링"
        case .transitGateway: "Transit Gateway"
        case .loadBalancer: "로드 밸런서"
        case .publicIPv4: "퍼블릭 IPv4"
        case .kms: "KMS 키"
        }
    }

    func basis(_ basis: Basis) -> String {
        guard language == .ko else { return basis.rawValue }
        return switch basis {
        case .measured: "실측"
        case .metered: "지표"
        case .configured: "설정"
        case .assumed: "가정"
        }
    }

    func severity(_ severity: Finding.Severity) -> String {
        guard language == .ko else { return severity.rawValue }
        return switch severity {
        case .high: "높음"
        case .medium: "보통"
        case .low: "낮음"
        }
    }

    func tier(_ tier: NetworkMap.Tier) -> String {
        guard language == .ko else { return tier.rawValue }
        return switch tier {
        case .public: "퍼블릭"
        case .private: "프라이빗"
        case .isolated: "격리"
        }
    }

    func way(_ way: CostModel.Way) -> String {
        switch way {
        case .asItIs: label(.asItIs)
        case .single: label(.single)
        case .perZone: label(.perZone)
        case .regional: label(.regional)
        }
    }

    /// A unit of the price list: `Hrs`, or `시간`.
    func unit(_ symbol: String) -> String {
        guard language == .ko else { return symbol }
        return switch symbol {
        case Hour.symbol: "시간"
        case LCUHour.symbol: "LCU-시간"
        case KeyMonth.symbol: "키"
        default: symbol
        }
    }

    /// The resource that leaves no room for another pod, in the words of the reader.
    func limit(_ limit: String?) -> String {
        guard let limit else { return "" }
        if limit == "addresses" { return label(.limitAddresses) }
        return switch PlacementLimit(rawValue: limit) {
        case .cpu: "CPU"
        case .memory: label(.limitMemory)
        case .pods: label(.limitPods)
        case .otherResource: label(.limitOther)
        case .volumes: label(.limitVolumes)
        case .hostPort: label(.limitHostPort)
        case .spread: label(.limitSpread)
        case .antiAffinity: label(.limitAntiAffinity)
        case .affinity: label(.limitAffinity)
        case .nodeSelection: label(.limitNodeSelection)
        case .gate: label(.limitGate)
        case nil: limit
        }
    }

    /// `2026-10`, or `2026년 10월`.
    func month(_ month: String) -> String {
        guard language == .ko, let known = BillingMonth(month) else { return month }
        return "\(known.year)년 \(known.month)월"
    }

    /// `2026-10-01`, or `2026년 10월 1일`; any other text as it is.
    func date(_ text: String) -> String {
        let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard language == .ko, parts.count == 3 else { return text }
        return "\(parts[0])년 \(parts[1])월 \(parts[2])일" + text.dropFirst(10)
    }
}
