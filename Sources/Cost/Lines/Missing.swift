import Topology
import Units

/// Something billed that a sum leaves out, by what makes it the same thing in another sum.
enum Missing: Hashable, Sendable {
    /// Usage without a price.
    case price(Unpriced)
    /// Usage of an unknown quantity; one whose reason differs is another, for the reason may carry figures.
    case usage(UnknownUsage)

    /// A line whose price the book lacks.
    struct Unpriced: Hashable, Sendable {
        var category: Category
        var usageType: String
        var operation: String?
        var resource: String
        var region: String
        var zone: String?
        var unit: String
        /// The part of the list price that is paid.
        var keeping: Ratio
        var owner: Owner

        init(_ line: Line) {
            category = line.category
            usageType = line.usageType
            operation = line.operation
            resource = line.resource
            region = line.region
            zone = line.zone
            unit = line.unit
            keeping = line.keeping
            owner = line.owner
        }
    }
}
