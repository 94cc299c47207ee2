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
        forecastSameNote, namedInstead, namedAlone, stillRunning, undatedSettings

    var said: (en: String, ko: String) {
        switch self {
        case .reportTitle: ("EKS network cost, {0}", "EKS 네트워크 비용, {0}")
        case .thisMonth: ("This month, USD", "이번 달(USD)")
        case .lastMonth: ("Last month, USD", "지난달(USD)")
        case .againstLast: ("Against last month, USD", "지난달 대비(USD)")
        case .forecast: ("Next month if nothing changes, USD", "변경이 없을 때 다음 달(USD)")
        case .forecastNote:
            (
                "{0}: its own hours, the same estate and traffic",
                "{0}: 그 달의 시간으로 계산, 구성과 트래픽은 동일"
            )
        case .noHistory: ("no snapshot of an earlier month", "이전 달의 스냅샷이 없습니다")
        case .atLeast: ("at least {0}", "최소 {0}")
        case .atLeastNote:
            ("at least: something is unknown, see Assumptions", "최솟값: 알 수 없는 비용이 있습니다(가정과 정확도 참조)")
        case .atMost: ("at most {0}", "최대 {0}")
        case .titleAtLeast: ("{0} (at least)", "{0}(최소)")
        case .unknownWhatIf:
            (
                "What has no known cost and is not the same before and after:",
                "비용을 알 수 없고 변경 전후가 다른 항목:"
            )
        case .lastMonthUnknown:
            (
                "Last month, {0}: {1}; what is missing is not the same, so the change is not known.",
                "지난달({0}): {1}. 빠진 항목이 서로 달라 증감액은 알 수 없습니다."
            )
        case .aMonth: ("**{0}** a month", "월 **{0}**")
        case .hoursOf: ("{0} hours", "{0}시간")
        case .inCurrency: ("In {0} ({1})", "{0} 환산({1})")
        case .doFirst: ("Do first", "먼저 할 일")
        case .doFirstSentence:
            (
                "Do first: **{0}** (`{1}`), worth **{2}** a month.",
                "먼저 할 일: **{0}** (`{1}`), 월 **{2}** 절감."
            )
        case .worth: ("worth {0} a month", "월 {0} 절감")
        case .lastMonthSentence:
            (
                "Last month, {0}: {1}; this month is {3} {2}.",
                "지난달({0}): {1}. 이번 달은 그보다 {3} {2}."
            )
        case .namedInstead:
            (
                "Snapshot {0} was named with --snapshot; by itself this month is told by snapshot {1}.",
                "--snapshot으로 스냅샷 {0}을(를) 지정했습니다. 지정하지 않으면 이 달은 스냅샷 {1}(으)로 보고합니다."
            )
        case .namedAlone:
            (
                "Snapshot {0} was named with --snapshot; by itself no snapshot tells of this month.",
                "--snapshot으로 스냅샷 {0}을(를) 지정했습니다. 지정하지 않으면 이 달을 보여 주는 스냅샷이 없습니다."
            )
        case .stillRunning:
            (
                "The month was still running when the snapshot was taken, {0}: the figures are those of the whole month if nothing changes.",
                "스냅샷을 만든 {0}에는 이 달이 아직 진행 중이었습니다. 그 뒤로 변경이 없을 때의 한 달 전체 금액입니다."
            )
        case .undatedSettings:
            (
                "Of ekscost.yaml, {0} is without a date (from: YYYY-MM), so it is applied to all months shown.",
                "ekscost.yaml의 {0}에는 시작하는 달(from: YYYY-MM)이 없으므로 표시된 모든 달에 적용합니다."
            )
        case .more: ("more", "많습니다")
        case .less: ("less", "적습니다")
        case .forecastSame:
            (
                "{0}, if nothing changes: {1} in the same {2} hours.",
                "변경이 없다면 {0}: {1}(같은 {2}시간 기준)."
            )
        case .forecastSameNote:
            (
                "{0}: the same hours, estate and traffic",
                "{0}: 시간, 구성, 트래픽이 모두 같다고 계산"
            )
        case .because: ("Of that {0}.", "그 내역은 {0}입니다.")
        case .savesTogether:
            (
                "Each is told alone; they overlap. `ekscost optimize` says what is worth most together.",
                "각각 따로 적용했을 때의 금액이며 서로 겹칩니다. 함께 적용할 때 가장 좋은 조합은 `ekscost optimize`가 알려 줍니다."
            )
        case .leastUnpriced:
            ("at least: lines without a price are missing", "최솟값: 단가 없는 항목이 빠져 있습니다")
        case .unpricedLines: ("at least {0}, {1} lines unpriced", "최소 {0}, 단가 없는 항목 {1}개")
        case .notInTotal: ("Things not in the total", "합계에 없는 항목 수")
        case .growthUnknown: ("no date: growth is unknown", "증가율을 알 수 없어 날짜 없음")
        case .addressesUnknown: ("no date: use is unknown", "사용량을 알 수 없어 날짜 없음")
        case .datedOn: ("until {0}", "{0} 소진")
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
        case .noZone: ("no zone of its own", "영역에 속하지 않음")
        case .asItIs: ("as it is", "현재 구성")
        case .single: ("single", "하나로 통합")
        case .perZone: ("one a zone", "영역마다 하나")
        case .regional: ("regional", "리전 단위")
        case .unknownChange: ("unknown: a price is missing", "알 수 없음: 단가 없음")
        case .unknown: ("unknown", "알 수 없음")
        case .noPrice: ("no price", "단가 없음")
        case .yes: ("yes", "예")
        case .no: ("no", "아니요")
        case .nothingFound: ("Nothing was found.", "발견된 사항이 없습니다.")
        case .moreInWorkbook: ("{0} more are in the workbook.", "나머지 {0}건은 통합 문서에 있습니다.")
        case .andMore: ("and {0} more, in the workbook", "그 밖에 {0}건은 통합 문서에 있습니다")
        case .theRest: ("{0} more", "그 밖에 {0}개")
        case .eachCosts: ("each {0} costs ${1}", "{0}당 ${1}")
        case .ofResource: ("`{0}` of `{1}`: {2}", "`{1}`의 `{0}`: {2}")
        case .noMonth:
            (
                "No month was named, so {0} is the snapshot's own.",
                "달을 지정하지 않아 스냅샷의 달({0})로 계산했습니다."
            )
        case .basesSentence: ("Of {0} lines, the quantities are: {1}.", "전체 {0}개 항목의 사용량 근거: {1}.")
        case .writtenBy: ("Written by ekscost {0}.", "ekscost {0} 작성.")
        case .inputsNote:
            (
                "Change a yellow cell and every sum of this workbook follows. Nothing here is protected.",
                "노란색 셀을 바꾸면 이 통합 문서의 모든 합계가 따라 바뀝니다. 보호된 셀은 없습니다."
            )
        case .hoursInput: ("Hours of the month", "이번 달 시간")
        case .natInput: ("How NAT is run", "NAT 운영 방식")
        case .natIndex: ("Its place in the list", "목록에서의 순서")
        case .natHint: ("choose from the list: the costs follow", "목록에서 고르면 비용이 따라 바뀝니다")
        case .egressInput: ("GB the account sends to the internet elsewhere", "계정이 다른 곳에서 인터넷으로 보내는 GB")
        case .allowanceInput: ("GB to the internet that are free", "인터넷 송신 무료 GB")
        case .rateInput: ("{0} for one USD", "1 USD당 {0}")
        case .rateDate: ("the rate of {0}", "{0} 환율")
        case .priceComment: ("{0}, USD a {1}, {2}. Source: {3}", "{0}, {2}, {1}당 USD. 출처: {3}")
        case .priceMissing:
            (
                "{0}, {2}: the book has no price. Write USD a {1} here.",
                "{0}, {2}: 단가가 없습니다. {1}당 USD를 여기에 적으십시오."
            )
        case .trafficComment:
            (
                "{0}. Change it and what it causes follows: processing, transfers between zones, endpoints.",
                "{0}. 값을 바꾸면 처리 요금, 가용 영역 간 전송, 엔드포인트 비용이 따라 바뀝니다."
            )
        case .countComment: ("{0}: how many there are", "{0}: 개수")
        case .kindAssumed: ("assumed", "가정")
        case .kindWarning: ("warning", "주의")
        case .kindUnknown: ("not in the totals", "합계에 없음")
        case .kindBasis: ("basis", "근거")
        case .kindWritten: ("written by", "작성")
        case .chartCategory: ("USD a month by category", "항목별 월 비용(USD)")
        case .chartMonth: ("USD by month", "월별 비용(USD)")
        case .chartZone: ("USD a month by zone", "가용 영역별 월 비용(USD)")
        case .chartNAT: ("USD a month over the GB through NAT", "NAT 처리 GB에 따른 월 비용(USD)")
        case .chartSubnets: ("Addresses used and free", "사용 중인 주소와 남은 주소")
        case .chartPods: ("Pods and room for them", "파드와 수용량")
        case .axisGB: ("GB a month through NAT", "월 NAT 처리 GB")
        case .today: ("today", "현재")
        case .todayGB: ("GB through NAT today", "현재 NAT 처리 GB")
        case .meets: ("{0} and {1} cost the same at", "{0}와(과) {1}의 비용이 같아지는 GB")
        case .fixedPart: ("Standing cost USD", "고정 비용(USD)")
        case .movingPart: ("Cost of today's GB USD", "현재 GB의 비용(USD)")
        case .natNote:
            (
                "The lines follow the inputs. Transfers that have nothing to do with NAT are left out.",
                "입력값을 바꾸면 선이 따라 바뀝니다. NAT와 무관한 전송은 제외했습니다."
            )
        case .moreVPCs:
            (
                "{0} more VPCs with {1} subnets are in the workbook, sheet {2}.",
                "나머지 VPC {0}개(서브넷 {1}개)는 통합 문서의 {2} 시트에 있습니다."
            )
        case .picture: ("Picture: {0}", "그림: {0}")
        case .whatIfNote:
            (
                "What the engine said when the report was made; it does not follow the inputs.",
                "보고서를 만들 때 계산한 값이며 입력값을 바꿔도 따라 바뀌지 않습니다."
            )
        case .podsNow: ("pods", "파드")
        case .podsFree: ("room for more", "남은 수용량")
        case .notBefore: ("not before {0}", "{0} 이전에는 소진되지 않음")
        case .notSeen: ("not within the horizon", "예측 기간에는 소진되지 않음")
        case .oneSubnet: ("{0}: {1} subnet", "{0}: 서브넷 {1}개")
        case .manySubnets: ("{0}: {1} subnets", "{0}: 서브넷 {1}개")
        case .manyNATs: ("{0} NAT gateways", "NAT 게이트웨이 {0}개")
        case .manyExits: ("{0} other ways out", "다른 경로 {0}개")
        case .soManyFree: ("{0} addresses free", "남은 주소 {0}개")
        case .usedAddresses: ("addresses used", "사용 중인 주소")
        case .freeAddresses: ("addresses free", "남은 주소")
        case .trafficTop: ("The largest {0} of {1} rows of traffic.", "트래픽 {1}건 가운데 큰 순서로 {0}건.")
        case .rest: ("the rest, {0} rows", "나머지 {0}건")
        case .breakEvenNote: ("Closed form, even traffic over the zones.", "트래픽이 영역에 고르게 흐른다고 보고 구한 값입니다.")
        case .unpricedNote: ("Lines without a price are not in the totals.", "단가가 없는 항목은 합계에 없습니다.")
        case .costsNote:
            (
                "The largest {0} of {1} lines; all are in the workbook.",
                "전체 {1}개 항목 가운데 큰 순서로 {0}개. 모두 통합 문서에 있습니다."
            )
        }
    }
}
