import Topology

/// What the pods of an import have said.
final class PodMemo {
    // One for each way to read a value: the same bytes need not say the same elsewhere.
    private var texts = Memo<String?>()
    private var tolerations = Memo<String?>()
    private var labels = Memo<String?>()
    private var requests = Memo<ResourceRequest>()
    var patterns = PodPatterns()

    func tolerations(
        _ reader: inout JSONReader, _ make: (inout JSONReader) throws(JSONStop) -> String?
    ) throws(JSONStop) -> String? {
        try tolerations.value(&reader, make)
    }

    /// An object or an array as compact JSON; nil for an empty one and for anything else.
    func compact(_ reader: inout JSONReader) throws(JSONStop) -> String? {
        try texts.value(&reader) { (reader) throws(JSONStop) -> String? in
            let value = try reader.value()
            return value.elements.isEmpty && value.members.isEmpty ? nil : value.compact
        }
    }

    /// The labels as compact JSON; nil where there are none.
    func labels(_ reader: inout JSONReader) throws(JSONStop) -> String? {
        try labels.value(&reader) { (reader) throws(JSONStop) -> String? in
            try JSONValue.compactTexts(&reader)
        }
    }

    /// The `requests` of the `resources` of a container.
    func requests(_ reader: inout JSONReader) throws(JSONStop) -> ResourceRequest {
        try requests.value(&reader) { (reader) throws(JSONStop) -> ResourceRequest in
            var request = ResourceRequest()
            guard try reader.enterObject() else { return request }
            while let key = try reader.key() {
                if "requests" ~= key {
                    _ = try reader.readResources(into: &request)
                } else {
                    try reader.skip()
                }
            }
            return request
        }
    }
}
