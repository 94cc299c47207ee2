import Topology
import Units

// What `aws ec2`, `aws autoscaling` and `aws eks` print of machines and clusters.

extension Instance {
    /// A reservation of its own.
    var bundled: JSONObject {
        let instance = JSONObject.made {
            $0.add("InstanceId", id.rawValue)
            $0.add("InstanceType", instanceType)
            $0.add("VpcId", vpcID?.rawValue)
            $0.add("SubnetId", subnetID?.rawValue)
            $0.add("Placement") {
                $0.add("AvailabilityZone", zone?.rawValue)
                $0.add("Tenancy", tenancy)
            }
            if isSpot { $0.add("InstanceLifecycle", "spot") }
            $0.add("State") { $0.add("Name", state) }
            $0.add("Platform", platform)
            $0.add("PublicIpAddress", publicIP?.description)
            var tags: [String: String] = [:]
            tags["eks:cluster-name"] = clusterName
            tags["eks:nodegroup-name"] = nodeGroupName
            tags["aws:autoscaling:groupName"] = autoScalingGroupName
            $0.addTags(tags)
        }
        return .made { $0.add("Instances", [instance]) }
    }
}

extension InstanceType {
    var bundled: JSONObject {
        .made {
            $0.add("InstanceType", name)
            $0.add("VCpuInfo") { $0.add("DefaultVCpus", vcpus) }
            $0.add("MemoryInfo") { $0.add("SizeInMiB", memoryMiB) }
            if let architecture {
                $0.add("ProcessorInfo") { $0.add("SupportedArchitectures", [architecture]) }
            }
            // Of the default card alone, for that is what the snapshot knows.
            $0.add("NetworkInfo") {
                $0.add("MaximumNetworkInterfaces", enisOnDefaultCard)
                $0.add("Ipv4AddressesPerInterface", ipv4PerENI)
            }
            $0.add("Hypervisor", hypervisor)
            $0.add("BareMetal", isBareMetal)
        }
    }
}

extension AutoScalingGroup {
    var bundled: JSONObject {
        .made {
            $0.add("AutoScalingGroupName", name)
            $0.add("MinSize", minSize)
            $0.add("MaxSize", maxSize)
            $0.add("DesiredCapacity", desiredCapacity)
            $0.add("AvailabilityZones", zones.map(\.rawValue))
            if !subnetIDs.isEmpty {
                $0.add("VPCZoneIdentifier", subnetIDs.map(\.rawValue).joined(separator: ","))
            }
            $0.add("Instances", instanceIDs.map { id in .made { $0.add("InstanceId", id.rawValue) } })
            if !instanceTypes.isEmpty {
                $0.add("MixedInstancesPolicy") {
                    $0.add("LaunchTemplate") {
                        $0.add(
                            "Overrides", instanceTypes.map { type in .made { $0.add("InstanceType", type) } })
                    }
                }
            }
            $0.addTags(tags)
        }
    }
}

extension LaunchTemplateVersion {
    var bundled: JSONObject {
        .made {
            $0.add("LaunchTemplateId", templateID)
            $0.add("VersionNumber", version)
            $0.add("DefaultVersion", isDefault)
            $0.add("LaunchTemplateData") {
                $0.add("InstanceType", instanceType)
                $0.add("ImageId", imageID)
                $0.add("UserData", userData)
            }
        }
    }
}

extension Cluster {
    var bundled: JSONObject {
        .made {
            $0.add("name", name)
            $0.add("arn", arn)
            $0.add("version", version)
            $0.add("status", status)
            $0.add("endpoint", endpoint)
            $0.add("resourcesVpcConfig") {
                $0.add("vpcId", vpcID?.rawValue)
                $0.add("subnetIds", subnetIDs.map(\.rawValue))
                $0.add("endpointPublicAccess", endpointPublicAccess)
                $0.add("endpointPrivateAccess", endpointPrivateAccess)
            }
            $0.add("kubernetesNetworkConfig") {
                $0.add("serviceIpv4Cidr", serviceIPv4CIDR)
                $0.add("ipFamily", ipFamily)
            }
            if let supportType { $0.add("upgradePolicy") { $0.add("supportType", supportType) } }
            if let encryptionKeyARN {
                $0.add(
                    "encryptionConfig", [.made { $0.add("provider") { $0.add("keyArn", encryptionKeyARN) } }])
            }
            if let controlPlaneTier {
                $0.add("controlPlaneScalingConfig") { $0.add("tier", controlPlaneTier) }
            }
        }
    }
}

extension NodeGroup {
    var bundled: JSONObject {
        .made {
            $0.add("nodegroupName", name)
            $0.add("clusterName", clusterName)
            $0.add("nodegroupArn", arn)
            $0.add("status", status)
            $0.add("version", version)
            $0.add("capacityType", capacityType)
            $0.add("scalingConfig") {
                $0.add("minSize", minSize)
                $0.add("maxSize", maxSize)
                $0.add("desiredSize", desiredSize)
            }
            $0.add("instanceTypes", instanceTypes)
            $0.add("subnets", subnetIDs.map(\.rawValue))
            $0.add("amiType", amiType)
            $0.add("diskSize", diskSizeGiB)
            $0.add("launchTemplate") {
                $0.add("id", launchTemplateID)
                $0.add("version", launchTemplateVersion)
            }
            $0.add("labels", labels)
            $0.add("taints", taints.map(\.bundled))
            $0.add("updateConfig") {
                $0.add("maxUnavailable", maxUnavailable)
                $0.add("maxUnavailablePercentage", maxUnavailablePercentage)
                $0.add("updateStrategy", updateStrategy)
            }
            if !autoScalingGroupNames.isEmpty {
                $0.add("resources") {
                    $0.add(
                        "autoScalingGroups",
                        autoScalingGroupNames.map { name in .made { $0.add("name", name) } })
                }
            }
        }
    }
}

extension Taint {
    var bundled: JSONObject {
        .made {
            $0.add("key", key)
            $0.add("value", value)
            $0.add("effect", effect)
        }
    }
}

extension Addon {
    var bundled: JSONObject {
        .made {
            $0.add("addonName", name)
            $0.add("clusterName", clusterName)
            $0.add("addonArn", arn)
            $0.add("addonVersion", version)
            $0.add("status", status)
            $0.add("configurationValues", configurationValues)
        }
    }
}

extension FargateProfile {
    var bundled: JSONObject {
        .made {
            $0.add("fargateProfileName", name)
            $0.add("clusterName", clusterName)
            $0.add("fargateProfileArn", arn)
            $0.add("subnets", subnetIDs.map(\.rawValue))
            $0.add("status", status)
        }
    }
}
