import Words

/// Sentences that the simulation writes in English, and the same in Korean.
///
/// The simulation hands over finished sentences, for scripts read them too. Here each is known again by its fixed
/// words, and what stands between them is carried over.
enum Sentences {
    static let all: [(en: String, ko: String)] = findings + assumptions + warnings + reasons + changes

    /// The Korean sentence; nil for one that the catalogue does not have.
    static func korean(_ sentence: String) -> String? {
        for (ending, korean) in endings where sentence.hasSuffix(ending) {
            guard let colon = sentence.firstRange(of: ": ") else { continue }
            let reason = String(sentence[colon.upperBound...].dropLast(ending.count))
            guard let why = find(reason, in: reasons) else { continue }
            return sentence[..<colon.upperBound] + why + korean
        }
        return find(sentence, in: all)
    }

    /// What the end of a warning says of traffic whose origin stands before and whose reason between.
    private static let endings = [
        (", so it is not in the total", ". 이 트래픽은 합계에 없습니다"),
        (", so it goes nowhere and costs nothing", ". 이 트래픽은 어디로도 가지 못하며 비용이 없습니다"),
    ]

    private static func find(_ sentence: String, in all: [(en: String, ko: String)]) -> String? {
        for (en, ko) in all {
            if let found = arguments(of: sentence, in: en) { return Words.fill(ko, found) }
        }
        return nil
    }

    /// What stands where a template has its `{0}`, `{1}`, …; nil where the fixed words differ.
    ///
    /// The places of an English template stand in order. A place takes as little as it can, and never nothing.
    static func arguments(of sentence: String, in template: String) -> [String]? {
        var rest = sentence[...]
        var pieces = pieces(of: template)
        let last = pieces.removeLast()
        guard let first = pieces.first else { return sentence == last ? [] : nil }
        guard rest.hasPrefix(first) else { return nil }
        rest = rest.dropFirst(first.count)
        var found: [String] = []
        for piece in pieces.dropFirst() {
            guard let place = rest.dropFirst().firstRange(of: piece) else { return nil }
            found.append(String(rest[..<place.lowerBound]))
            rest = rest[place.upperBound...]
        }
        guard rest.hasSuffix(last), rest.count > last.count else { return nil }
        found.append(String(rest.dropLast(last.count)))
        return found
    }

    /// The fixed words around the places.
    private static func pieces(of template: String) -> [String] {
        var pieces: [String] = []
        var rest = template[...]
        var place = 0
        while let next = rest.firstRange(of: "{\(place)}") {
            pieces.append(String(rest[..<next.lowerBound]))
            rest = rest[next.upperBound...]
            place += 1
        }
        return pieces + [String(rest)]
    }
}

extension Words {
    /// A sentence of the simulation in the report's language; in English where the catalogue does not have it.
    func sentence(_ sentence: String) -> String {
        language == .ko ? Sentences.korean(sentence) ?? sentence : sentence
    }
}
