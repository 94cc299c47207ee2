extension Migrations {
    static let gatewaySchema = """
        CREATE TABLE natGateway (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            vpcID TEXT NOT NULL,
            subnetID TEXT, -- NULL for a regional gateway
            availability TEXT NOT NULL, -- zonal or regional
            isPublic INTEGER NOT NULL,
            state TEXT NOT NULL,
            name TEXT,
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE natGatewayAddress (
            snapshotID INTEGER NOT NULL,
            natGatewayID TEXT NOT NULL,
            position INTEGER NOT NULL,
            allocationID TEXT, publicIP INTEGER, privateIP INTEGER, networkInterfaceID TEXT, zone TEXT,
            PRIMARY KEY (snapshotID, natGatewayID, position),
            FOREIGN KEY (snapshotID, natGatewayID) REFERENCES natGateway(snapshotID, id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE internetGateway (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            vpcIDs TEXT NOT NULL, -- JSON array
            isEgressOnly INTEGER NOT NULL, -- 1: carries IPv6 alone
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE vpcEndpoint (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            vpcID TEXT NOT NULL,
            serviceName TEXT NOT NULL, -- com.amazonaws.ap-northeast-2.s3
            kind TEXT NOT NULL, -- Gateway, Interface, GatewayLoadBalancer, Resource or ServiceNetwork
            state TEXT NOT NULL,
            privateDNSEnabled INTEGER NOT NULL,
            routeTableIDs TEXT NOT NULL, subnetIDs TEXT NOT NULL, -- JSON arrays
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE vpcPeeringConnection (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            status TEXT NOT NULL,
            requesterVPCID TEXT, requesterAccountID TEXT, requesterRegion TEXT,
            requesterCIDRBlocks TEXT NOT NULL, -- JSON array
            accepterVPCID TEXT, accepterAccountID TEXT, accepterRegion TEXT,
            accepterCIDRBlocks TEXT NOT NULL, -- JSON array
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE transitGatewayAttachment (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            transitGatewayID TEXT NOT NULL,
            resourceType TEXT NOT NULL, -- vpc, vpn, peering, direct-connect-gateway, ...
            resourceID TEXT,
            subnetIDs TEXT NOT NULL, -- JSON array
            state TEXT NOT NULL,
            region TEXT,
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE networkInterface (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            vpcID TEXT, subnetID TEXT, zone TEXT,
            interfaceType TEXT NOT NULL,
            descriptionText TEXT, status TEXT, instanceID TEXT, requesterID TEXT,
            publicIP INTEGER,
            publicIPOwner TEXT, -- amazon, or an account for an Elastic IP
            privateIPs TEXT NOT NULL, -- JSON array of numbers, the primary address first
            ipv4Prefixes TEXT NOT NULL, -- JSON array of /28 blocks
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE elasticIP (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            publicIP INTEGER NOT NULL,
            allocationID TEXT, associationID TEXT, networkInterfaceID TEXT, instanceID TEXT,
            networkBorderGroup TEXT, publicIPv4Pool TEXT,
            PRIMARY KEY (snapshotID, publicIP)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE loadBalancer (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL, -- the ARN; a Classic Load Balancer's name
            name TEXT NOT NULL,
            kind TEXT NOT NULL, -- application, network, gateway or classic
            isInternetFacing INTEGER NOT NULL,
            vpcID TEXT, region TEXT,
            zones TEXT NOT NULL, -- JSON array of zone=subnet
            state TEXT,
            crossZoneEnabled INTEGER, -- NULL where the input did not say
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE targetGroup (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            targetType TEXT NOT NULL, -- instance, ip, lambda or alb
            vpcID TEXT,
            loadBalancerIDs TEXT NOT NULL, -- JSON array
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;
        """
}
