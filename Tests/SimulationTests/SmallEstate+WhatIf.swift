import Cost
import Estate
import Fixtures
import Simulation

extension SmallEstate {
    /// The answer to a change of the estate.
    func whatIf(_ scenarios: any Scenario..., options: AssessmentOptions = AssessmentOptions()) throws
        -> WhatIf
    {
        try WhatIf(
            scenarios, on: Estate(snapshot), book: Shipped.book, calendar: Shipped.calendar, options: options)
    }
}
