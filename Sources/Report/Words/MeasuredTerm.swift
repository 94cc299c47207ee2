import Capacity
import Cost
import Estate
import Simulation
import Units
import Words

/// The texts of the parts about talkers and the bill.
enum MeasuredTerm: Said, CaseIterable {
    case talkers, talkersIntro, who, subnet, to, way, nat, between, natAndBetween, natUSD, betweenUSD, more,
        unpriced
    case accuracy, explains, below, fromModel, differences, modelled, billed, proof
    case missingHours, discount, sides, unknownResource, unknownUsage, notBilled, commitment, credit, refund,
        tax, fee,
        rounding, unexplained

    var said: (en: String, ko: String) {
        switch self {
        case .talkers: ("Top talkers", "주요 통신 주체")
        case .talkersIntro:
            (
                "Who causes the money at NAT gateways and between zones, by flow logs (measured).",
                "플로우 로그로 실측한, NAT 게이트웨이와 가용 영역 간 비용의 원인입니다."
            )
        case .who: ("Who", "주체")
        case .subnet: ("Subnet", "서브넷")
        case .to: ("To", "상대")
        case .way: ("Way", "경로")
        case .nat: ("NAT", "NAT")
        case .between: ("between zones", "가용 영역 간")
        case .natAndBetween: ("NAT and between zones", "NAT와 가용 영역 간")
        case .natUSD: ("NAT USD", "NAT USD")
        case .betweenUSD: ("Between zones USD", "가용 영역 간 USD")
        case .more: ("{0} more are in the workbook.", "나머지 {0}개는 엑셀 파일에 있습니다.")
        case .unpriced: ("unpriced", "단가 없음")
        case .accuracy: ("The model against the bill", "모델과 청구서의 비교")
        case .explains:
            (
                "The model explains **{0} %** of the {1} that the bill of {2} charges, in the {3} hours that it has. Unexplained: {4} ({5} %); for things outside the snapshot: {6}.",
                "모델은 {2} 청구서의 {3}시간 동안 청구된 {1} 중 **{0} %**를 설명합니다. 설명되지 않은 금액: {4}({5} %), 스냅샷에 없는 리소스: {6}."
            )
        case .below: ("Billed {0} % below the price book.", "청구 단가는 가격표보다 {0} % 낮습니다.")
        case .fromModel: ("From model to bill", "모델에서 청구서까지")
        case .differences: ("Differences", "건수")
        case .modelled: ("modelled", "모델")
        case .billed: ("billed", "청구")
        case .proof: ("`{0}` names every line.", "`{0}` 명령이 모든 항목을 보여 줍니다.")
        case .missingHours: ("hours that the bill lacks", "청구서에 없는 시간")
        case .discount: ("discount", "할인")
        case .sides: ("billed at another number of ends", "청구된 끝의 수가 다름")
        case .unknownResource: ("resources that are not in the snapshot", "스냅샷에 없는 리소스")
        case .unknownUsage: ("usage of unknown quantity", "사용량을 알 수 없음")
        case .notBilled: ("modelled and not billed", "모델에 있으나 청구되지 않음")
        case .commitment: ("Reserved Instances and Savings Plans", "예약 인스턴스와 Savings Plans")
        case .credit: ("credits", "크레딧")
        case .refund: ("refunds", "환불")
        case .tax: ("tax", "세금")
        case .fee: ("fees", "수수료")
        case .rounding: ("rounding", "반올림")
        case .unexplained: ("unexplained", "설명되지 않음")
        }
    }

    init(_ kind: Residual.Kind) {
        self =
            switch kind {
            case .missingHours: .missingHours
            case .discount: .discount
            case .sides: .sides
            case .unknownResource: .unknownResource
            case .unknownUsage: .unknownUsage
            case .notBilled: .notBilled
            case .commitment: .commitment
            case .credit: .credit
            case .refund: .refund
            case .tax: .tax
            case .fee: .fee
            case .rounding: .rounding
            case .unexplained: .unexplained
            }
    }
}

extension Words {
    func measured(_ term: MeasuredTerm, _ arguments: String...) -> String {
        Self.fill(language == .ko ? term.said.ko : term.said.en, arguments)
    }

    func way(of cost: TalkerCost) -> String {
        switch (cost.usesNAT, cost.crossesZones) {
        case (true, true): measured(.natAndBetween)
        case (true, false): measured(.nat)
        default: measured(.between)
        }
    }
}
