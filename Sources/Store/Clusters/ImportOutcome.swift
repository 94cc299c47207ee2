/// The outcome of an import's facts, by the names of their tables.
///
/// Of what was read, all that is not counted here, and was not left out by the reader, is stored.
public struct ImportOutcome: Hashable, Sendable {
    /// Items whose key came again, in this import or from an earlier one: the last one stands.
    public var replaced: [String: Int] = [:]
    /// Kubernetes objects of earlier imports that a whole list no longer names.
    public var gone: [String: Int] = [:]
    public init() {}
}
