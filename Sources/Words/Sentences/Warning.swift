/// Something that a reader of a total must know: a part of it is missing.
public enum Warning: Sentence {
    /// A price that the book lacks: the totals are lower bounds.
    case noPrice(usageType: String, region: String)
    /// Usage of unknown quantity that the total lacks.
    case leftOut(UsageReason)
    /// A call that an import made in vain, in the words of the import.
    case notImported(String)
    /// Traffic that cannot be followed and that the total lacks.
    case notFollowed(origin: String, why: PathReason)
    /// Traffic that the route tables let go nowhere.
    case dropped(origin: String, why: PathReason)
    /// A note on the effect of a change.
    case change(ChangeNote)

    public var wording: Wording {
        switch self {
        case .noPrice(let usageType, let region):
            Wording(
                "no-price",
                en:
                    "no price for \(usageType) in \(region): not in the total, so totals are \"at least\"; add it with `ekscost pricing update` or under prices: in ekscost.yaml",
                ko:
                    "\(region)의 \(usageType) 단가가 없어 이 항목은 합계에 없고 합계는 최솟값입니다. `ekscost pricing update`로 받거나 ekscost.yaml의 prices:에 추가하세요"
            )
        case .leftOut(let why):
            why.wording
        case .notImported(let name):
            Wording("not-imported", en: "not imported: \(name)", ko: "가져오지 못함: \(name)")
        case .notFollowed(let origin, let why):
            Wording(
                "not-followed",
                en: "\(origin): \(why.text.en); not in the total",
                ko: "\(origin): \(why.text.ko). 이 트래픽은 합계에 없습니다")
        case .dropped(let origin, let why):
            Wording(
                "dropped",
                en: "\(origin): \(why.text.en); the traffic is dropped and costs nothing",
                ko: "\(origin): \(why.text.ko). 이 트래픽은 전달되지 않으며 비용이 없습니다")
        case .change(let it):
            it.wording
        }
    }
}
