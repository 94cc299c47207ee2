import Cost
import FoundationEssentials
import Pricing
import Units

/// The choices that a team writes down once, in `ekscost.yaml`.
struct Configuration: Hashable, Sendable {
    /// Those that say no month from which they hold.
    var discounts = Discounts()
    /// Those that hold from a month on, in the place of earlier ones.
    var laterDiscounts: [Dated<Discounts>] = []
    /// A second currency to show beside the dollar; nil shows dollars alone.
    var currency: SecondCurrency?
    /// The gigabytes that the account sends to the internet elsewhere in the month.
    var accountEgress: Quantity<Gigabyte> = .zero
    /// Indicates whether both ends of a transfer between zones are counted.
    var billsBothSides = true
    var excluded: Set<Category> = []
    /// The user's own prices, which replace those of the book.
    var prices: [PriceOverride] = []
    /// The settings of `run-monthly`; nil where the file has none.
    var monthly: MonthlySettings?

    /// A currency at a rate that the user fixed, so that a report can be made again to the digit.
    struct SecondCurrency: Hashable, Sendable {
        /// ISO code, `KRW`.
        var code: String
        /// The amount of it that one dollar buys.
        var rate: Ratio
        /// The day of the rate, `2026-11-01`.
        var date: String
    }

    /// The file that is read where none is named, if it exists.
    static let usualFile = "ekscost.yaml"

    /// Reads the configuration at `path`; nil reads the usual file of the working folder, or none.
    static func load(path: String?) throws -> Configuration {
        let file = path ?? usualFile
        guard FileManager.default.fileExists(atPath: file) else {
            if path == nil { return Configuration() }
            throw ConfigurationError.missing(file: file)
        }
        guard let bytes = try? Data(contentsOf: URL(filePath: file)),
            let text = String(validating: bytes, as: UTF8.self)
        else {
            throw ConfigurationError.syntax(file: file, line: nil, why: "it cannot be read as UTF-8 text")
        }
        return try Configuration(yaml: text, file: file)
    }

    /// The options of an assessment as far as the file decides them.
    ///
    /// - Parameter month: what is asked for, without settings that begin later; nil takes those without a date.
    func options(in month: BillingMonth? = nil) -> AssessmentOptions {
        var options = AssessmentOptions()
        options.discounts = discounts(in: month)
        options.accountEgress = accountEgress
        options.billsBothSides = billsBothSides
        options.excluded = excluded
        return options
    }
}
