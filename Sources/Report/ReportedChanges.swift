public import Cost
import Simulation

/// The changes since an earlier snapshot, with that snapshot's number and month.
public struct ReportedChanges: Hashable, Sendable {
    public var story: ChangeStory
    /// The earlier snapshot's number in the store.
    public var snapshot: Int64
    /// The month that it tells of, `2026-09`.
    public var month: String
    public init(story: ChangeStory, snapshot: Int64, month: String) {
        self.story = story
        self.snapshot = snapshot
        self.month = month
    }
}
