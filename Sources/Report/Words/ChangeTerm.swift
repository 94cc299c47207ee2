import Capacity
import Cost
import Simulation
import Words

/// The texts of the part about changes.
enum ChangeTerm: Said, CaseIterable {
    case since, sinceUnknown, sums, unknownParts, unknownQuantity, because, ofWhich, what, why,
        quantityBefore, quantityAfter, others, nothing
    case price, usage, topology
    case causePrice, discount, coverage, causeUsage, hours, appeared, gone
    case fateAppeared, fateGone, grown, shrunk, repriced, changed

    var said: (en: String, ko: String) {
        switch self {
        case .since:
            (
                "Since snapshot {0} ({1}): {2} → {3}, {4} USD per month.",
                "스냅샷 {0}({1}) 대비: {2} → {3}, 월 {4} USD."
            )
        case .sinceUnknown:
            (
                "Since snapshot {0} ({1}): {2} → {3}; the change is unknown.",
                "스냅샷 {0}({1}) 대비: {2} → {3}. 증감액은 알 수 없습니다."
            )
        case .unknownParts:
            (
                "Unknown costs that differ between the two snapshots:",
                "비용을 알 수 없고 두 스냅샷에서 다른 항목:"
            )
        case .unknownQuantity: ("unknown", "알 수 없음")
        case .sums:
            (
                "The parts sum to the change exactly.",
                "각 부분의 합은 증감액과 정확히 일치합니다."
            )
        case .because: ("Cause", "원인")
        case .ofWhich: ("Details", "내역")
        case .what: ("Change", "변화")
        case .why: ("Cause", "원인")
        case .quantityBefore: ("Quantity before", "변경 전 사용량")
        case .quantityAfter: ("Quantity after", "변경 후 사용량")
        case .others: ("{0} others", "그 외 {0}개")
        case .nothing: ("No change.", "달라진 것이 없습니다.")
        case .price: ("price", "단가")
        case .usage: ("usage", "사용량")
        case .topology: ("topology", "리소스 구성")
        case .causePrice: ("list price", "정가")
        case .discount: ("discount", "할인")
        case .coverage: ("price missing on one side", "한쪽에 없는 단가")
        case .causeUsage: ("quantity", "사용량")
        case .hours: ("hours in the month", "월 시간 수")
        case .appeared: ("added", "추가됨")
        case .gone: ("removed", "삭제됨")
        case .fateAppeared: ("added", "추가됨")
        case .fateGone: ("removed", "삭제됨")
        case .grown: ("increased", "증가")
        case .shrunk: ("decreased", "감소")
        case .repriced: ("price changed", "단가 변동")
        case .changed: ("changed", "변경")
        }
    }
}

extension Words {
    func change(_ term: ChangeTerm, _ arguments: String...) -> String {
        Self.fill(language == .ko ? term.said.ko : term.said.en, arguments)
    }

    func group(_ group: ChangeStory.Group) -> String {
        switch group {
        case .price: change(.price)
        case .usage: change(.usage)
        case .topology: change(.topology)
        }
    }

    func cause(_ cause: ChangeStory.Cause) -> String {
        switch cause {
        case .price: change(.causePrice)
        case .discount: change(.discount)
        case .coverage: change(.coverage)
        case .usage: change(.causeUsage)
        case .hours: change(.hours)
        case .appeared: change(.appeared)
        case .gone: change(.gone)
        }
    }

    func fate(_ fate: ChangeStory.Fate) -> String {
        switch fate {
        case .appeared: change(.fateAppeared)
        case .gone: change(.fateGone)
        case .grown: change(.grown)
        case .shrunk: change(.shrunk)
        case .repriced: change(.repriced)
        case .changed: change(.changed)
        }
    }
}
