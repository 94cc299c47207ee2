import ArgumentParser
import Capacity
import Exchange
import Foundation
import Importer
import Pricing
import Report
import Simulation
import Store
import Words

/// An error as the user sees it: one line, and an exit code of the contract.
struct Failure: Error, CustomStringConvertible {
    var description: String
    var exitCode: Int32

    init(_ description: String, exitCode: Int32) {
        self.description = description
        self.exitCode = exitCode
    }

    /// The failure behind an error of any room; nil for what the argument parser explains better itself.
    init?(explaining error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as ImportError: self.init(error.description, exitCode: error.exitCode)
        case let error as LiveError: self.init(error.description, exitCode: error.exitCode)
        case let error as EngineError: self.init(error.description, exitCode: error.exitCode)
        case let error as StoreError: self.init(error.description, exitCode: error.exitCode)
        case let error as ConfigurationError: self.init(error.description, exitCode: error.exitCode)
        case let error as PriceBookError: self.init(error.description, exitCode: error.exitCode)
        case let error as ExchangeError: self.init(error.description, exitCode: error.exitCode)
        case let error as ReportError: self.init(error.description, exitCode: error.exitCode)
        case let error as ChangeError: self.init(error.description, exitCode: 64)
        case let error as ScenarioError: self.init(error.description, exitCode: 65)
        default: return nil
        }
    }

    func end() -> Never {
        let line = description.split(whereSeparator: \.isNewline).joined(separator: " ")
        Console.note("ekscost: error: \(line)")
        Foundation.exit(exitCode)
    }
}
