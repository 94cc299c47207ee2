import Testing
import Units

@testable import Report

@Suite struct MoneyTextTests {
    @Test(arguments: [
        ("0", "$0.00"), ("999.994", "$999.99"), ("1000", "$1,000.00"), ("1234567.895", "$1,234,567.90"),
        ("-0.1", "-$0.10"), ("-1234.5", "-$1,234.50"),
    ])
    func `money reads with thousands apart and the sign before the dollar`(amount: String, text: String)
        throws
    {
        #expect(try #require(Money(decimal: amount)).dollars == text)
    }
}
