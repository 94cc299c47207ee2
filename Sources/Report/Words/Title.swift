/// Names of sheets and sections; those of sheets are at most 31 characters long.
enum Title: Said, CaseIterable {
    case summary, inputs, costs, traffic, natWays, history, network, findings, capacity, prices,
        assumptions, changes, whatIf, glossary, shares, quantities, ways, byCategory, byZone, byMonth,
        natSection, natCurve, networkSection, notInTotals, warnings, subnets, nodeGroups, accuracy,
        largestLines

    var said: (en: String, ko: String) {
        switch self {
        case .summary: ("Summary", "요약")
        case .inputs: ("Inputs", "입력값")
        case .costs: ("Costs", "비용")
        case .traffic: ("Traffic", "트래픽")
        case .natWays: ("NAT", "NAT")
        case .history: ("History", "월별 추이")
        case .network: ("Network", "네트워크")
        case .findings: ("Findings", "개선 사항")
        case .capacity: ("Capacity", "용량")
        case .prices: ("Prices", "단가")
        case .assumptions: ("Assumptions", "가정과 정확도")
        case .changes: ("Changes", "변경 내역")
        case .whatIf: ("What-if", "변경 시 비용")
        case .glossary: ("Glossary", "용어")
        case .shares: ("Shares", "트래픽 배분")
        case .quantities: ("Quantities", "사용량")
        case .ways: ("Lines by NAT", "NAT 방식별 비용")
        case .byCategory: ("Cost by category", "항목별 비용")
        case .byZone: ("Cost by AZ", "가용 영역별 비용")
        case .byMonth: ("Cost by month", "월별 비용")
        case .natSection: ("NAT options", "NAT 방식 비교")
        case .natCurve: ("NAT cost by GB processed", "NAT 처리량에 따른 비용")
        case .networkSection: ("Network topology", "네트워크 구성")
        case .notInTotals: ("Not in the total", "합계에 없는 비용")
        case .warnings: ("Warnings", "주의")
        case .subnets: ("Addresses by subnet", "서브넷별 IP 주소")
        case .nodeGroups: ("Pods by node group", "노드 그룹별 파드")
        case .largestLines: ("Largest lines", "금액이 큰 항목")
        case .accuracy: ("Basis of the figures", "수치의 근거")
        }
    }
}
