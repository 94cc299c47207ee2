/// Something that must be known of the effect of a what-if's changes.
public enum ChangeNote: Sentence {
    case noUnassociatedAddress(option: String, place: String)
    case noUnusedNAT(option: String, place: String)
    case poolGrows(option: String, pool: String, added: String)
    case poolShrinks(option: String, pool: String, removed: String)
    case cutsOff(CutOffWays)
    case effectUnknown(options: [String], usage: [UsageName], more: Int)

    public var wording: Wording {
        switch self {
        case .noUnassociatedAddress(let option, let place):
            Wording(
                "no-idle-address",
                en: "\(option) changes nothing: every Elastic IP address \(place) is associated",
                ko: "\(option): 바뀌는 것이 없습니다. 퍼블릭 주소가 모두 연결되어 있습니다(\(place))")
        case .noUnusedNAT(let option, let place):
            Wording(
                "no-idle-nat",
                en: "\(option) changes nothing: every NAT gateway \(place) is used by a route",
                ko: "\(option): 바뀌는 것이 없습니다. 모든 NAT 게이트웨이를 경로가 사용합니다(\(place))")
        case .poolGrows(let option, let pool, let added):
            Wording(
                "node-pool-grows",
                en: "\(option): the pool has \(pool); this adds \(added)",
                ko: "\(option): 노드 풀에는 \(pool, .subject) 있습니다. 이 변경으로 \(added, .subject) 추가됩니다")
        case .poolShrinks(let option, let pool, let removed):
            Wording(
                "node-pool-shrinks",
                en: "\(option): the pool has \(pool); this removes \(removed)",
                ko: "\(option): 노드 풀에는 \(pool, .subject) 있습니다. 이 변경으로 \(removed, .subject) 없어집니다")
        case .cutsOff(let it):
            Wording(
                "cut-off",
                en:
                    "the change cuts off \(it.text.en): this traffic is dropped, and its cost does not count as a saving",
                ko: "이 변경으로 연결이 끊깁니다(\(it.text.ko)). 그곳으로 가던 트래픽은 전달되지 않으며, 그 비용이 없어지는 것은 절감이 아닙니다")
        case .effectUnknown(let options, let usage, let more):
            effectUnknown(options, usage, more)
        }
    }
}

extension ChangeNote {
    private func effectUnknown(_ options: [String], _ usage: [UsageName], _ more: Int) -> Wording {
        let names: LocalizedText = usage.enumerated().reduce(LocalizedText(en: "", ko: "")) {
            let comma: Phrase = $1.offset == 0 ? "" : ", "
            let name = $1.element.text
            return LocalizedText(en: $0.en + comma + name.en, ko: $0.ko + comma + name.ko)
        }
        let others: LocalizedText =
            more > 0 ? .init(en: " and \(more) more", ko: " 외 \(more)개") : .init(en: "", ko: "")
        let option = options.joined(separator: " ")
        return Wording(
            "effect-unknown",
            en:
                "the traffic moved by \(option) is not fully known, so the effect is unknown: \(names.en)\(others.en)",
            ko: "\(option)에 따라 옮겨지는 트래픽을 모두 알 수 없어 그 효과도 알 수 없습니다: \(names.ko)\(others.ko)")
    }
}

/// The ways that subnets lose: how many of them lose each destination.
public struct CutOffWays: Hashable, Sendable {
    /// The way to one destination: `internet`, or an AWS service such as `s3`.
    public struct Way: Hashable, Sendable {
        public var destination: String
        public var subnets: Int

        public init(to destination: String, subnets: Int) {
            self.destination = destination
            self.subnets = subnets
        }

        var text: LocalizedText {
            guard destination != "internet" else {
                return LocalizedText(
                    en: "\(subnets, "subnet") from the internet", ko: "서브넷 \(subnets)개와 인터넷 사이")
            }
            return LocalizedText(
                en: "\(subnets, "subnet") from \(destination)",
                ko: "서브넷 \(subnets)개와 \(destination) 사이")
        }
    }

    public var ways: [Way]

    public init(_ ways: [Way]) { self.ways = ways }

    /// `2 subnets from the internet and 1 subnet from s3`.
    public var text: LocalizedText {
        var text = LocalizedText(en: "", ko: "")
        for (place, way) in ways.enumerated() {
            let between: Phrase = place == 0 ? "" : place == ways.count - 1 ? " and " : ", "
            let comma: Phrase = place == 0 ? "" : ", "
            text = LocalizedText(en: text.en + between + way.text.en, ko: text.ko + comma + way.text.ko)
        }
        return text
    }
}

/// The reason why the optimiser does not take a change.
public enum Exclusion: Sentence {
    case changesNothing
    case cutsOff(CutOffWays)
    case open(OpenReason)
    case otherMissing
    /// A warning that today's answer does not have.
    case warning(Warning)

    public var wording: Wording {
        switch self {
        case .changesNothing: Wording("changes-nothing", en: "changes no cost line", ko: "바뀌는 항목이 없습니다")
        case .cutsOff(let lost):
            Wording(
                "cut-off", en: "would cut off \(lost.text.en)", ko: "연결이 끊깁니다(\(lost.text.ko))")
        case .open(let why): why.wording
        case .otherMissing:
            Wording("other-missing", en: "other items are missing", ko: "다른 항목의 비용을 알 수 없습니다")
        case .warning(let warning): warning.wording
        }
    }
}
