import Foundation
import Testing
import Topology

@testable import Importer

/// What the user data of launch templates says of a kubelet, as each image reads it.
@Suite struct UserDataTests {
    private static let nodeConfig = """
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="//"

        --//
        Content-Type: application/node.eks.aws

        ---
        apiVersion: node.eks.aws/v1alpha1
        kind: NodeConfig
        spec:
          cluster:
            name: shop # not the pods
          kubelet:
            config:
              maxPods: 42
            flags:
              - "--node-labels=a=b"

        --//--
        """

    private func settings(_ text: String) -> KubeletSettings { UserDataReader.settings(text: text) }

    @Test func `nodeadm's settings are found in a MIME message, and a flag stands before the file`() {
        let read = UserDataReader.settings(base64: Data(Self.nodeConfig.utf8).base64EncodedString())
        #expect(read.form == .nodeConfig && read.maxPods == 42)
        let flag = Self.nodeConfig.replacing("--node-labels=a=b", with: "--max-pods=17")
        #expect(settings(flag).maxPods == 17)
    }

    @Test func `a part in base64 is read like any other`() {
        let body = Data(
            "apiVersion: node.eks.aws/v1\nkind: NodeConfig\nspec: {kubelet: {config: {maxPods: 9}}}\n".utf8)
        let text = """
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=X

            --X
            Content-Transfer-Encoding: base64

            \(body.base64EncodedString(options: .lineLength64Characters))
            --X--
            """
        #expect(settings(text).maxPods == 9)
    }

    @Test func `an expression, JSON, block texts and several documents are YAML's own`() {
        let head = "apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\n"
        let expression = settings(head + "spec:\n  kubelet:\n    maxPodsExpression: \"default_enis * 2\"\n")
        #expect(expression.maxPods == nil && expression.maxPodsExpression == "default_enis * 2")
        #expect(settings(head + "spec: {kubelet: {config: {maxPods: 8}}}\n").maxPods == 8)
        let json =
            #"{"apiVersion":"node.eks.aws/v1alpha1","kind":"NodeConfig","spec":{"kubelet":{"config":{"maxPods":7}}}}"#
        #expect(settings(json).maxPods == 7)
        let folded = head + "spec:\n  kubelet:\n    maxPodsExpression: >-\n      default_enis\n      * 3\n"
        #expect(settings(folded).maxPodsExpression == "default_enis * 3")
        let first = head + "spec:\n  kubelet:\n    config:\n      maxPods: 10\n"
        let second =
            "---\n" + head + "spec:\n  kubelet:\n    maxPodsExpression: null\n    config: {maxPods: 11}\n"
        #expect(settings(first + second).maxPods == 11)
        #expect(settings(first + second).maxPodsExpression == nil)
    }

    @Test func `flags of the bootstrap script are found, comments are not`() {
        let script = """
            #!/bin/bash
            # --max-pods=1 in a comment
            /etc/eks/bootstrap.sh shop --use-max-pods false \\
              --kubelet-extra-args '--node-labels=x=y --max-pods=110'
            """
        #expect(settings(script).form == .bootstrap && settings(script).maxPods == 110)
        let bare = settings("#!/bin/sh\n/etc/eks/bootstrap.sh shop --use-max-pods false\n")
        #expect(bare.maxPods == nil && !bare.usesMaxPodsFile)
    }

    @Test(arguments: [
        "[settings.kubernetes]\ncluster-name = \"shop\"\nmax-pods = 60 # a comment\n",
        "settings.kubernetes.max-pods = 60\n", "[settings]\nkubernetes = { max-pods = \"60\" }\n",
    ])
    func `Bottlerocket's settings are TOML, however it is written`(toml: String) {
        #expect(settings(toml).form == .toml && settings(toml).maxPods == 60)
    }

    @Test func `what is compressed, no text or nothing that sets a kubelet up is said to be so`() {
        #expect(UserDataReader.settings(base64: "H4sIAAAAAAAA").form == .unreadable)
        #expect(UserDataReader.settings(base64: "***").form == .unreadable)
        #expect(settings("#cloud-config\nruncmd: [ls]\n").form == .other)
        #expect(settings("kind: [node.eks.aws/").maxPods == nil)
    }

    @Test func `every template of a snapshot has its settings once it is opened`() {
        var snapshot = Snapshot()
        var template = LaunchTemplateVersion(templateID: "lt-1", version: 1)
        template.userData = Data(Self.nodeConfig.utf8).base64EncodedString()
        snapshot.launchTemplateVersions = [template, LaunchTemplateVersion(templateID: "lt-2", version: 1)]
        StoredSettings.read(in: &snapshot)
        #expect(snapshot.launchTemplateVersions.map(\.kubelet?.maxPods) == [42, nil])
        #expect(snapshot.launchTemplateVersions[1].kubelet == nil)
    }
}
