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
                "Workloads that cause NAT and cross-AZ data transfer cost, measured by flow logs.",
                "VPC 흐름 로그로 측정한, NAT와 가용 영역 간 데이터 전송 비용의 원인입니다."
            )
        case .who: ("Workload", "주체")
        case .subnet: ("Subnet", "서브넷")
        case .to: ("To", "상대")
        case .way: ("Path", "경로")
        case .nat: ("NAT", "NAT")
        case .between: ("cross-AZ", "가용 영역 간")
        case .natAndBetween: ("NAT and cross-AZ", "NAT와 가용 영역 간")
        case .natUSD: ("NAT USD", "NAT USD")
        case .betweenUSD: ("Cross-AZ USD", "가용 영역 간 USD")
        case .more: ("{0} more are in the workbook.", "나머지 {0}개는 엑셀 파일에 있습니다.")
        case .unpriced: ("unpriced", "단가 없음")
        case .accuracy: ("Model compared with the bill", "모델과 청구서의 비교")
        case .explains:
            (
                "The model explains **{0} %** of the {1} billed in {2} (the bill covers {3} hours). Unexplained: {4} ({5} %); resources outside the snapshot: {6}.",
                "모델은 {2} 청구서의 {3}시간 동안 청구된 {1} 중 **{0} %**를 설명합니다. 설명되지 않은 금액: {4}({5} %), 스냅샷에 없는 리소스: {6}."
            )
        case .below: ("Billed {0} % below the price book.", "청구 단가는 가격표보다 {0} % 낮습니다.")
        case .fromModel: ("From model to bill", "모델에서 청구서까지")
        case .differences: ("Count", "건수")
        case .modelled: ("modelled", "모델")
        case .billed: ("billed", "청구")
        case .proof: ("`{0}` lists every line.", "`{0}` 명령으로 모든 항목을 볼 수 있습니다.")
        case .missingHours: ("hours missing from the bill", "청구서에 없는 시간")
        case .discount: ("discount", "할인")
        case .sides: ("billed at a different number of ends", "과금된 방향 수가 다름")
        case .unknownResource: ("resources not in the snapshot", "스냅샷에 없는 리소스")
        case .unknownUsage: ("usage of unknown quantity", "사용량을 알 수 없음")
        case .notBilled: ("modelled, not billed", "모델에 있으나 청구되지 않음")
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
