import Topology
import Units

/// Keeps what AWS tells by a call of its own, before or after the thing itself, until the import's end.
extension Writer {
    /// A list without blocks never takes those of the list that was read before: one call tells them, one does not.
    func write(_ list: PrefixList) throws {
        guard list.cidrs.isEmpty else { return try insert(list) }
        let table: Table<PrefixList> = table(of: PrefixList.self)
        try table.merge(list, self)
    }

    func write(_ id: Identifier<PrefixList>, _ blocks: [CIDRBlock]) throws {
        let statement = try statement(
            """
            INSERT OR REPLACE INTO prefixListEntry (snapshotID, prefixListID, position, cidrBase, cidrPrefixLength)
            VALUES (?,?,?,?,?)
            """)
        for (position, block) in blocks.enumerated() {
            statement.bind(snapshot)
            id.bind(to: statement)
            statement.bind(Int64(position))
            block.bind(to: statement)
            try statement.run()
        }
    }

    func write(_ id: Identifier<LoadBalancer>, _ crossZoneEnabled: Bool) throws {
        let statement = try statement(
            "INSERT OR REPLACE INTO loadBalancerAttribute (snapshotID, loadBalancerID, crossZoneEnabled) VALUES (?,?,?)"
        )
        statement.bind(snapshot)
        id.bind(to: statement)
        crossZoneEnabled.bind(to: statement)
        try statement.run()
    }

    func joinLateParts() throws {
        for sql in [
            """
            UPDATE loadBalancer SET crossZoneEnabled = told.crossZoneEnabled FROM loadBalancerAttribute AS told
            WHERE loadBalancer.snapshotID = ? AND told.snapshotID = loadBalancer.snapshotID
                AND told.loadBalancerID = loadBalancer.id
            """,
            """
            INSERT OR REPLACE INTO prefixListCIDRBlock (snapshotID, prefixListID, position, cidrBase, cidrPrefixLength)
            SELECT told.snapshotID, prefixListID, position, cidrBase, cidrPrefixLength
            FROM prefixListEntry AS told JOIN prefixList ON prefixList.snapshotID = told.snapshotID
                AND prefixList.id = told.prefixListID
            WHERE told.snapshotID = ?
            """,
        ] {
            let statement = try statement(sql)
            statement.bind(snapshot)
            try statement.run()
        }
        try placeVPCs()
    }

    /// Gives a VPC that no folder placed the region of its subnets' zones, as a folder would have.
    private func placeVPCs() throws {
        let rows = try statement(
            """
            SELECT vpc.id, min(subnet.zone) FROM vpc JOIN subnet
                ON subnet.snapshotID = vpc.snapshotID AND subnet.vpcID = vpc.id
            WHERE vpc.snapshotID = ? AND vpc.region IS NULL AND subnet.zone IS NOT NULL GROUP BY vpc.id
            """)
        rows.bind(snapshot)
        var regions: [(vpc: String, region: Region)] = []
        while try rows.next() {
            let id = rows.text()
            if let region = ZoneName(rows.text()).region { regions.append((id, region)) }
        }
        for (table, column) in [("vpc", "id"), ("transitGatewayAttachment", "resourceID")] {
            let update = try statement(
                "UPDATE \(table) SET region = ? WHERE snapshotID = ? AND \(column) = ? AND region IS NULL")
            for (vpc, region) in regions {
                region.bind(to: update)
                update.bind(snapshot)
                update.bind(vpc)
                try update.run()
            }
        }
    }
}
