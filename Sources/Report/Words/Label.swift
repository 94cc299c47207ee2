/// Sentences and labels of the report.
enum Label: Said, CaseIterable {
    case reportTitle, thisMonth, lastMonth, againstLast, forecast, forecastNote, noHistory, atLeast,
        atLeastNote,
        aMonth, hoursOf, inCurrency, doFirst, doFirstSentence, worth, lastMonthSentence, more, less,
        atMost, lastMonthUnknown, titleAtLeast, unknownWhatIf,
        forecastSentence, snapshotSentence, snapshotNote, none, total, totalAtLeast, noZone, asItIs,
        single, perZone, regional, unknownChange, unknown, noPrice, yes, no, nothingFound, moreInWorkbook,
        andMore, theRest, eachCosts, ofResource, noMonth, basesSentence, writtenBy, inputsNote, hoursInput,
        natInput, natIndex, natHint, egressInput, allowanceInput, rateInput, rateDate, priceComment,
        priceMissing, trafficComment, countComment, kindAssumed, kindWarning, kindUnknown, kindBasis,
        kindWritten, chartCategory, chartMonth, chartZone, chartNAT, chartSubnets, chartPods, axisGB,
        today, todayGB, meets, fixedPart, movingPart, natNote, moreVPCs, picture, usedAddresses,
        podsNow, whatIfNote, podsFree, notBefore, notSeen, oneSubnet, manySubnets, manyNATs, manyExits,
        soManyFree,
        freeAddresses, trafficTop, rest, breakEvenNote, unpricedNote, costsNote, leastUnpriced, notInTotal,
        growthUnknown, addressesUnknown, savesTogether, because, unpricedLines, datedOn, forecastSame,
        forecastSameNote, namedInstead, namedAlone, stillRunning, undatedSettings,
        limitAddresses, limitMemory, limitPods, limitOther, limitVolumes, limitHostPort, limitSpread,
        limitAntiAffinity, limitAffinity, limitNodeSelection, limitGate

    var said: (en: String, ko: String) {
        switch self {
        case .reportTitle: ("EKS network cost, {0}", "EKS 네트워크 비용, {0}")
        case .thisMonth: ("This month, USD", "이번 달(USD)")
        case .lastMonth: ("Last month, USD", "지난달(USD)")
        case .againstLast: ("Against last month, USD", "지난달 대비(USD)")
        case .forecast: ("Next month if nothing changes, USD", "변경이 없을 때 다음 달(USD)")
        case .forecastNote:
            (
                "{0}: hours of that month, same resources and traffic",
                "{0}: 해당 월의 시간으로 계산, 리소스와 트래픽은 동일"
            )
        case .noHistory: ("no snapshot of an earlier month", "이전 달의 스냅샷이 없습니다")
        case .atLeast: ("at least {0}", "최소 {0}")
        case .atLeastNote:
            ("at least: some costs are unknown, see Assumptions", "최솟값: 알 수 없는 비용이 있습니다(가정과 정확도 참조)")
        case .atMost: ("at most {0}", "최대 {0}")
        case .titleAtLeast: ("{0} (at least)", "{0}(최소)")
        case .unknownWhatIf:
            (
                "Unknown costs that differ before and after:",
                "비용을 알 수 없고 변경 전후가 다른 항목:"
            )
        case .lastMonthUnknown:
            (
                "Last month, {0}: {1}; the change is unknown because different items are missing.",
                "지난달({0}): {1}. 빠진 항목이 서로 달라 증감액은 알 수 없습니다."
            )
        case .aMonth: ("**{0}** per month", "월 **{0}**")
        case .hoursOf: ("{0} hours", "{0}시간")
        case .inCurrency: ("In {0} ({1})", "{0} 환산({1})")
        case .doFirst: ("Do first", "먼저 할 일")
        case .doFirstSentence:
            (
                "Do first: **{0}** (`{1}`), saves **{2}** per month.",
                "먼저 할 일: **{0}**(`{1}`), 월 **{2}** 절감."
            )
        case .worth: ("saves {0} per month", "월 {0} 절감")
        case .lastMonthSentence:
            (
                "Last month, {0}: {1}; this month is {3} {2}.",
                "지난달({0}): {1}. 이번 달은 그보다 {3} {2}."
            )
        case .namedInstead:
            (
                "Snapshot {0} was chosen with --snapshot; the default for this month is snapshot {1}.",
                "--snapshot으로 지정한 스냅샷 {0}의 보고서입니다. 지정하지 않으면 이 달에는 스냅샷 {1}번을 사용합니다."
            )
        case .namedAlone:
            (
                "Snapshot {0} was chosen with --snapshot; the store has no snapshot of this month.",
                "--snapshot으로 지정한 스냅샷 {0}의 보고서입니다. 이 달의 스냅샷은 없습니다."
            )
        case .stillRunning:
            (
                "The snapshot was taken on {0}, before the month ended: the figures are for the full month if nothing changes.",
                "스냅샷 시점({0})에는 이 달이 끝나지 않았습니다. 그 뒤로 변경이 없을 때의 한 달 전체 금액입니다."
            )
        case .undatedSettings:
            (
                "{0} in ekscost.yaml has no start month (from: YYYY-MM), so it applies to all months shown.",
                "ekscost.yaml의 {0}에는 시작하는 달(from: YYYY-MM)이 없으므로 표시된 모든 달에 적용합니다."
            )
        case .limitAddresses: ("IP addresses", "IP 주소")
        case .limitMemory: ("memory", "메모리")
        case .limitPods: ("max pods", "최대 파드 수")
        case .limitOther: ("other resource", "기타 리소스")
        case .limitVolumes: ("volumes", "볼륨")
        case .limitHostPort: ("host port", "호스트 포트")
        case .limitSpread: ("topology spread", "토폴로지 분산 제약")
        case .limitAntiAffinity: ("anti-affinity", "안티 어피니티")
        case .limitAffinity: ("affinity", "어피니티")
        case .limitNodeSelection: ("node selector or taints", "노드 셀렉터 또는 테인트")
        case .limitGate: ("scheduling gate", "스케줄링 게이트")
        case .more: ("more", "많습니다")
        case .less: ("less", "적습니다")
        case .forecastSame:
            (
                "{0}, if nothing changes: {1} in the same {2} hours.",
                "변경이 없다면 {0}: {1}(같은 {2}시간 기준)."
            )
        case .forecastSameNote:
            (
                "{0}: same hours, resources and traffic",
                "{0}: 시간, 리소스, 트래픽이 모두 같다고 계산"
            )
        case .because: ("Of that {0}.", "그 내역은 {0}입니다.")
        case .savesTogether:
            (
                "Each saving is calculated on its own; they overlap. `ekscost optimize` finds the best combination.",
                "각각 따로 적용했을 때의 금액이며 서로 겹칩니다. 가장 좋은 조합은 `ekscost optimize`로 확인하세요."
            )
        case .leastUnpriced:
            ("at least: lines without a price are missing", "최솟값: 단가 없는 항목이 빠져 있습니다")
        case .unpricedLines: ("at least {0}, {1} lines unpriced", "최소 {0}, 단가 없는 항목 {1}개")
        case .notInTotal: ("Items not in the total", "합계에 없는 항목 수")
        case .growthUnknown: ("no date: growth unknown", "증가율을 알 수 없어 날짜 없음")
        case .addressesUnknown: ("no date: usage unknown", "사용량을 알 수 없어 날짜 없음")
        case .datedOn: ("exhausted on {0}", "{0} 소진")
        case .forecastSentence:
            (
                "{0}, if nothing changes: {1} in its {2} hours.",
                "변경이 없다면 {0}: {1}({2}시간 기준)."
            )
        case .snapshotSentence:
            (
                "Snapshot {0}, taken {1}. Prices as of {2}. Every line with its price, quantity and basis is in [{3}]({3}).",
                "스냅샷 {0}({1}). 단가 기준일 {2}. 모든 항목의 단가, 사용량, 근거는 [{3}]({3})에 있습니다."
            )
        case .snapshotNote:
            (
                "Snapshot {0}, taken {1}; prices as of {2}; ekscost {3}",
                "스냅샷 {0}({1}), 단가 기준일 {2}, ekscost {3}"
            )
        case .none: ("none", "없음")
        case .total: ("Total", "합계")
        case .totalAtLeast: ("Total (at least)", "합계(최소)")
        case .noZone: ("not tied to an AZ", "가용 영역 구분 없음")
        case .asItIs: ("current", "현재")
        case .single: ("single NAT gateway", "1개로 통합")
        case .perZone: ("one per AZ", "가용 영역별 1개")
        case .regional: ("regional NAT gateway", "리전 NAT 게이트웨이")
        case .unknownChange: ("unknown: a price is missing", "알 수 없음: 단가 없음")
        case .unknown: ("unknown", "알 수 없음")
        case .noPrice: ("no price", "단가 없음")
        case .yes: ("yes", "예")
        case .no: ("no", "아니요")
        case .nothingFound: ("No findings.", "발견된 사항이 없습니다.")
        case .moreInWorkbook: ("{0} more are in the workbook.", "나머지 {0}건은 엑셀 파일에 있습니다.")
        case .andMore: ("and {0} more, in the workbook", "그 밖에 {0}건은 엑셀 파일에 있습니다")
        case .theRest: ("{0} more", "그 밖에 {0}개")
        case .eachCosts: ("${1} per {0}", "{0}당 ${1}")
        case .ofResource: ("`{0}` of `{1}`: {2}", "`{1}`의 `{0}`: {2}")
        case .noMonth:
            (
                "No month was given: {0} is the month of the snapshot.",
                "달을 지정하지 않아 스냅샷의 달({0})로 계산했습니다."
            )
        case .basesSentence: ("Basis of the quantities of {0} lines: {1}.", "전체 {0}개 항목의 사용량 근거: {1}.")
        case .writtenBy: ("Written by ekscost {0}.", "ekscost {0} 작성.")
        case .inputsNote:
            (
                "Change a yellow cell and all totals of this workbook are recalculated. No cell is protected.",
                "노란색 셀을 바꾸면 이 파일의 모든 합계가 다시 계산됩니다. 보호된 셀은 없습니다."
            )
        case .hoursInput: ("Hours of the month", "이번 달 시간")
        case .natInput: ("NAT option", "NAT 방식")
        case .natIndex: ("Index of the NAT option", "NAT 방식 번호")
        case .natHint: ("choose from the list: costs are recalculated", "목록에서 고르면 비용이 다시 계산됩니다")
        case .egressInput: ("Other internet egress of the account, GB", "계정의 다른 인터넷 송신(GB)")
        case .allowanceInput: ("Free internet egress, GB", "인터넷 송신 무료 GB")
        case .rateInput: ("{0} for one USD", "1 USD당 {0}")
        case .rateDate: ("the rate of {0}", "{0} 환율")
        case .priceComment: ("{0}, USD per {1}, {2}. Source: {3}", "{0}, {2}, {1}당 USD. 출처: {3}")
        case .priceMissing:
            (
                "{0}, {2}: no price in the price book. Enter USD per {1} here.",
                "{0}, {2}: 단가가 없습니다. {1}당 USD를 여기에 입력하세요."
            )
        case .trafficComment:
            (
                "{0}. Change it and NAT processing, cross-AZ data transfer and endpoint costs are recalculated.",
                "{0}. 값을 바꾸면 NAT 처리, 가용 영역 간 데이터 전송, 엔드포인트 비용이 다시 계산됩니다."
            )
        case .countComment: ("{0}: count", "{0}: 개수")
        case .kindAssumed: ("assumed", "가정")
        case .kindWarning: ("warning", "주의")
        case .kindUnknown: ("not in the total", "합계에 없음")
        case .kindBasis: ("basis", "근거")
        case .kindWritten: ("written by", "작성")
        case .chartCategory: ("USD per month by category", "항목별 월 비용(USD)")
        case .chartMonth: ("USD by month", "월별 비용(USD)")
        case .chartZone: ("USD per month by AZ", "가용 영역별 월 비용(USD)")
        case .chartNAT: ("USD per month by GB through NAT", "NAT 처리량(GB)에 따른 월 비용(USD)")
        case .chartSubnets: ("Addresses used and free", "사용 중인 주소와 남은 주소")
        case .chartPods: ("Pods and headroom", "파드와 수용량")
        case .axisGB: ("GB per month through NAT", "월 NAT 처리량(GB)")
        case .today: ("today", "현재")
        case .todayGB: ("GB through NAT today", "현재 NAT 처리량(GB)")
        case .meets: ("Break-even of {0} and {1}:", "{0}, {1} 방식의 비용이 같아지는 처리량:")
        case .fixedPart: ("Fixed cost USD", "고정 비용(USD)")
        case .movingPart: ("Usage cost at today's GB USD", "현재 처리량의 비용(USD)")
        case .natNote:
            (
                "The lines follow the inputs. Data transfer that does not depend on NAT is excluded.",
                "입력값을 바꾸면 선이 따라 바뀝니다. NAT와 무관한 전송은 제외했습니다."
            )
        case .moreVPCs:
            (
                "{0} more VPCs with {1} subnets are in the workbook, sheet {2}.",
                "나머지 VPC {0}개(서브넷 {1}개)는 엑셀 파일의 {2} 시트에 있습니다."
            )
        case .picture: ("Picture: {0}", "그림: {0}")
        case .whatIfNote:
            (
                "Calculated when the report was made; it does not follow the inputs.",
                "보고서를 만들 때 계산한 값이며 입력값을 바꿔도 따라 바뀌지 않습니다."
            )
        case .podsNow: ("pods", "파드")
        case .podsFree: ("pod headroom", "추가 가능 파드")
        case .notBefore: ("not exhausted before {0}", "{0} 이전에는 소진되지 않음")
        case .notSeen: ("not exhausted within the forecast", "예측 기간 안에는 소진되지 않음")
        case .oneSubnet: ("{0}: {1} subnet", "{0}: 서브넷 {1}개")
        case .manySubnets: ("{0}: {1} subnets", "{0}: 서브넷 {1}개")
        case .manyNATs: ("{0} NAT gateways", "NAT 게이트웨이 {0}개")
        case .manyExits: ("{0} other exits", "다른 출구 {0}개")
        case .soManyFree: ("{0} free addresses", "남은 주소 {0}개")
        case .usedAddresses: ("used addresses", "사용 중인 주소")
        case .freeAddresses: ("free addresses", "남은 주소")
        case .trafficTop: ("The largest {0} of {1} rows of traffic.", "트래픽 {1}건 가운데 큰 순서로 {0}건.")
        case .rest: ("other {0} rows", "나머지 {0}건")
        case .breakEvenNote:
            (
                "Break-even by formula, with traffic spread evenly over the AZs.",
                "트래픽이 가용 영역에 고르게 분산된다고 보고 계산한 손익분기점입니다."
            )
        case .unpricedNote: ("Lines without a price are not in the total.", "단가가 없는 항목은 합계에 없습니다.")
        case .costsNote:
            (
                "The largest {0} of {1} lines; all are in the workbook.",
                "전체 {1}개 항목 가운데 금액이 큰 {0}개. 전체 항목은 엑셀 파일에 있습니다."
            )
        }
    }
}
