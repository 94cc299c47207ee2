public import Topology

/// The settings that nouns keep as text and that nothing can be asked before they are read.
public enum StoredSettings {
    /// Fills in the typed form of each: an add-on's environment and ENIConfigs, a launch template's kubelet.
    public static func read(in snapshot: inout Snapshot) {
        AddonSettings.fill(&snapshot)
        for index in snapshot.launchTemplateVersions.indices {
            let data = snapshot.launchTemplateVersions[index].userData
            snapshot.launchTemplateVersions[index].kubelet = data.map { UserDataReader.settings(base64: $0) }
        }
    }
}
