public import Topology

extension Redactor {
    /// A top talker: its ends are workloads, addresses, subnets or services of AWS.
    public func talker(_ old: Talker) -> Talker {
        Talker(
            near: text(old.near), subnet: id(old.subnet), far: text(old.far),
            destination: old.destination.concealed(.name, by: self), out: old.out, back: old.back)
    }

    /// A bill with the same lines and sums; services, usage types and operations are AWS's own.
    public func bill(_ old: Bill) -> Bill {
        var new = old
        new.lines = old.lines.map { line in
            var line = line
            line.item.payer = text(line.item.payer)
            line.item.account = text(line.item.account)
            line.item.resource = text(line.item.resource)
            line.item.cluster = line.item.cluster.map(text)
            return line
        }
        new.elsewhere = old.elsewhere.map { line in
            var line = line
            line.payer = text(line.payer)
            return line
        }
        return new
    }
}
