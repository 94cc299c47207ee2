import Topology

/// The codes that a bill puts in front of usage types, `APN2-NatGateway-Bytes`.
///
/// They cannot be derived from the region's name. Source:
/// <https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-region-billing-codes.html>; `EU` is the
/// oldest one.
enum RegionCode {
    private static let regions: [String: String] = [
        "USE1": "us-east-1", "USE2": "us-east-2", "USW1": "us-west-1", "USW2": "us-west-2",
        "CAN1": "ca-central-1", "CAN2": "ca-west-1", "MXC1": "mx-central-1", "SAE1": "sa-east-1",
        "EU": "eu-west-1", "EUW1": "eu-west-1", "EUW2": "eu-west-2", "EUW3": "eu-west-3",
        "EUC1": "eu-central-1", "EUC2": "eu-central-2", "EUN1": "eu-north-1", "EUS1": "eu-south-1",
        "EUS2": "eu-south-2", "AFS1": "af-south-1", "MES1": "me-south-1", "MEC1": "me-central-1",
        "APE1": "ap-east-1", "APE2": "ap-east-2", "APN1": "ap-northeast-1", "APN2": "ap-northeast-2",
        "APN3": "ap-northeast-3", "APS1": "ap-southeast-1", "APS2": "ap-southeast-2",
        "APS3": "ap-south-1", "APS4": "ap-southeast-3", "APS5": "ap-south-2", "APS6": "ap-southeast-4",
        "APS7": "ap-southeast-5", "APS8": "ap-southeast-6", "APS9": "ap-southeast-7",
    ]

    /// The region of a code; nil where the code is not known.
    static func region(_ code: some StringProtocol) -> Region? { regions[String(code)].map { Region($0) } }

    /// Returns whether a usage type's first part is a region's code, known or new: capitals and a number.
    static func isCode(_ part: some StringProtocol) -> Bool {
        if part == "EU" { return true }
        let letters = part.prefix { $0.isASCII && $0.isUppercase }
        let digits = part.dropFirst(letters.count)
        return (2...5).contains(letters.count) && (1...2).contains(digits.count)
            && digits.allSatisfy { $0.isASCII && $0.isNumber } && part != "EC2"
    }
}

/// A usage type of a bill, taken apart.
struct BilledUsageType {
    /// Without the region's code, `NatGateway-Bytes`; `AWS-Out-Bytes` for every pair of regions.
    var name: String
    /// The region of the code; us-east-1 has often none, so nil does not mean it.
    var region: Region?
    /// The other end of a transfer between regions.
    var peer: Region?

    init(_ text: String) {
        name = text
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if let transfer = ["AWS-Out-Bytes", "AWS-In-Bytes"].first(where: { text.hasSuffix("-" + $0) }) {
            // `APN2-USE1-AWS-Out-Bytes`; some exporters put EBS behind each code.
            let codes = parts.dropLast(3).filter { $0 != "EBS" }
            name = transfer
            region = codes.first.flatMap { RegionCode.region($0) }
            peer = codes.dropFirst().first.flatMap { RegionCode.region($0) }
            return
        }
        if parts.count > 1, RegionCode.isCode(parts[0]) {
            region = RegionCode.region(parts[0])
            name = String(text.dropFirst(parts[0].count + 1))
        }
        if name == "EBS-DataTransfer-Regional-Bytes" { name = "DataTransfer-Regional-Bytes" }
    }
}
