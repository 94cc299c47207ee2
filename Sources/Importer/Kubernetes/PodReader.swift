import Topology
import Units

/// Gathers a pod from the stream.
struct PodReader {
    private var pod = Pod(namespace: "", name: "")
    private var containers = ResourceRequest()
    /// The init containers' own greatest need, and the sum of those that keep running.
    private var greatestInit = ResourceRequest()
    private var sidecars = ResourceRequest()
    private var whole: (request: ResourceRequest, hasCPU: Bool, hasMemory: Bool)?
    private var overhead = ResourceRequest()
    private var constraints = PodConstraints()
    private var uid: UInt64?
    private let memo: PodMemo

    private init(_ memo: PodMemo) { self.memo = memo }

    static func read(
        _ reader: inout JSONReader, _ memo: PodMemo
    ) throws(JSONStop) -> (pod: Pod, uid: UInt64?)? {
        try memo.patterns.begin(&reader)
        let gathered = try gather(&reader, memo)
        let pod = gathered?.finished
        memo.patterns.learn(pod, uid: gathered?.uid, reader)
        return pod.map { ($0, gathered?.uid) }
    }

    /// The template of the pods of the workload that follows; nil where it has none.
    static func readTemplate(
        ofWorkload reader: inout JSONReader, _ memo: PodMemo
    ) throws(JSONStop) -> Pod? {
        var template: Pod?
        guard try reader.enterObject() else { return nil }
        while let key = try reader.key() {
            guard "spec" ~= key, try reader.enterObject() else {
                if !("spec" ~= key) { try reader.skip() }
                continue
            }
            while let key = try reader.key() {
                if "template" ~= key {
                    template = try gather(&reader, memo)?.complete
                } else {
                    try reader.skip()
                }
            }
        }
        return template
    }

    private static func gather(
        _ reader: inout JSONReader, _ memo: PodMemo
    ) throws(JSONStop) -> PodReader? {
        guard try reader.enterObject() else { return nil }
        var gathering = PodReader(memo)
        while let key = try reader.key() {
            switch key {
            case "metadata": try gathering.readMetadata(&reader)
            case "spec": try gathering.readSpec(&reader)
            case "status": try gathering.readStatus(&reader)
            // What makes it a pod: a pattern keeps to them.
            case "kind", "apiVersion": try reader.skip()
            case "cluster": gathering.pod.cluster = ClusterID(try reader.text() ?? "")
            default: try memo.patterns.passOver(&reader)
            }
        }
        return gathering
    }

    /// The pod with its effective requests, as component-helpers sums them: Rules.md#pod-requests.
    private var finished: Pod? { pod.name.isEmpty ? nil : complete }

    private var complete: Pod {
        var request = (containers + sidecars).joined(greatestInit)
        if let whole {
            if whole.hasCPU { request.cpuMillis = whole.request.cpuMillis }
            if whole.hasMemory { request.memoryBytes = whole.request.memoryBytes }
            for (name, amount) in whole.request.others where name.hasPrefix("hugepages-") {
                request.others[name] = amount
            }
        }
        request = request + overhead
        var pod = pod
        var constraints = constraints
        constraints.addRequests(request.others)
        pod.cpuMillis = Int(clamping: request.cpuMillis)
        pod.memoryBytes = request.memoryBytes
        pod.constraints = constraints.text
        return pod
    }

    private mutating func readMetadata(_ reader: inout JSONReader) throws(JSONStop) {
        guard try reader.enterObject() else { return }
        while let key = try reader.key() {
            switch key {
            case "name": pod.name = try memo.patterns.take(.name, &reader) ?? ""
            case "namespace": pod.namespace = try reader.text() ?? ""
            case "labels": pod.labels = try memo.labels(&reader)
            case "uid": uid = try memo.patterns.takeUID(&reader)
            case "deletionTimestamp":
                pod.isTerminating = true
                try memo.patterns.passOver(&reader)
            case "ownerReferences":
                guard try reader.enterArray() else { break }
                while try reader.element() { try readOwner(&reader) }
            default: try memo.patterns.passOver(&reader)
            }
        }
    }

    /// The controlling owner, or the first where none says that it controls.
    private mutating func readOwner(_ reader: inout JSONReader) throws(JSONStop) {
        guard try reader.enterObject() else { return }
        var kind: String?
        var name: String?
        var controls = false
        while let key = try reader.key() {
            switch key {
            case "kind": kind = try reader.text()
            case "name": name = try reader.text()
            case "controller": controls = try reader.bool() ?? false
            default: try memo.patterns.passOver(&reader)
            }
        }
        guard pod.ownerName == nil || controls else { return }
        pod.ownerKind = kind
        pod.ownerName = name
    }

    private mutating func readSpec(_ reader: inout JSONReader) throws(JSONStop) {
        guard try reader.enterObject() else { return }
        while let key = try reader.key() {
            switch key {
            case "nodeName": pod.nodeName = try memo.patterns.take(.nodeName, &reader)
            case "hostNetwork": pod.isHostNetwork = try reader.bool() ?? false
            case "containers":
                guard try reader.enterArray() else { break }
                while try reader.element() { containers = containers + (try readContainer(&reader).request) }
            case "initContainers":
                guard try reader.enterArray() else { break }
                while try reader.element() { addInit(try readContainer(&reader)) }
            case "resources":
                guard try reader.enterObject() else { break }
                while let key = try reader.key() {
                    guard "requests" ~= key else {
                        try memo.patterns.passOver(&reader)
                        continue
                    }
                    var request = ResourceRequest()
                    let found = try reader.readResources(into: &request)
                    whole = (request, found.hasCPU, found.hasMemory)
                }
            case "overhead": _ = try reader.readResources(into: &overhead)
            case "tolerations": try constraints.readTolerations(&reader, memo)
            case "volumes": try constraints.readVolumes(&reader, memo)
            case "nodeSelector": constraints.add("nodeSelector", try memo.compact(&reader))
            case "affinity": constraints.add("affinity", try memo.compact(&reader))
            case "topologySpreadConstraints":
                constraints.add("topologySpreadConstraints", try memo.compact(&reader))
            case "schedulingGates": constraints.add("schedulingGates", try memo.compact(&reader))
            default: try memo.patterns.passOver(&reader)
            }
        }
    }

    private mutating func addInit(_ container: (request: ResourceRequest, keepsRunning: Bool)) {
        let sum = sidecars + container.request
        greatestInit = greatestInit.joined(sum)
        if container.keepsRunning { sidecars = sum }
    }

    private mutating func readContainer(
        _ reader: inout JSONReader
    ) throws(JSONStop) -> (request: ResourceRequest, keepsRunning: Bool) {
        var request = ResourceRequest()
        var keepsRunning = false
        guard try reader.enterObject() else { return (request, false) }
        while let key = try reader.key() {
            switch key {
            case "resources": request = try memo.requests(&reader)
            case "restartPolicy": if let text = try reader.scalar() { keepsRunning = "Always" ~= text }
            case "ports": try constraints.readPorts(&reader, memo)
            default: try memo.patterns.passOver(&reader)
            }
        }
        return (request, keepsRunning)
    }

    private mutating func readStatus(_ reader: inout JSONReader) throws(JSONStop) {
        guard try reader.enterObject() else { return }
        while let key = try reader.key() {
            switch key {
            case "phase": pod.phase = try reader.text()
            case "podIP": pod.podIP = try memo.patterns.takeAddress(.podIP, &reader)
            default: try memo.patterns.passOver(&reader)
            }
        }
    }
}
