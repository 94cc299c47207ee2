/// The reason why a finding's saving is not known, or what it leaves out.
public enum SavingNote: Sentence {
    case unknown(OpenReason)
    case atLeast(dollars: String, OpenReason)
    case apiServerBytesNotMeasured
    case bypassNotMeasured
    case measureService(String)
    case perAZCostsMore
    case lessAddedHours
    case needsTraffic
    case dependsOnRequests
    case risk
    case fault
    case networkOrInputFault
    case addresses

    public var wording: Wording {
        switch self {
        case .unknown(let why):
            Wording("unknown", en: "unknown: \(why.text.en)", ko: "알 수 없음: \(why.text.ko)")
        case .atLeast(let dollars, let why):
            Wording(
                "at-least", en: "at least $\(own: dollars): \(why.text.en)",
                ko: "최소 $\(own: dollars): \(why.text.ko)")
        case .apiServerBytesNotMeasured:
            Wording(
                "api-server-bytes-not-measured", en: "unknown: this traffic is not measured",
                ko: "알 수 없음: 이 트래픽은 측정되지 않았습니다")
        case .bypassNotMeasured:
            Wording(
                "bypass-not-measured", en: "unknown: the traffic that bypasses the endpoint is not measured",
                ko: "알 수 없음: 엔드포인트를 우회하는 트래픽은 측정되지 않았습니다")
        case .measureService(let service):
            Wording(
                "measure-service",
                en: "unknown: import traffic, or measure \(service) traffic with flow logs",
                ko: "알 수 없음: 트래픽을 가져오거나 흐름 로그에서 \(service) 트래픽을 측정하세요")
        case .perAZCostsMore:
            Wording(
                "per-az-costs-more",
                en: "at this traffic, a NAT gateway per AZ costs more than the cross-AZ data transfer",
                ko: "이 트래픽에서는 가용 영역별로 게이트웨이를 두는 것이 데이터 전송 요금보다 비쌉니다")
        case .lessAddedHours:
            Wording(
                "less-added-hours", en: "with --nat-per-az, net of the hours of the added gateways",
                ko: "--nat-per-az 기준, 늘어나는 시간 요금을 뺀 값")
        case .needsTraffic:
            Wording(
                "needs-traffic", en: "unknown without traffic data: see the break-even",
                ko: "트래픽이 없어 알 수 없음: 손익분기점을 참조하세요")
        case .dependsOnRequests:
            Wording(
                "depends-on-requests", en: "unknown: depends on the requests",
                ko: "알 수 없음: 요청에 따라 다릅니다")
        case .risk: Wording("risk", en: "a risk, not a saving", ko: "절감 항목이 아니라 위험입니다")
        case .fault: Wording("fault", en: "a fault, not a saving", ko: "절감 항목이 아니라 결함입니다")
        case .networkOrInputFault:
            Wording(
                "network-or-input-fault", en: "a fault in the network or in the input, not a saving",
                ko: "절감 항목이 아니라 네트워크나 입력의 결함입니다")
        case .addresses: Wording("addresses", en: "IP addresses, not cost", ko: "비용이 아니라 IP 주소 문제입니다")
        }
    }
}

/// The reason why a difference of two totals is not known exactly.
public enum OpenReason: Sentence {
    case noPrice(usageType: String, region: String)
    case somePriceMissing
    case usageUnknown(UsageName, why: UsageReason?)

    public var wording: Wording {
        switch self {
        case .noPrice(let usageType, let region):
            Wording(
                "no-price", en: "the price book has no price for \(usageType) in \(region)",
                ko: "\(region)의 \(usageType) 단가가 가격표에 없습니다")
        case .somePriceMissing:
            Wording("some-price-missing", en: "a price is missing", ko: "가격표에 없는 단가가 있습니다")
        case .usageUnknown(let usage, nil):
            Wording(
                "usage-unknown", en: "\(usage.text.en) is unknown", ko: "\(usage.text.ko) 사용량을 알 수 없습니다")
        case .usageUnknown(let usage, let why?):
            Wording(
                "usage-unknown", en: "\(usage.text.en) is unknown: \(why.text.en)",
                ko: "\(usage.text.ko) 사용량을 알 수 없습니다: \(why.text.ko)")
        }
    }
}

/// A usage type of one resource.
public struct UsageName: Hashable, Sendable {
    public var usageType: String
    public var resource: String

    public init(_ usageType: String, of resource: String) {
        self.usageType = usageType
        self.resource = resource
    }

    /// `NatGateway-Bytes of nat-1`.
    public var text: LocalizedText {
        LocalizedText(en: "\(usageType) of \(resource)", ko: "\(resource)의 \(usageType)")
    }
}
