/// A noun as SQL sees it: its table, what names a row for people, and the tables of its lists.
struct StoredNoun: Sendable {
    let table: String
    /// The source of all that its rows say: the table, or a view where the table names texts that it shares.
    let rows: String
    /// An SQL expression.
    let name: String
    /// The column that says whose it is, where the same name may be another cluster's.
    let cluster: String?
    /// The tables of its lists, each with the column that names the owner.
    let lists: [(table: String, owner: String)]

    private init(
        _ table: String, _ name: String = "id", rows: String? = nil, cluster: String? = nil,
        lists: [(table: String, owner: String)] = []
    ) {
        self.table = table
        self.rows = rows ?? table
        self.name = name
        self.cluster = cluster
        self.lists = lists
    }

    static let all: [StoredNoun] = [
        StoredNoun("vpc", lists: [("vpcCIDRBlock", "vpcID")]),
        StoredNoun("subnet"),
        StoredNoun("availabilityZone", "name"),
        StoredNoun("subnetCIDRReservation"),
        StoredNoun("routeTable", lists: [("route", "routeTableID"), ("routeTableSubnet", "routeTableID")]),
        StoredNoun("prefixList", lists: [("prefixListCIDRBlock", "prefixListID")]),
        StoredNoun("flowLog"),
        StoredNoun("natGateway", lists: [("natGatewayAddress", "natGatewayID")]),
        StoredNoun("internetGateway"),
        StoredNoun("vpcEndpoint"),
        StoredNoun("vpcPeeringConnection"),
        StoredNoun("transitGatewayAttachment"),
        StoredNoun("networkInterface"),
        StoredNoun(
            "elasticIP",
            "(publicIP >> 24) || '.' || (publicIP >> 16 & 255) || '.' || (publicIP >> 8 & 255) || '.' || (publicIP & 255)"
        ),
        StoredNoun("loadBalancer"),
        StoredNoun("targetGroup"),
        StoredNoun("instance"),
        StoredNoun("instanceType", "name"),
        StoredNoun("autoScalingGroup", "name"),
        StoredNoun("launchTemplateVersion", "templateID || ':' || version"),
        StoredNoun("cluster", "name"),
        StoredNoun("nodeGroup", "clusterName || '/' || name"),
        StoredNoun("addon", "clusterName || '/' || name"),
        StoredNoun("fargateProfile", "clusterName || '/' || name"),
        StoredNoun("node", "name", rows: "vNode", cluster: "cluster"),
        StoredNoun("pod", "namespace || '/' || name", rows: "vPod", cluster: "cluster"),
        StoredNoun(
            "workload", "kind || ' ' || namespace || '/' || name", rows: "vWorkload", cluster: "cluster"),
        StoredNoun("service", "namespace || '/' || name", rows: "vService", cluster: "cluster"),
        StoredNoun("ingress", "namespace || '/' || name", rows: "vIngress", cluster: "cluster"),
        StoredNoun(
            "endpointCount", "namespace || '/' || service", rows: "vEndpointCount", cluster: "cluster"),
        StoredNoun("eniConfig", "name", rows: "vENIConfig", cluster: "cluster"),
        StoredNoun("account"),
        StoredNoun("meterReading", "resource || ' ' || metric"),
        StoredNoun(
            "traffic",
            """
            sourceKind || ':' || iif(sourceCluster = '', '', sourceCluster || '/')
            || iif(sourceNamespace = '', '', sourceNamespace || '/') || sourceValue || ' > '
            || destinationKind || iif(destinationValue = '', '', ':' || destinationValue)
            || iif(destinationRegion = '', '', '@' || destinationRegion)
            """),
    ]
}
