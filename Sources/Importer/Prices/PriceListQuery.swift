import Foundation

/// Asks AWS for a region's list prices through the installed CLI: `aws pricing get-products`.
///
/// The API stands in a few regions and answers for all of them; it takes the permission `pricing:GetProducts`.
public struct PriceListQuery: Sendable {
    /// The region in which the API is asked.
    static let home = "us-east-1"

    private let profile: String?
    private let timeout: Duration

    /// - Parameter profile: of the AWS CLI; nil takes its own.
    public init(profile: String?, timeout: Duration) {
        self.profile = profile
        self.timeout = timeout
    }

    /// One question: a service and what its products must have.
    private struct Question {
        var service: String
        var filters: [(field: String, value: String)]
    }

    private static func questions(_ region: String) -> [Question] {
        let linux = [
            ("regionCode", region), ("operatingSystem", "Linux"), ("preInstalledSw", "NA"),
            ("capacitystatus", "Used"), ("marketoption", "OnDemand"),
        ]
        return [
            Question(
                service: "AmazonEC2", filters: [("regionCode", region), ("productFamily", "NAT Gateway")]),
            Question(service: "AmazonEC2", filters: linux + [("tenancy", "Shared")]),
            Question(service: "AmazonEC2", filters: linux + [("tenancy", "Dedicated")]),
            Question(service: "AmazonVPC", filters: [("regionCode", region)]),
            Question(service: "AWSELB", filters: [("regionCode", region)]),
            Question(service: "AmazonEKS", filters: [("regionCode", region)]),
            Question(service: "awskms", filters: [("regionCode", region)]),
            Question(service: "AWSDataTransfer", filters: [("fromRegionCode", region)]),
        ]
    }

    /// Asks for the prices of a region and hands the lists over.
    ///
    /// - Throws: `LiveError`; nothing is handed over then.
    public func read(region: String, into lists: inout PriceListImport) async throws {
        guard let path = ChildProcess.find("aws", in: ProcessInfo.processInfo.environment["PATH"]) else {
            throw LiveError.missingProgram("aws")
        }
        let folder = try AnswerFolder()
        let caller = AWSCaller(path: path, folder: folder, timeout: timeout, month: nil)
        let place = AWSCaller.Place(profile: profile, region: Self.home)
        var answers: [String] = []
        for (number, question) in Self.questions(region).enumerated() {
            let filters = question.filters.map { "Type=TERM_MATCH,Field=\($0.field),Value=\($0.value)" }
            let call = AWSCall("pricing", "get-products", .region, .essential, tag: "\(number)") { _ in
                ["--service-code", question.service, "--filters"] + filters
            }
            switch try await caller.make(call, [], at: place) {
            case .answered(let file, _): answers.append(file)
            case .failed(.credentials(let detail)):
                throw LiveError.noCredentials(profile: profile, detail: detail)
            case .failed(.profile(let detail)): throw LiveError.badProfile(profile: profile, detail: detail)
            case .failed(.nothingThere): continue
            case .failed(.lost(let reason, let detail)):
                var part = LostPart(call, place, [], reason, detail)
                part.subject = "for \(region)"
                throw LiveError.nothingRead([part])
            }
        }
        for answer in answers { try lists.read(answer) }
    }
}
