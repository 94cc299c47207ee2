/// Column headings of tables and sheets.
enum Column: Said, CaseIterable {
    case category, reserved, limitedBy, before, after, usd, usdChange, zone, month, total, usageType,
        resource, region,
        tier, tierFrom,
        tierTo, quantity,
        unit, unitPrice, discount, amount, basis, rule, from, line, source, date, starts, destination,
        gbOut, gbIn, gbBoth, gb, share, count, poolStart, pool, owner, poolTotal, ownPart, natGateways,
        change, zonesCutOff, command,
        unpriced, breakEven, of, formula, severity, what, place, why, note, proof, vpc, subnet, name, cidr,
        networkTier, routeTable, defaultRoute, natInZone, crossesZones, gatewayEndpoints, usable, used,
        free, usedShare, exhausted, kind, text, term, meaning, nodeGroup, instanceTypes, nodes, maxPods,
        podCapacity, pods, podsFree, snapshot, share100, lines, saves, earliest, latest, leftOut

    var said: (en: String, ko: String) {
        switch self {
        case .category: ("Category", "항목")
        case .reserved: ("Reserved", "예약됨")
        case .limitedBy: ("Limited by", "제한 요인")
        case .before: ("Before USD", "변경 전(USD)")
        case .after: ("After USD", "변경 후(USD)")
        case .usdChange: ("Change, USD per month", "월 증감액(USD)")
        case .usd: ("USD per month", "월 비용(USD)")
        case .zone: ("AZ", "가용 영역")
        case .month: ("Month", "월")
        case .total: ("Total", "합계")
        case .usageType: ("Usage type", "사용 유형")
        case .resource: ("Resource", "리소스")
        case .region: ("Region", "리전")
        case .tier: ("Tier", "구간")
        case .tierFrom: ("From", "시작")
        case .tierTo: ("To", "끝")
        case .quantity: ("Quantity", "사용량")
        case .unit: ("Unit", "단위")
        case .unitPrice: ("Unit price USD", "단가(USD)")
        case .discount: ("Discount", "할인율")
        case .amount: ("Amount USD", "금액(USD)")
        case .basis: ("Basis", "근거")
        case .rule: ("Rule", "계산 규칙")
        case .from: ("From", "출처")
        case .line: ("Line", "비용 항목 ID")
        case .source: ("Source", "출처")
        case .date: ("Date", "날짜")
        case .starts: ("Source", "출발지")
        case .destination: ("Destination", "목적지")
        case .gbOut: ("GB out", "송신 GB")
        case .gbIn: ("GB in", "수신 GB")
        case .gbBoth: ("GB both ways", "송수신 GB")
        case .gb: ("GB", "GB")
        case .share: ("Billed GB per GB", "GB당 과금 GB")
        case .count: ("Count", "개수")
        case .poolStart: ("Already used", "이전 사용량")
        case .pool: ("Shared tiers", "공유 구간")
        case .owner: ("Owner", "소유자")
        case .poolTotal: ("Usage of all owners", "전체 사용량")
        case .ownPart: ("Usage of the owner", "소유자 사용량")
        case .natGateways: ("NAT option", "NAT 방식")
        case .change: ("Change", "증감")
        case .zonesCutOff: ("AZs cut off if another AZ fails", "다른 가용 영역 장애 시 끊기는 가용 영역")
        case .command: ("Command", "명령")
        case .unpriced: ("Lines without a price", "단가 없는 항목")
        case .breakEven: ("Break-even", "손익분기점")
        case .of: ("Unit", "단위")
        case .formula: ("Formula", "계산식")
        case .severity: ("Severity", "심각도")
        case .what: ("What", "내용")
        case .place: ("Where", "위치")
        case .why: ("Why", "이유")
        case .note: ("Note", "비고")
        case .proof: ("Proof", "확인 명령")
        case .vpc: ("VPC", "VPC")
        case .subnet: ("Subnet", "서브넷")
        case .name: ("Name", "이름")
        case .cidr: ("CIDR", "CIDR")
        case .networkTier: ("Tier", "유형")
        case .routeTable: ("Route table", "라우팅 테이블")
        case .defaultRoute: ("Default route", "기본 경로")
        case .natInZone: ("AZ of the NAT gateway", "NAT 게이트웨이의 가용 영역")
        case .crossesZones: ("Cross-AZ", "가용 영역 간")
        case .gatewayEndpoints: ("Gateway endpoints", "게이트웨이 엔드포인트")
        case .usable: ("Usable addresses", "사용 가능한 주소")
        case .used: ("Used", "사용 중")
        case .free: ("Free", "남은 주소")
        case .usedShare: ("Used share", "사용률")
        case .exhausted: ("Exhausted on", "소진 예상일")
        case .earliest: ("Exhausted, earliest (10 %)", "이르면 소진(10 %)")
        case .latest: ("Exhausted, latest (90 %)", "늦으면 소진(90 %)")
        case .leftOut: ("Not in the total", "합계에 없는 항목")
        case .saves: ("Saves USD per month", "월 절감액(USD)")
        case .kind: ("Kind", "종류")
        case .text: ("Text", "설명")
        case .term: ("Term", "용어")
        case .meaning: ("Meaning", "뜻")
        case .nodeGroup: ("Node group", "노드 그룹")
        case .instanceTypes: ("Instance types", "인스턴스 유형")
        case .nodes: ("Nodes", "노드")
        case .maxPods: ("Max pods per node", "노드당 최대 파드")
        case .podCapacity: ("Pod capacity", "파드 수용량")
        case .pods: ("Pods", "파드")
        case .podsFree: ("Pod headroom", "추가 가능 파드")
        case .snapshot: ("Snapshot", "스냅샷")
        case .share100: ("Share", "비중")
        case .lines: ("Lines", "항목 수")
        }
    }

    /// Indicates whether its cells are numbers or days, which stand on the right.
    var isNumber: Bool {
        switch self {
        case .reserved, .before, .after, .usd, .usdChange, .total, .tier, .tierFrom, .tierTo, .quantity,
            .unitPrice,
            .discount, .amount, .gbOut, .gbIn, .gbBoth, .gb, .share, .count, .poolStart, .poolTotal, .ownPart,
            .change,
            .zonesCutOff, .unpriced, .usable, .used, .free, .usedShare, .exhausted, .nodes, .maxPods,
            .podCapacity, .pods, .podsFree, .snapshot, .share100, .lines, .saves, .earliest, .latest,
            .leftOut:
            true
        default: false
        }
    }
}

extension Sheet {
    /// The heading of a table, each column's title over its cells.
    func header(_ row: Int, _ columns: [Column], _ words: Words) {
        header(row, columns.map(words.column), numbers: Set(columns.indices.filter { columns[$0].isNumber }))
    }
}
