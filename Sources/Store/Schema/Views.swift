extension Migrations {
    /// A column that holds an address as a number, as people write it.
    static func dotted(_ column: String) -> String {
        "((\(column) >> 24) || '.' || (\(column) >> 16 & 255) || '.' || (\(column) >> 8 & 255) || '.' || (\(column) & 255))"
    }

    /// Views for people at the sqlite3 shell; `.schema vSubnet` prints what each one says of itself.
    static let views = """
        CREATE VIEW vSnapshot AS
            -- Every snapshot with its time in UTC and how much it holds.
            SELECT id AS snapshotID, datetime(takenAt, 'unixepoch') AS takenAt, label,
                (SELECT count(*) FROM vpc WHERE snapshotID = snapshot.id) AS vpcs,
                (SELECT count(*) FROM subnet WHERE snapshotID = snapshot.id) AS subnets,
                (SELECT count(*) FROM natGateway WHERE snapshotID = snapshot.id) AS natGateways,
                (SELECT count(*) FROM networkInterface WHERE snapshotID = snapshot.id) AS networkInterfaces,
                (SELECT count(*) FROM cluster WHERE snapshotID = snapshot.id) AS clusters,
                (SELECT count(*) FROM node WHERE snapshotID = snapshot.id) AS nodes,
                (SELECT count(*) FROM pod WHERE snapshotID = snapshot.id) AS pods,
                (SELECT count(*) FROM traffic WHERE snapshotID = snapshot.id) AS trafficRows
            FROM snapshot;

        CREATE VIEW vVPC AS
            -- Every VPC with its blocks, the primary one first.
            SELECT snapshotID, id, name, region, accountID,
                (SELECT group_concat(\(dotted("cidrBase")) || '/' || cidrPrefixLength, ' ') FROM vpcCIDRBlock AS b
                    WHERE b.snapshotID = vpc.snapshotID AND b.vpcID = vpc.id) AS cidrs,
                enableDNSSupport, enableDNSHostnames
            FROM vpc;

        CREATE VIEW vSubnet AS
            -- Every subnet: of its addresses AWS keeps 5; free is what AWS last said, used is the rest.
            SELECT snapshotID, id, name, vpcID, zone, cidr, usable, usable - free AS used, free,
                round(100.0 * (usable - free) / usable, 1) AS usedPercent
            FROM (
                SELECT snapshotID, id, name, vpcID, zone,
                    \(dotted("cidrBase")) || '/' || cidrPrefixLength AS cidr,
                    (1 << (32 - cidrPrefixLength)) - 5 AS usable,
                    availableIPAddressCount AS free
                FROM subnet);

        CREATE VIEW vRoute AS
            -- Every route in the order that AWS lists it, with the subnets that name its table.
            SELECT route.snapshotID, routeTable.vpcID, routeTableID, routeTable.name AS routeTable, isMain,
                coalesce(\(dotted("destinationBase")) || '/' || destinationPrefixLength, destinationText) AS destination,
                targetKind AS target, targetID, isBlackhole,
                (SELECT group_concat(subnetID, ' ') FROM routeTableSubnet AS s
                    WHERE s.snapshotID = route.snapshotID AND s.routeTableID = route.routeTableID) AS subnets
            FROM route JOIN routeTable
                ON routeTable.snapshotID = route.snapshotID AND routeTable.id = route.routeTableID
            ORDER BY route.snapshotID, routeTableID, position;

        CREATE VIEW vNatGateway AS
            -- Every NAT gateway with its public addresses and how many route tables lead to it.
            SELECT nat.snapshotID, nat.id, nat.name, nat.vpcID, nat.subnetID, subnet.zone, availability, state,
                (SELECT group_concat(\(dotted("publicIP")), ' ') FROM natGatewayAddress AS a
                    WHERE a.snapshotID = nat.snapshotID AND a.natGatewayID = nat.id) AS publicIPs,
                (SELECT count(DISTINCT routeTableID) FROM route
                    WHERE route.snapshotID = nat.snapshotID AND targetID = nat.id) AS routeTables
            FROM natGateway AS nat LEFT JOIN subnet
                ON subnet.snapshotID = nat.snapshotID AND subnet.id = nat.subnetID;

        CREATE VIEW vNetworkInterfaceAddress AS
            -- Every private address of every network interface, the primary one at position 0.
            SELECT snapshotID, id AS networkInterfaceID, subnetID, instanceID, address.key AS position,
                \(dotted("address.value")) AS address
            FROM networkInterface, json_each(networkInterface.privateIPs) AS address;

        CREATE VIEW vPodByNode AS
            -- Every node with its pods that are not finished; pods on the host's network take no address.
            SELECT node.snapshotID, node.name AS node, node.zone, node.instanceType, node.nodeGroupName,
                count(pod.name) AS pods, node.allocatablePods,
                coalesce(sum(pod.isHostNetwork), 0) AS hostNetworkPods,
                coalesce(sum(pod.cpuMillis), 0) AS cpuMillis, node.allocatableCPUMillis,
                coalesce(sum(pod.memoryBytes), 0) AS memoryBytes, node.allocatableMemoryBytes
            FROM node LEFT JOIN pod ON pod.snapshotID = node.snapshotID AND pod.nodeName = node.name
                AND coalesce(pod.phase, '') NOT IN ('Succeeded', 'Failed')
            GROUP BY node.snapshotID, node.name;

        CREATE VIEW vTraffic AS
            -- What flows in a month, the most first; outGB and backGB are rounded here, exact in traffic.
            SELECT snapshotID,
                sourceKind || ':' || iif(sourceNamespace = '', '', sourceNamespace || '/') || sourceValue AS source,
                destinationKind || iif(destinationValue = '', '', ':' || destinationValue)
                    || iif(destinationRegion = '', '', '@' || destinationRegion) AS destination,
                round(CAST(outGB AS REAL), 3) AS outGB, round(CAST(backGB AS REAL), 3) AS backGB, basis, origin
            FROM traffic
            ORDER BY snapshotID, CAST(outGB AS REAL) + CAST(backGB AS REAL) DESC;
        """
}
