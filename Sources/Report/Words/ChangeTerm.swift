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
                "Since snapshot {0} of {1}: {2} → {3}, {4} USD a month.",
                "스냅샷 {0}({1}) 대비: {2} → {3}, 월 {4} USD."
            )
        case .sinceUnknown:
            (
                "Since snapshot {0} of {1}: {2} → {3}; the change is not known.",
                "스냅샷 {0}({1}) 대비: {2} → {3}. 증감액은 알 수 없습니다."
            )
        case .unknownParts:
            (
                "What has no known cost and is not the same on both sides:",
                "비용을 알 수 없고 양쪽이 다른 항목:"
            )
        case .unknownQuantity: ("unknown", "알 수 없음")
        case .sums:
            (
                "The parts sum to the change to the last billionth of a dollar.",
                "각 부분의 합은 증감액과 10억분의 1달러까지 일치합니다."
            )
        case .because: ("Because of", "원인")
        case .ofWhich: ("Of which", "내역")
        case .what: ("What", "변화")
        case .why: ("Why", "원인")
        case .quantityBefore: ("Quantity before", "변경 전 사용량")
        case .quantityAfter: ("Quantity after", "변경 후 사용량")
        case .others: ("{0} others", "그 외 {0}개")
        case .nothing: ("Nothing moved.", "달라진 것이 없습니다.")
        case .price: ("price", "단가")
        case .usage: ("usage", "사용량")
        case .topology: ("topology", "구성")
        case .causePrice: ("list price", "정가")
        case .discount: ("discount", "할인")
        case .coverage: ("a price that one side lacks", "한쪽에 없는 단가")
        case .causeUsage: ("quantity", "사용량")
        case .hours: ("hours of the month", "그 달의 시간")
        case .appeared: ("appeared", "새로 생김")
        case .gone: ("gone", "없어짐")
        case .fateAppeared: ("appeared", "새로 생김")
        case .fateGone: ("gone", "없어짐")
        case .grown: ("grown", "늘어남")
        case .shrunk: ("shrunk", "줄어듦")
        case .repriced: ("repriced", "단가 변동")
        case .changed: ("changed", "달라짐")
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
