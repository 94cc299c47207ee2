public import Estate
public import Topology

extension Snapshot {
    /// The same estate with every name, id, account, address and tag replaced.
    ///
    /// What costs stays as it is: the same things in the same places, with the same traffic. A property that is
    /// not copied here is left out rather than told.
    public func redacted(by redactor: Redactor) -> Snapshot {
        var it = Snapshot()
        it.number = number
        it.takenAt = takenAt
        it.readLists = readLists  // AWS's own names
        redactNetwork(into: &it, redactor)
        redactGateways(into: &it, redactor)
        redactCompute(into: &it, redactor)
        redactKubernetes(into: &it, redactor)
        it.traffic = traffic.map { redactor.flow($0) }
        redactLive(into: &it, redactor)
        return it
    }

    private func redactLive(into it: inout Snapshot, _ redactor: Redactor) {
        it.accounts = accounts.map { Account(id: redactor.name($0.id), name: $0.name.map(redactor.name)) }
        it.eniConfigs = eniConfigs.map { redactor.eniConfig($0) }
        it.meterReadings = meterReadings.map {
            MeterReading(
                resource: redactor.name($0.resource), metric: $0.metric, amount: $0.amount, month: $0.month)
        }
        // What the program said may name anything; that the part is missing says enough.
        it.missingParts = missingParts.map {
            MissingPart(
                call: $0.call, accountID: redactor.name($0.accountID), region: $0.region,
                subject: redactor.name($0.subject), reason: "\($0.call) was not read")
        }
    }

    private func redactNetwork(into it: inout Snapshot, _ redactor: Redactor) {
        it.vpcs = vpcs.map { redactor.vpc($0) }
        it.subnets = subnets.map { redactor.subnet($0) }
        it.availabilityZones = availabilityZones  // AWS's own
        it.subnetCIDRReservations = subnetCIDRReservations.map {
            SubnetCIDRReservation(
                id: redactor.id($0.id), subnetID: redactor.id($0.subnetID), cidr: redactor.block($0.cidr),
                type: $0.type)
        }
        it.routeTables = routeTables.map { redactor.routeTable($0) }
        it.prefixLists = prefixLists.map { redactor.prefixList($0) }
        it.flowLogs = flowLogs.map { redactor.flowLog($0) }
    }

    private func redactGateways(into it: inout Snapshot, _ redactor: Redactor) {
        it.natGateways = natGateways.map { redactor.natGateway($0) }
        it.internetGateways = internetGateways.map { redactor.internetGateway($0) }
        it.vpcEndpoints = vpcEndpoints.map { redactor.endpoint($0) }
        it.vpcPeeringConnections = vpcPeeringConnections.map { redactor.peering($0) }
        it.transitGatewayAttachments = transitGatewayAttachments.map { redactor.attachment($0) }
        it.networkInterfaces = networkInterfaces.map { redactor.networkInterface($0) }
        it.elasticIPs = elasticIPs.map { redactor.elasticIP($0) }
        it.loadBalancers = loadBalancers.map { redactor.loadBalancer($0) }
        it.targetGroups = targetGroups.map { redactor.targetGroup($0) }
    }

    private func redactCompute(into it: inout Snapshot, _ redactor: Redactor) {
        it.instances = instances.map { redactor.instance($0) }
        it.instanceTypes = instanceTypes  // AWS's own
        it.autoScalingGroups = autoScalingGroups.map { redactor.autoScalingGroup($0) }
        it.launchTemplateVersions = launchTemplateVersions.map { redactor.launchTemplate($0) }
        it.clusters = clusters.map { redactor.cluster($0) }
        it.nodeGroups = nodeGroups.map { redactor.nodeGroup($0) }
        it.addons = addons.map { redactor.addon($0) }
        it.fargateProfiles = fargateProfiles.map { redactor.fargateProfile($0) }
    }

    private func redactKubernetes(into it: inout Snapshot, _ redactor: Redactor) {
        it.nodes = nodes.map { redactor.node($0) }
        it.pods = pods.map { redactor.pod($0) }
        it.workloads = workloads.map { redactor.workload($0) }
        it.services = services.map { redactor.service($0) }
        it.ingresses = ingresses.map { redactor.ingress($0) }
        it.endpointCounts = endpointCounts.map { redactor.endpointCount($0) }
        it.workloadPlacements = workloadPlacements.map { redactor.placement($0) }
    }
}

extension Estate {
    /// The same estate with every name, id, account, address and tag replaced.
    public func redacted(by redactor: Redactor) -> Estate { replacing(snapshot.redacted(by: redactor)) }
}
