import Importer
import Words

/// Everything that a cluster needs to make its own report: as little as it takes, and no right to write.
struct KubernetesManifest {
    let image: String
    let namespace: String
    let roleARN: String?
    let schedule: String
    /// The text of `ekscost.yaml`.
    let settings: String
    let storageClass: String?
    let storage: String
    /// The ClusterRole that `import aws --print-policy` prints too.
    private let role = KubernetesRole().yaml

    /// Settings to begin with, where the user has none yet: the account and region of the role, and the cluster around.
    static let usualSettings = """
        monthly:
          import:
            aws: {with_metrics: true}
            kubectl: {}
          reports: reports
          keep_snapshots: 24

        """

    var text: String {
        [account, rights, settingsMap, volume, job].joined(separator: "---\n")
    }

    private var labels: String { "app.kubernetes.io/name: ekscost" }

    private var account: String {
        let role =
            roleARN.map { "\n  annotations:\n    eks.amazonaws.com/role-arn: \(YAMLText.quoted($0))" } ?? ""
        return """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: \(YAMLText.name(namespace))
              labels:
                \(labels)
                pod-security.kubernetes.io/enforce: restricted
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: ekscost
              namespace: \(YAMLText.name(namespace))
              labels:
                \(labels)\(role)

            """
    }

    private var rights: String {
        """
        \(role)
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: ekscost
          labels:
            \(labels)
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: \(KubernetesRole.name)
        subjects:
          - kind: ServiceAccount
            name: ekscost
            namespace: \(YAMLText.name(namespace))

        """
    }

    private var settingsMap: String {
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: ekscost
          namespace: \(YAMLText.name(namespace))
          labels:
            \(labels)
        data:
          ekscost.yaml: \(YAMLText.block(settings, indent: 4))

        """
    }

    private var volume: String {
        let storageClass = storageClass.map { "\n  storageClassName: \(YAMLText.name($0))" } ?? ""
        return """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata:
              name: ekscost
              namespace: \(YAMLText.name(namespace))
              labels:
                \(labels)
            spec:
              accessModes: [ReadWriteOnce]\(storageClass)
              resources:
                requests:
                  storage: \(storage)

            """
    }

    private var job: String {
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: ekscost
          namespace: \(YAMLText.name(namespace))
          labels:
            \(labels)
        spec:
          schedule: "\(schedule)"
          timeZone: Etc/UTC
          concurrencyPolicy: Forbid
          startingDeadlineSeconds: 86400
          successfulJobsHistoryLimit: 3
          failedJobsHistoryLimit: 3
          jobTemplate:
            spec:
              backoffLimit: 3
              activeDeadlineSeconds: 7200
              # A check that failed, wrong settings or a missing permission do not mend themselves.
              podFailurePolicy:
                rules:
                  - action: FailJob
                    onExitCodes:
                      containerName: ekscost
                      operator: In
                      values: [1, 64, 65, 66, 77, 78]
              template:
                metadata:
                  labels:
                    \(labels)
                spec:
                  serviceAccountName: ekscost
                  restartPolicy: Never
                  securityContext:
                    runAsNonRoot: true
                    runAsUser: 65532
                    runAsGroup: 65532
                    fsGroup: 65532
                    seccompProfile:
                      type: RuntimeDefault
                  containers:
                    - name: ekscost
                      image: \(YAMLText.quoted(image))
                      args: [run-monthly, --quiet, --config, /etc/ekscost/ekscost.yaml]
                      workingDir: /var/lib/ekscost
                      env:
                        - name: HOME
                          value: /var/lib/ekscost
                      securityContext:
                        allowPrivilegeEscalation: false
                        readOnlyRootFilesystem: true
                        capabilities:
                          drop: [ALL]
                      resources:
                        requests:
                          cpu: 250m
                          memory: 256Mi
                        limits:
                          memory: 1Gi
                      volumeMounts:
                        - name: state
                          mountPath: /var/lib/ekscost
                        - name: settings
                          mountPath: /etc/ekscost
                          readOnly: true
                        - name: tmp
                          mountPath: /tmp
                  volumes:
                    - name: state
                      persistentVolumeClaim:
                        claimName: ekscost
                    - name: settings
                      configMap:
                        name: ekscost
                    - name: tmp
                      emptyDir:
                        sizeLimit: 2Gi

        """
    }
}
