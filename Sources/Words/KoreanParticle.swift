/// A particle that follows a noun in Korean; its form depends on whether the noun ends in a consonant.
public enum KoreanParticle: Hashable, Sendable, CaseIterable {
    case topic, subject, object, with, toward

    /// The form behind a word; both forms where the word's sound is not certain, as of a Latin word.
    public func form(after word: String) -> String {
        switch word.unicodeScalars.last.flatMap(Self.ending) {
        case .vowel?: afterVowel
        case .consonant(let isRieul)?: self == .toward && isRieul ? afterVowel : afterConsonant
        case nil: either
        }
    }

    private var afterConsonant: String {
        switch self {
        case .topic: "은"
        case .subject: "이"
        case .object: "을"
        case .with: "과"
        case .toward: "으로"
        }
    }

    private var afterVowel: String {
        switch self {
        case .topic: "는"
        case .subject: "가"
        case .object: "를"
        case .with: "와"
        case .toward: "로"
        }
    }

    private var either: String {
        switch self {
        case .topic: "은(는)"
        case .subject: "이(가)"
        case .object: "을(를)"
        case .with: "와(과)"
        case .toward: "(으)로"
        }
    }

    private enum Ending { case vowel, consonant(isRieul: Bool) }

    /// The last sound of a word.
    ///
    /// A Hangul syllable's final consonant is its code's place among 28; a digit sounds as it is read. Source: <https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/#G24646>.
    private static func ending(of scalar: Unicode.Scalar) -> Ending? {
        switch scalar {
        case "\u{AC00}"..."\u{D7A3}":
            let final = (scalar.value - 0xAC00) % 28
            return final == 0 ? .vowel : .consonant(isRieul: final == 8)
        case "1", "7", "8": return .consonant(isRieul: true)  // il, chil, pal
        case "0", "3", "6": return .consonant(isRieul: false)  // yeong, sam, yuk
        case "2", "4", "5", "9": return .vowel
        default: return nil
        }
    }
}
