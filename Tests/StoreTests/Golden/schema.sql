CREATE TABLE account (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT,
    PRIMARY KEY (snapshotID, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE "addon" (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    clusterName TEXT NOT NULL,
    name TEXT NOT NULL,
    arn TEXT,
    version TEXT, status TEXT,
    configurationValues TEXT -- JSON or YAML, as the user gave it
) STRICT;

CREATE TABLE autoScalingGroup (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    minSize INTEGER NOT NULL, maxSize INTEGER NOT NULL, desiredCapacity INTEGER NOT NULL,
    zones TEXT NOT NULL, subnetIDs TEXT NOT NULL, instanceIDs TEXT NOT NULL,
    instanceTypes TEXT NOT NULL, -- JSON arrays
    tags TEXT NOT NULL, -- JSON object
    PRIMARY KEY (snapshotID, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE availabilityZone (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    zoneID TEXT, region TEXT, state TEXT, type TEXT,
    PRIMARY KEY (snapshotID, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE billElsewhere (
    -- Money for what the model knows nothing of, by service.
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    month TEXT NOT NULL, payer TEXT NOT NULL,
    service TEXT NOT NULL, kind TEXT NOT NULL, currency TEXT NOT NULL,
    lines INTEGER NOT NULL,
    cost INTEGER NOT NULL, -- billionths of the currency
    PRIMARY KEY (snapshotID, month, payer, service, kind, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE billItem (
    -- One thing that a bill charges for: a usage type of a resource.
    id INTEGER PRIMARY KEY,
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    month TEXT NOT NULL, -- YYYY-MM, of the invoice
    payer TEXT NOT NULL, account TEXT NOT NULL, -- empty where the bill does not say
    kind TEXT NOT NULL, -- usage, reservedUsage, savingsPlanUsage, savingsPlan, discount, credit, refund, tax, fee or other
    service TEXT NOT NULL,
    usageType TEXT NOT NULL, -- without the region's prefix
    operation TEXT NOT NULL,
    region TEXT, zone TEXT,
    resource TEXT NOT NULL, -- empty where the bill names none
    cluster TEXT,
    unit TEXT NOT NULL,
    currency TEXT NOT NULL
) STRICT;

CREATE TABLE billUsage (
    -- How much of an item is billed for some hours; lines of the same hours are summed.
    itemID INTEGER NOT NULL REFERENCES billItem(id) ON DELETE CASCADE,
    startHour INTEGER NOT NULL, -- hours since 1970 UTC: datetime(startHour * 3600, 'unixepoch')
    hours INTEGER NOT NULL, -- 1 in an hourly bill, 24 in a daily one
    lines INTEGER NOT NULL,
    quantity INTEGER NOT NULL, -- billionths of the item's unit
    cost INTEGER NOT NULL, -- billionths of the currency, before discounts that are lines of their own
    netCost INTEGER, listCost INTEGER, -- billionths of the currency; NULL where the bill has no such column
    PRIMARY KEY (itemID, startHour, hours)
) STRICT, WITHOUT ROWID;

CREATE TABLE "cluster" (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    arn TEXT, region TEXT, accountID TEXT,
    version TEXT, -- Kubernetes 1.33
    status TEXT, endpoint TEXT, vpcID TEXT,
    subnetIDs TEXT NOT NULL, -- JSON array
    endpointPublicAccess INTEGER, endpointPrivateAccess INTEGER,
    serviceIPv4CIDR TEXT,
    ipFamily TEXT, supportType TEXT, encryptionKeyARN TEXT, controlPlaneTier TEXT
) STRICT;

CREATE TABLE elasticIP (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    publicIP INTEGER NOT NULL,
    allocationID TEXT, associationID TEXT, networkInterfaceID TEXT, instanceID TEXT,
    networkBorderGroup TEXT, publicIPv4Pool TEXT,
    PRIMARY KEY (snapshotID, publicIP)
) STRICT, WITHOUT ROWID;

CREATE TABLE "endpointCount" (
    -- One row an EndpointSlice and zone: a service of many slices has many, which are to be summed.
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    clusterNumber INTEGER NOT NULL, -- kubernetesCluster.number
    namespace TEXT NOT NULL,
    service TEXT NOT NULL,
    slice TEXT NOT NULL, -- its name, or # and a number where none was imported
    zone TEXT NOT NULL, -- '' where its endpoints have none
    ready INTEGER NOT NULL,
    uid INTEGER, -- half of metadata.uid
    PRIMARY KEY (snapshotID, clusterNumber, namespace, service, slice, zone)
) STRICT, WITHOUT ROWID;

CREATE TABLE "eniConfig" ( -- where the VPC CNI takes the addresses of pods from
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    clusterNumber INTEGER NOT NULL, -- kubernetesCluster.number
    name TEXT NOT NULL, -- a zone's, where nodes find theirs by their zone
    subnetID TEXT,
    securityGroupIDs TEXT NOT NULL, -- JSON array
    uid INTEGER, -- half of metadata.uid
    PRIMARY KEY (snapshotID, clusterNumber, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE "fargateProfile" (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    clusterName TEXT NOT NULL,
    name TEXT NOT NULL,
    arn TEXT,
    subnetIDs TEXT NOT NULL, -- JSON array
    status TEXT
) STRICT;

CREATE TABLE flowLog (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    resourceID TEXT NOT NULL,
    format TEXT, destination TEXT,
    PRIMARY KEY (snapshotID, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);

CREATE TABLE "ingress" (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    clusterNumber INTEGER NOT NULL, -- kubernetesCluster.number
    namespace TEXT NOT NULL,
    name TEXT NOT NULL,
    ingressClass TEXT,
    annotations TEXT NOT NULL, -- JSON object
    loadBalancerHostname TEXT,
    uid INTEGER, -- half of metadata.uid
    PRIMARY KEY (snapshotID, clusterNumber, namespace, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE input (
    -- A traffic table, flow logs or a bill that a snapshot has; importing it again replaces its rows.
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    kind TEXT NOT NULL, -- traffic, flow-logs or bill
    name TEXT NOT NULL, -- of a table as traffic.tableName has it; of a bill its month and payer
    file TEXT, -- of a table: absolute, links followed; as typed before this column; NULL without a file
    delivery TEXT, -- of a bill: the assembly id of AWS's manifest, where it is known
    rows INTEGER NOT NULL,
    importedAt INTEGER, -- seconds since 1970 UTC; NULL where an earlier version or a bundle brought it
    PRIMARY KEY (snapshotID, kind, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE instance (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    instanceType TEXT NOT NULL,
    vpcID TEXT, subnetID TEXT, zone TEXT,
    tenancy TEXT NOT NULL,
    isSpot INTEGER NOT NULL,
    state TEXT NOT NULL,
    platform TEXT, clusterName TEXT, nodeGroupName TEXT, autoScalingGroupName TEXT, publicIP INTEGER,
    PRIMARY KEY (snapshotID, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE instanceType (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    vcpus INTEGER, memoryMiB INTEGER, architecture TEXT,
    enisOnDefaultCard INTEGER, ipv4PerENI INTEGER, -- what bounds the pods of a node
    hypervisor TEXT,
    isBareMetal INTEGER NOT NULL,
    PRIMARY KEY (snapshotID, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE internetGateway (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    vpcIDs TEXT NOT NULL, -- JSON array
    isEgressOnly INTEGER NOT NULL, -- 1: carries IPv6 alone
    PRIMARY KEY (snapshotID, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE kubernetesCluster (
    -- The number that stands for a cluster in the tables of Kubernetes objects.
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    cluster TEXT NOT NULL, -- its ARN; its name where no ARN is known; '' where nothing tells
    PRIMARY KEY (snapshotID, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE launchTemplateVersion (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    templateID TEXT NOT NULL,
    version INTEGER NOT NULL,
    isDefault INTEGER NOT NULL,
    instanceType TEXT, imageID TEXT,
    userData TEXT, -- base64
    PRIMARY KEY (snapshotID, templateID, version)
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

CREATE TABLE loadBalancerAttribute ( -- what came on its own, until the load balancer came
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    loadBalancerID TEXT NOT NULL,
    crossZoneEnabled INTEGER NOT NULL,
    PRIMARY KEY (snapshotID, loadBalancerID)
) STRICT, WITHOUT ROWID;

CREATE TABLE meterReading (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    resource TEXT NOT NULL, -- an id; a load balancer's ARN, a Classic one's name
    metric TEXT NOT NULL, -- as CloudWatch names it
    amount INTEGER NOT NULL, -- bytes in the month; of ConsumedLCUs billionths of an LCU-hour
    month TEXT, -- 2026-10
    PRIMARY KEY (snapshotID, resource, metric)
) STRICT, WITHOUT ROWID;

CREATE TABLE missingPart (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    call TEXT NOT NULL, -- ec2 describe-nat-gateways
    accountID TEXT NOT NULL, region TEXT NOT NULL, subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (snapshotID, call, accountID, region, subject)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE "node" (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    clusterNumber INTEGER NOT NULL, -- kubernetesCluster.number
    name TEXT NOT NULL,
    clusterName TEXT, -- as a label says it
    providerID TEXT, -- aws:///ap-northeast-2a/i-0123
    zone TEXT, region TEXT, instanceType TEXT, nodeGroupName TEXT,
    isSpot INTEGER NOT NULL,
    labels TEXT NOT NULL, -- JSON object
    taints TEXT NOT NULL, -- JSON array of key=value:effect
    isUnschedulable INTEGER NOT NULL,
    isReady INTEGER, capacityPods INTEGER, capacityCPUMillis INTEGER, capacityMemoryBytes INTEGER,
    otherAllocatable TEXT NOT NULL, -- JSON object, bytes or pieces
    allocatableCPUMillis INTEGER, allocatableMemoryBytes INTEGER, allocatablePods INTEGER,
    osImage TEXT, kubeletVersion TEXT,
    externalIP INTEGER, internalIP INTEGER,
    uid INTEGER, -- half of metadata.uid, to tell two objects of one key apart
    PRIMARY KEY (snapshotID, clusterNumber, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE "nodeGroup" (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    clusterName TEXT NOT NULL,
    name TEXT NOT NULL,
    arn TEXT, status TEXT, version TEXT,
    capacityType TEXT NOT NULL, -- ON_DEMAND, SPOT or CAPACITY_BLOCK
    minSize INTEGER, maxSize INTEGER, desiredSize INTEGER,
    instanceTypes TEXT NOT NULL, subnetIDs TEXT NOT NULL, -- JSON arrays
    amiType TEXT, diskSizeGiB INTEGER, launchTemplateID TEXT, launchTemplateVersion TEXT,
    labels TEXT NOT NULL, -- JSON object
    taints TEXT NOT NULL, -- JSON array of key=value:effect
    maxUnavailable INTEGER, maxUnavailablePercentage INTEGER,
    autoScalingGroupNames TEXT NOT NULL -- JSON array
, updateStrategy TEXT) STRICT;

CREATE TABLE "pod" (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    clusterNumber INTEGER NOT NULL, -- kubernetesCluster.number
    namespace TEXT NOT NULL,
    name TEXT NOT NULL,
    ownerKind TEXT, ownerName TEXT,
    workloadName TEXT NOT NULL, -- the owner without a ReplicaSet's hash
    nodeName TEXT,
    podIP INTEGER,
    isHostNetwork INTEGER NOT NULL,
    phase TEXT, -- Pending, Running, Succeeded, Failed or Unknown
    cpuMillis INTEGER NOT NULL, memoryBytes INTEGER NOT NULL, -- effective requests
    constraintsID INTEGER, labelsID INTEGER, -- podText.id
    isTerminating INTEGER NOT NULL,
    uid INTEGER, -- half of metadata.uid
    PRIMARY KEY (snapshotID, clusterNumber, namespace, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE podText (
    -- What pods say alike, labels and scheduling constraints, each once.
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    id INTEGER NOT NULL,
    text TEXT NOT NULL, -- JSON object
    PRIMARY KEY (snapshotID, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE prefixList (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT,
    PRIMARY KEY (snapshotID, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE prefixListCIDRBlock (
    snapshotID INTEGER NOT NULL,
    prefixListID TEXT NOT NULL,
    position INTEGER NOT NULL,
    cidrBase INTEGER NOT NULL, cidrPrefixLength INTEGER NOT NULL,
    PRIMARY KEY (snapshotID, prefixListID, position),
    FOREIGN KEY (snapshotID, prefixListID) REFERENCES prefixList(snapshotID, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE prefixListEntry ( -- what came on its own, until the list came
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    prefixListID TEXT NOT NULL,
    position INTEGER NOT NULL,
    cidrBase INTEGER NOT NULL, cidrPrefixLength INTEGER NOT NULL,
    PRIMARY KEY (snapshotID, prefixListID, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE route (
    snapshotID INTEGER NOT NULL,
    routeTableID TEXT NOT NULL,
    position INTEGER NOT NULL,
    destinationKind TEXT NOT NULL, -- ipv4, ipv6 or prefixList
    destinationBase INTEGER, destinationPrefixLength INTEGER, -- ipv4
    destinationText TEXT, -- the IPv6 block, or the prefix list's id
    targetKind TEXT NOT NULL, -- local, natGateway, internetGateway, vpcEndpoint, ...
    targetID TEXT,
    isBlackhole INTEGER NOT NULL,
    PRIMARY KEY (snapshotID, routeTableID, position),
    FOREIGN KEY (snapshotID, routeTableID) REFERENCES routeTable(snapshotID, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE routeTable (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    vpcID TEXT NOT NULL,
    name TEXT,
    isMain INTEGER NOT NULL, -- 1: used by subnets without a table of their own
    PRIMARY KEY (snapshotID, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE routeTableSubnet (
    -- Explicit associations alone.
    snapshotID INTEGER NOT NULL,
    routeTableID TEXT NOT NULL,
    position INTEGER NOT NULL,
    subnetID TEXT NOT NULL,
    PRIMARY KEY (snapshotID, routeTableID, position),
    FOREIGN KEY (snapshotID, routeTableID) REFERENCES routeTable(snapshotID, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE "service" (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    clusterNumber INTEGER NOT NULL, -- kubernetesCluster.number
    namespace TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT, externalTrafficPolicy TEXT, internalTrafficPolicy TEXT, trafficDistribution TEXT,
    annotations TEXT NOT NULL, -- JSON object
    loadBalancerHostname TEXT,
    uid INTEGER, -- half of metadata.uid
    PRIMARY KEY (snapshotID, clusterNumber, namespace, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot (
    -- One import: all that was known of the network and the clusters at one moment.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    takenAt INTEGER NOT NULL, -- seconds since 1970 UTC
    label TEXT NOT NULL
, readLists TEXT) STRICT;

CREATE TABLE subnet (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    vpcID TEXT NOT NULL,
    zone TEXT,
    zoneID TEXT, -- apne2-az1: the same in every account
    accountID TEXT, name TEXT,
    cidrBase INTEGER CHECK (cidrBase BETWEEN 0 AND 4294967295), -- NULL for an IPv6-only subnet
    cidrPrefixLength INTEGER CHECK (cidrPrefixLength BETWEEN 0 AND 32),
    ipv6CIDR TEXT,
    availableIPAddressCount INTEGER, -- what AWS last said is free
    mapPublicIPOnLaunch INTEGER NOT NULL,
    tags TEXT NOT NULL, -- JSON object
    PRIMARY KEY (snapshotID, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE subnetCIDRReservation (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    subnetID TEXT NOT NULL,
    cidrBase INTEGER NOT NULL, cidrPrefixLength INTEGER NOT NULL,
    type TEXT NOT NULL, -- prefix or explicit
    PRIMARY KEY (snapshotID, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE talker (
    -- Two ends that exchange much across zones or out of the VPC, by flow logs; the most first.
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    near TEXT NOT NULL, -- namespace/workload, an address or a subnet
    subnetID TEXT NOT NULL, -- of the near end
    far TEXT NOT NULL, -- namespace/workload, a service, an address or a subnet
    destinationKind TEXT NOT NULL, destinationValue TEXT NOT NULL, destinationRegion TEXT NOT NULL, -- as in traffic
    outGB TEXT NOT NULL, backGB TEXT NOT NULL, -- exact decimals, GB a month from near to far and back
    PRIMARY KEY (snapshotID, position)
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

CREATE TABLE traffic (
    -- What one source and one destination exchange in a month; a part that a kind does not need is ''.
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    tableName TEXT NOT NULL, -- of the traffic table, or flow logs
    sourceKind TEXT NOT NULL, -- subnet, zone, workload or loadBalancer
    sourceCluster TEXT NOT NULL, -- of a workload, as it was written
    sourceNamespace TEXT NOT NULL,
    sourceValue TEXT NOT NULL,
    destinationKind TEXT NOT NULL, -- internet, service, subnet, zone, vpc, transitGateway, cidr, targets, beyondNAT
    destinationValue TEXT NOT NULL,
    destinationRegion TEXT NOT NULL, -- '' is the source's own
    basis TEXT NOT NULL, -- measured, metered, configured or assumed
    origin TEXT NOT NULL, -- the file and line, or the call, that said so
    outGB TEXT NOT NULL, backGB TEXT NOT NULL, -- exact decimals, a GB is 2^30 bytes
    PRIMARY KEY (
        snapshotID, tableName, sourceKind, sourceCluster, sourceNamespace, sourceValue, destinationKind,
        destinationValue, destinationRegion, basis, origin)
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

CREATE TABLE vpc (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    region TEXT, accountID TEXT, name TEXT,
    ipv6CIDRBlocks TEXT NOT NULL, -- JSON array of texts
    instanceTenancy TEXT NOT NULL,
    isDefault INTEGER NOT NULL,
    enableDNSSupport INTEGER, enableDNSHostnames INTEGER, -- NULL where the input did not say
    PRIMARY KEY (snapshotID, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE vpcAttribute (
    -- DNS flags as AWS tells them apart from the VPC; they are copied into vpc.
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    vpcID TEXT NOT NULL,
    enableDNSSupport INTEGER, enableDNSHostnames INTEGER,
    PRIMARY KEY (snapshotID, vpcID)
) STRICT, WITHOUT ROWID;

CREATE TABLE vpcCIDRBlock (
    -- Position 0 is the primary block. An IPv4 address is a number: 10.0.0.0 is 167772160.
    snapshotID INTEGER NOT NULL,
    vpcID TEXT NOT NULL,
    position INTEGER NOT NULL,
    cidrBase INTEGER NOT NULL CHECK (cidrBase BETWEEN 0 AND 4294967295),
    cidrPrefixLength INTEGER NOT NULL CHECK (cidrPrefixLength BETWEEN 0 AND 32),
    PRIMARY KEY (snapshotID, vpcID, position),
    FOREIGN KEY (snapshotID, vpcID) REFERENCES vpc(snapshotID, id) ON DELETE CASCADE
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

CREATE TABLE "workload" (
    snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
    clusterNumber INTEGER NOT NULL, -- kubernetesCluster.number
    kind TEXT NOT NULL,
    namespace TEXT NOT NULL,
    name TEXT NOT NULL,
    replicas INTEGER, -- NULL for a DaemonSet
    ownerKind TEXT,
    environment TEXT NOT NULL, -- JSON object
    -- What its pods ask for and are bound by; all NULL where its template was not imported.
    podTemplateCPUMillis INTEGER, podTemplateMemoryBytes INTEGER, podTemplateIsHostNetwork INTEGER,
    podTemplateLabels TEXT, podTemplateConstraints TEXT, -- JSON objects
    uid INTEGER, -- half of metadata.uid
    PRIMARY KEY (snapshotID, clusterNumber, kind, namespace, name)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX addonKey ON addon (snapshotID, clusterName, name, coalesce(arn, ''));

CREATE INDEX billItemBySnapshot ON billItem (snapshotID, month);

CREATE UNIQUE INDEX clusterKey ON cluster (snapshotID, name, coalesce(arn, ''));

CREATE UNIQUE INDEX fargateProfileKey
    ON fargateProfile (snapshotID, clusterName, name, coalesce(arn, ''));

CREATE UNIQUE INDEX nodeGroupKey ON nodeGroup (snapshotID, clusterName, name, coalesce(arn, ''));

CREATE VIEW vBill AS
    -- What a month's bill charges for each thing, the most money first; exact in billUsage.
    SELECT i.snapshotID, i.month, i.kind, i.service, i.usageType, i.operation, i.region, i.resource,
        round(sum(u.quantity) / 1e9, 6) AS quantity, i.unit, round(sum(u.cost) / 1e9, 6) AS cost, i.currency,
        datetime(min(u.startHour) * 3600, 'unixepoch') AS first,
        datetime(max(u.startHour + u.hours) * 3600, 'unixepoch') AS last
    FROM billItem AS i JOIN billUsage AS u ON u.itemID = i.id
    GROUP BY i.id ORDER BY i.snapshotID, i.month, sum(u.cost) DESC;

CREATE VIEW vENIConfig AS
    -- Every ENIConfig with its cluster.
    SELECT eniConfig.snapshotID, cluster, name, subnetID, securityGroupIDs
    FROM eniConfig JOIN kubernetesCluster AS known
    ON known.snapshotID = eniConfig.snapshotID AND known.number = eniConfig.clusterNumber;

CREATE VIEW vEndpointCount AS
    -- How many ready endpoints each service has by slice and zone, with its cluster.
    SELECT endpointCount.snapshotID, cluster, namespace, service, slice, zone, ready
    FROM endpointCount JOIN kubernetesCluster AS known
    ON known.snapshotID = endpointCount.snapshotID AND known.number = endpointCount.clusterNumber;

CREATE VIEW vIngress AS
    -- Every Ingress with its cluster.
    SELECT ingress.snapshotID, cluster, namespace, name, ingressClass, annotations, loadBalancerHostname
    FROM ingress JOIN kubernetesCluster AS known
    ON known.snapshotID = ingress.snapshotID AND known.number = ingress.clusterNumber;

CREATE VIEW vNatGateway AS
    -- Every NAT gateway with its public addresses and how many route tables lead to it.
    SELECT nat.snapshotID, nat.id, nat.name, nat.vpcID, nat.subnetID, subnet.zone, availability, state,
        (SELECT group_concat(((publicIP >> 24) || '.' || (publicIP >> 16 & 255) || '.' || (publicIP >> 8 & 255) || '.' || (publicIP & 255)), ' ') FROM natGatewayAddress AS a
            WHERE a.snapshotID = nat.snapshotID AND a.natGatewayID = nat.id) AS publicIPs,
        (SELECT count(DISTINCT routeTableID) FROM route
            WHERE route.snapshotID = nat.snapshotID AND targetID = nat.id) AS routeTables
    FROM natGateway AS nat LEFT JOIN subnet
        ON subnet.snapshotID = nat.snapshotID AND subnet.id = nat.subnetID;

CREATE VIEW vNetworkInterfaceAddress AS
    -- Every private address of every network interface, the primary one at position 0.
    SELECT snapshotID, networkInterface.id AS networkInterfaceID, subnetID, instanceID,
        address.key AS position, ((address.value >> 24) || '.' || (address.value >> 16 & 255) || '.' || (address.value >> 8 & 255) || '.' || (address.value & 255)) AS address
    FROM networkInterface, json_each(networkInterface.privateIPs) AS address;

CREATE VIEW vNode AS
    -- Every node with its cluster.
    SELECT node.snapshotID, cluster, name, clusterName, providerID, zone, region, instanceType,
        nodeGroupName, isSpot, labels, taints, isUnschedulable, isReady, capacityPods,
        capacityCPUMillis, capacityMemoryBytes, otherAllocatable, allocatableCPUMillis,
        allocatableMemoryBytes, allocatablePods, osImage, kubeletVersion,
        ((externalIP >> 24) || '.' || (externalIP >> 16 & 255) || '.' || (externalIP >> 8 & 255) || '.' || (externalIP & 255)) AS externalIP, ((internalIP >> 24) || '.' || (internalIP >> 16 & 255) || '.' || (internalIP >> 8 & 255) || '.' || (internalIP & 255)) AS internalIP
    FROM node JOIN kubernetesCluster AS known
    ON known.snapshotID = node.snapshotID AND known.number = node.clusterNumber;

CREATE VIEW vPod AS
    -- Every pod with its cluster, its labels and what binds it to some nodes, as JSON.
    SELECT pod.snapshotID, cluster, namespace, name, ownerKind, ownerName, workloadName, nodeName,
        ((podIP >> 24) || '.' || (podIP >> 16 & 255) || '.' || (podIP >> 8 & 255) || '.' || (podIP & 255)) AS podIP,
        isHostNetwork, phase, cpuMillis, memoryBytes, isTerminating,
        labels.text AS labels, constraints.text AS constraints
    FROM pod JOIN kubernetesCluster AS known
    ON known.snapshotID = pod.snapshotID AND known.number = pod.clusterNumber
        LEFT JOIN podText AS labels
            ON labels.snapshotID = pod.snapshotID AND labels.id = pod.labelsID
        LEFT JOIN podText AS constraints
            ON constraints.snapshotID = pod.snapshotID AND constraints.id = pod.constraintsID;

CREATE VIEW vPodByNode AS
    -- Every node with its pods that are not finished; pods on the host's network take no address.
    SELECT node.snapshotID, cluster, node.name AS node, node.zone, node.instanceType, node.nodeGroupName,
        count(pod.name) AS pods, node.allocatablePods,
        coalesce(sum(pod.isHostNetwork), 0) AS hostNetworkPods,
        coalesce(sum(pod.cpuMillis), 0) AS cpuMillis, node.allocatableCPUMillis,
        coalesce(sum(pod.memoryBytes), 0) AS memoryBytes, node.allocatableMemoryBytes
    FROM node JOIN kubernetesCluster AS known
    ON known.snapshotID = node.snapshotID AND known.number = node.clusterNumber LEFT JOIN pod
        ON pod.snapshotID = node.snapshotID AND pod.clusterNumber = node.clusterNumber
            AND pod.nodeName = node.name AND coalesce(pod.phase, '') NOT IN ('Succeeded', 'Failed')
    GROUP BY node.snapshotID, node.clusterNumber, node.name;

CREATE VIEW vRoute AS
    -- Every route in the order that AWS lists it, with the subnets that name its table.
    SELECT route.snapshotID, routeTable.vpcID, routeTableID, routeTable.name AS routeTable, isMain,
        coalesce(((destinationBase >> 24) || '.' || (destinationBase >> 16 & 255) || '.' || (destinationBase >> 8 & 255) || '.' || (destinationBase & 255)) || '/' || destinationPrefixLength, destinationText) AS destination,
        targetKind AS target, targetID, isBlackhole,
        (SELECT group_concat(subnetID, ' ') FROM routeTableSubnet AS s
            WHERE s.snapshotID = route.snapshotID AND s.routeTableID = route.routeTableID) AS subnets
    FROM route JOIN routeTable
        ON routeTable.snapshotID = route.snapshotID AND routeTable.id = route.routeTableID
    ORDER BY route.snapshotID, routeTableID, position;

CREATE VIEW vService AS
    -- Every Service with its cluster.
    SELECT service.snapshotID, cluster, namespace, name, type, externalTrafficPolicy,
        internalTrafficPolicy, trafficDistribution, annotations, loadBalancerHostname
    FROM service JOIN kubernetesCluster AS known
    ON known.snapshotID = service.snapshotID AND known.number = service.clusterNumber;

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

CREATE VIEW vSubnet AS
    -- Every subnet: of its addresses AWS keeps 5; free is what AWS last said, used is the rest.
    SELECT snapshotID, id, name, vpcID, zone, cidr, usable, usable - free AS used, free,
        round(100.0 * (usable - free) / usable, 1) AS usedPercent
    FROM (
        SELECT snapshotID, id, name, vpcID, zone,
            ((cidrBase >> 24) || '.' || (cidrBase >> 16 & 255) || '.' || (cidrBase >> 8 & 255) || '.' || (cidrBase & 255)) || '/' || cidrPrefixLength AS cidr,
            (1 << (32 - cidrPrefixLength)) - 5 AS usable,
            availableIPAddressCount AS free
        FROM subnet);

CREATE VIEW vTalker AS
    -- Who exchanges how much with whom, in GB a month; exact in talker.
    SELECT snapshotID, near, subnetID, far,
        round(outGB, 3) AS outGB, round(backGB, 3) AS backGB
    FROM talker ORDER BY snapshotID, position;

CREATE VIEW vTraffic AS
    -- What flows in a month, the most first; outGB and backGB are rounded here, exact in traffic.
    SELECT snapshotID,
        sourceKind || ':' || iif(sourceCluster = '', '', sourceCluster || '/')
            || iif(sourceNamespace = '', '', sourceNamespace || '/') || sourceValue AS source,
        destinationKind || iif(destinationValue = '', '', ':' || destinationValue)
            || iif(destinationRegion = '', '', '@' || destinationRegion) AS destination,
        round(CAST(outGB AS REAL), 3) AS outGB, round(CAST(backGB AS REAL), 3) AS backGB, basis,
        tableName, origin
    FROM traffic
    ORDER BY snapshotID, CAST(outGB AS REAL) + CAST(backGB AS REAL) DESC;

CREATE VIEW vVPC AS
    -- Every VPC with its blocks, the primary one first.
    SELECT snapshotID, id, name, region, accountID,
        (SELECT group_concat(((cidrBase >> 24) || '.' || (cidrBase >> 16 & 255) || '.' || (cidrBase >> 8 & 255) || '.' || (cidrBase & 255)) || '/' || cidrPrefixLength, ' ') FROM vpcCIDRBlock AS b
            WHERE b.snapshotID = vpc.snapshotID AND b.vpcID = vpc.id) AS cidrs,
        enableDNSSupport, enableDNSHostnames
    FROM vpc;

CREATE VIEW vWorkload AS
    -- Every Deployment, ReplicaSet, StatefulSet and DaemonSet with its cluster.
    SELECT workload.snapshotID, cluster, kind, namespace, name, replicas, ownerKind, environment,
        podTemplateCPUMillis, podTemplateMemoryBytes, podTemplateIsHostNetwork, podTemplateLabels,
        podTemplateConstraints
    FROM workload JOIN kubernetesCluster AS known
    ON known.snapshotID = workload.snapshotID AND known.number = workload.clusterNumber;
