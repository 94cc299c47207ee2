import Topology

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

    /// - Parameters:
    ///   - name: an SQL expression.
    ///   - view: a view that has the cluster of a Kubernetes noun, and texts that its table only names.
    private init<Row: Noun>(_ noun: Row.Type, _ name: String = "id", view: String? = nil) {
        table = Row.table.name
        rows = view ?? Row.table.name
        self.name = name
        cluster = view == nil ? nil : "cluster"
        lists = Row.fields.compactMap { field in
            guard case .rows(let table, let owner, _) = field.storage else { return nil }
            return (table, owner)
        }
    }

    static let all: [StoredNoun] = [
        StoredNoun(VPC.self),
        StoredNoun(Subnet.self),
        StoredNoun(AvailabilityZone.self, "name"),
        StoredNoun(SubnetCIDRReservation.self),
        StoredNoun(RouteTable.self),
        StoredNoun(PrefixList.self),
        StoredNoun(FlowLog.self),
        StoredNoun(NATGateway.self),
        StoredNoun(InternetGateway.self),
        StoredNoun(VPCEndpoint.self),
        StoredNoun(VPCPeeringConnection.self),
        StoredNoun(TransitGatewayAttachment.self),
        StoredNoun(NetworkInterface.self),
        StoredNoun(
            ElasticIP.self,
            "(publicIP >> 24) || '.' || (publicIP >> 16 & 255) || '.' || (publicIP >> 8 & 255) || '.' || (publicIP & 255)"
        ),
        StoredNoun(LoadBalancer.self),
        StoredNoun(TargetGroup.self),
        StoredNoun(Instance.self),
        StoredNoun(InstanceType.self, "name"),
        StoredNoun(AutoScalingGroup.self, "name"),
        StoredNoun(LaunchTemplateVersion.self, "templateID || ':' || version"),
        StoredNoun(Cluster.self, "name"),
        StoredNoun(NodeGroup.self, "clusterName || '/' || name"),
        StoredNoun(Addon.self, "clusterName || '/' || name"),
        StoredNoun(FargateProfile.self, "clusterName || '/' || name"),
        StoredNoun(Node.self, "name", view: "vNode"),
        StoredNoun(Pod.self, "namespace || '/' || name", view: "vPod"),
        StoredNoun(Workload.self, "kind || ' ' || namespace || '/' || name", view: "vWorkload"),
        StoredNoun(Service.self, "namespace || '/' || name", view: "vService"),
        StoredNoun(Ingress.self, "namespace || '/' || name", view: "vIngress"),
        StoredNoun(EndpointCount.self, "namespace || '/' || service", view: "vEndpointCount"),
        StoredNoun(ENIConfig.self, "name", view: "vENIConfig"),
        StoredNoun(Account.self),
        StoredNoun(MeterReading.self, "resource || ' ' || metric"),
        StoredNoun(
            TrafficFlow.self,
            """
            sourceKind || ':' || iif(sourceCluster = '', '', sourceCluster || '/')
            || iif(sourceNamespace = '', '', sourceNamespace || '/') || sourceValue || ' > '
            || destinationKind || iif(destinationValue = '', '', ':' || destinationValue)
            || iif(destinationRegion = '', '', '@' || destinationRegion)
            """),
    ]
}
