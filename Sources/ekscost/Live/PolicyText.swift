import Importer

/// The least privileges of a live import: an IAM policy and a ClusterRole, two documents of one YAML stream.
struct PolicyText {
    let calls: [AWSCall]

    var text: String {
        """
        # IAM: aws iam create-policy --policy-name ekscost-reads --policy-document file://ekscost-reads.json
        \(AWSPolicy(calls).json)
        ---
        # Kubernetes: kubectl apply -f ekscost-reads.yaml
        \(KubernetesRole().yaml)
        """
    }
}
