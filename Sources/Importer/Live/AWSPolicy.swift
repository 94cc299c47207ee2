/// The IAM policy that allows exactly the calls of a table.
public struct AWSPolicy: Sendable {
    /// Sorted, each once.
    public let actions: [String]

    public init(_ calls: [AWSCall]) {
        actions = Set(calls.map(\.permission)).sorted()
    }

    /// The policy document, ready for `aws iam create-policy --policy-document`.
    ///
    /// Most of the actions know no resources, so the one resource is all of them.
    public var json: String {
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "EkscostReads",
              "Effect": "Allow",
              "Action": [
        \(actions.map { "        \"\($0)\"" }.joined(separator: ",\n"))
              ],
              "Resource": "*"
            }
          ]
        }
        """
    }
}
