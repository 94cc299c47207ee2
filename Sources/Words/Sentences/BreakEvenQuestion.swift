/// Two options whose costs are equal at the break-even.
public enum BreakEvenQuestion: Sentence, CaseIterable {
    case natPerAZ
    case natPerAZWithPublicIPv4
    case interfaceEndpoint

    public var wording: Wording {
        switch self {
        case .natPerAZ:
            Wording(
                "nat-per-az", en: "NAT gateway per AZ vs single NAT gateway",
                ko: "NAT를 1개로 통합할 때와 가용 영역별로 둘 때의 비용이 같아지는 처리량")
        case .natPerAZWithPublicIPv4:
            Wording(
                "nat-per-az-with-public-ipv4",
                en: "NAT gateway per AZ vs single NAT gateway, with the public IPv4 charge",
                ko: "NAT를 1개로 통합할 때와 가용 영역별로 둘 때의 비용이 같아지는 처리량(퍼블릭 IPv4 요금 포함)")
        case .interfaceEndpoint:
            Wording(
                "interface-endpoint", en: "interface endpoint vs NAT gateway",
                ko: "인터페이스 엔드포인트와 NAT의 비용이 같아지는 처리량")
        }
    }

    /// The usage that the quantity counts.
    public var basis: LocalizedText {
        switch self {
        case .natPerAZ, .natPerAZWithPublicIPv4: LocalizedText(en: "NAT traffic", ko: "NAT 트래픽")
        case .interfaceEndpoint: LocalizedText(en: "AZ and service", ko: "가용 영역 및 서비스")
        }
    }

    /// The unit of the quantity.
    public var unit: LocalizedText { LocalizedText(en: "GB/month", ko: "GB/월") }
}
