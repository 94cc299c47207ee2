/// The reason why a live import gave nothing.
public enum LiveError: Error, Sendable, CustomStringConvertible {
    case missingProgram(String)
    case noRegion(profile: String?)
    case noCredentials(profile: String?, detail: String)
    case badProfile(profile: String?, detail: String)
    /// A part without which the snapshot would mislead, or all of them.
    case lost(LostPart, others: Int)
    case nothingRead([LostPart])
    case noCluster(names: [String], found: [String])
    case cannotStart(program: String, detail: String)
    case cannotWrite(path: String, detail: String)
    case badContext(String, detail: String)

    /// By the contract: 69 an outside program failed, 77 permission denied, 78 bad configuration, 66 missing.
    public var exitCode: Int32 {
        switch self {
        case .missingProgram, .cannotStart: 69
        case .noRegion, .badProfile, .badContext: 78
        case .noCredentials: 77
        case .lost(let part, _): part.reason == .denied ? 77 : 69
        case .nothingRead(let parts): parts.allSatisfy { $0.reason == .denied } ? 77 : 69
        case .noCluster: 66
        case .cannotWrite: 73
        }
    }

    public var description: String {
        switch self {
        case .missingProgram("kubectl"):
            "no kubectl on the PATH, install it (https://kubernetes.io/docs/tasks/tools/), or save its output elsewhere and use `ekscost import json`"
        case .missingProgram(let name):
            "no \(name) on the PATH, install the AWS CLI (https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html), or save its output elsewhere and use `ekscost import json`"
        case .noRegion(let profile):
            "no region\(Self.of(profile)), name one with --region, set AWS_REGION, or use --all-regions"
        case .noCredentials(let profile, let detail):
            "no valid credentials\(Self.of(profile)): \(detail), run `aws sts get-caller-identity\(Self.option(profile))` until it answers (`aws configure`, `aws sso login`)"
        case .badProfile(let profile, let detail):
            "the profile\(Self.of(profile)) cannot be used: \(detail), see `aws configure list-profiles`"
        case .lost(let part, let others):
            part.description
                + (others > 0 ? " (\(others) more calls failed)" : "")
                + ", nothing was imported; --keep-going keeps the rest and marks what is missing"
        case .nothingRead(let parts):
            (parts.first?.description ?? "no call was answered")
                + (parts.count > 1 ? " (\(parts.count - 1) more calls failed)" : "")
                + ", nothing was imported"
        case .noCluster(let names, let found):
            "no cluster \(names.joined(separator: ", ")) in the regions asked; there \(found.count == 1 ? "is" : "are") \(found.isEmpty ? "none" : found.joined(separator: ", ")), check --cluster, --region and --profile"
        case .cannotStart(let program, let detail): "cannot start \(program): \(detail), run it by hand once"
        case .cannotWrite(let path, let detail):
            "cannot write \(path): \(detail), make room or set TMPDIR to another folder"
        case .badContext(let context, let detail):
            "the context \(context) cannot be used: \(detail), see `kubectl config get-contexts`"
        }
    }

    private static func of(_ profile: String?) -> String { profile.map { " of profile \($0)" } ?? "" }
    private static func option(_ profile: String?) -> String { profile.map { " --profile \($0)" } ?? "" }
}
