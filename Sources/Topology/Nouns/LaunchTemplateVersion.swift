/// A version of a launch template.
public struct LaunchTemplateVersion: Hashable, Sendable {
    public var templateID: String
    public var version: Int
    public var isDefault = false
    public var instanceType: String?
    public var imageID: String?
    /// Base64, as the API gives it.
    public var userData: String?
    /// The kubelet's part of the user data, read from it when a kept snapshot is opened; nil where there is none.
    public var kubelet: KubeletSettings?
    public init(templateID: String, version: Int) {
        self.templateID = templateID
        self.version = version
    }
}

extension LaunchTemplateVersion: Noun {
    public static let table = NounTable("launchTemplateVersion", key: ["templateID", "version"])
    public static let blank = LaunchTemplateVersion(templateID: "", version: 0)
    public static let fields: [Field<LaunchTemplateVersion>] = [
        Field("templateID", \.templateID, "LaunchTemplateId", isRequired: true),
        Field("version", \.version, "VersionNumber", isRequired: true),
        Field("isDefault", \.isDefault, "DefaultVersion"),
        Field("instanceType", \.instanceType, "LaunchTemplateData.InstanceType", .open),
        Field("imageID", \.imageID, "LaunchTemplateData.ImageId"),
        Field("userData", \.userData, "LaunchTemplateData.UserData", .secret),
    ]
}
