import type { ComplexType, EntityType, PropertyType } from "../graph/propertyType";

const target: ComplexType = {
  complex: "microsoft.graph.crossTenantAccessPolicyTarget",
  properties: { target: "Edm.String", targetType: { values: ["user", "group", "application"] } },
};
const targets: ComplexType = {
  complex: "microsoft.graph.crossTenantAccessPolicyTargetConfiguration",
  properties: { accessType: { values: ["allowed", "blocked"] }, targets: { collection: target } },
};
const b2bSetting: ComplexType = {
  complex: "microsoft.graph.crossTenantAccessPolicyB2BSetting",
  properties: { usersAndGroups: targets, applications: targets },
};
const inboundTrust: ComplexType = {
  complex: "microsoft.graph.crossTenantAccessPolicyInboundTrust",
  properties: {
    isMfaAccepted: "Edm.Boolean",
    isCompliantDeviceAccepted: "Edm.Boolean",
    isHybridAzureADJoinedDeviceAccepted: "Edm.Boolean",
  },
};
const bothDirections: ComplexType = {
  complex: "microsoft.graph.inboundOutboundPolicyConfiguration",
  properties: { inboundAllowed: "Edm.Boolean", outboundAllowed: "Edm.Boolean" },
};
const tenantRestrictions: ComplexType = {
  complex: "microsoft.graph.crossTenantAccessPolicyTenantRestrictions",
  properties: {
    usersAndGroups: targets,
    applications: targets,
    devices: { complex: "microsoft.graph.devicesFilter", properties: { mode: "Edm.String", rule: "Edm.String" } },
  },
};
const collaboration: Readonly<Record<string, PropertyType>> = {
  b2bCollaborationInbound: b2bSetting,
  b2bCollaborationOutbound: b2bSetting,
  b2bDirectConnectInbound: b2bSetting,
  b2bDirectConnectOutbound: b2bSetting,
  inboundTrust,
  tenantRestrictions,
};

/** The tenant's one cross-tenant access policy. */
export const policyType: EntityType = {
  name: "crossTenantAccessPolicy",
  writable: { displayName: "Edm.String", allowedCloudEndpoints: "Collection(Edm.String)" },
  readOnly: { description: "Edm.String", definition: "Collection(Edm.String)", deletedDateTime: "Edm.DateTimeOffset" },
};

/** What holds for every other tenant that has no settings of its own. */
export const defaultPolicyType: EntityType = {
  name: "crossTenantAccessPolicyConfigurationDefault",
  writable: collaboration,
  readOnly: { isServiceDefault: "Edm.Boolean", automaticUserConsentSettings: bothDirections },
};

/** The settings for one other tenant. */
export const partnerType: EntityType = {
  name: "crossTenantAccessPolicyConfigurationPartner",
  writable: {
    ...collaboration,
    automaticUserConsentSettings: bothDirections,
    crossCloudMeetingConfiguration: bothDirections,
    isServiceProvider: "Edm.Boolean",
  },
  readOnly: { tenantId: "Edm.String", isInMultiTenantOrganization: "Edm.Boolean" },
  navigation: ["identitySynchronization"],
};

const userSync: ComplexType = { complex: "microsoft.graph.crossTenantUserSyncInbound", properties: { isSyncAllowed: "Edm.Boolean" } };

/** Whether the partner tenant may push its users into this one. */
export const identitySynchronizationType: EntityType = {
  name: "crossTenantIdentitySyncPolicyPartner",
  writable: { displayName: "Edm.String", userSyncInbound: userSync },
  readOnly: { tenantId: "Edm.String" },
};

const templateApplicationLevel = { values: ["", "none", "newPartners", "existingPartners"], flags: true } as const;

/** Whether members of a multi-tenant organization may push their users into this tenant. */
export const identitySynchronizationTemplateType: EntityType = {
  name: "multiTenantOrganizationIdentitySyncPolicyTemplate",
  writable: { templateApplicationLevel, userSyncInbound: userSync },
  readOnly: {},
};

/** What holds for members of a multi-tenant organization. */
export const partnerTemplateType: EntityType = {
  name: "multiTenantOrganizationPartnerConfigurationTemplate",
  writable: {
    automaticUserConsentSettings: bothDirections,
    b2bCollaborationInbound: b2bSetting,
    b2bCollaborationOutbound: b2bSetting,
    b2bDirectConnectInbound: b2bSetting,
    b2bDirectConnectOutbound: b2bSetting,
    inboundTrust,
    templateApplicationLevel,
  },
  readOnly: {},
};

/** In beta also its groups. */
export const identitySynchronizationBetaType: EntityType = {
  ...identitySynchronizationType,
  writable: {
    ...identitySynchronizationType.writable,
    externalCloudAuthorizedApplicationId: "Edm.String",
    groupSyncInbound: { complex: "microsoft.graph.crossTenantGroupSyncInbound", properties: { isSyncAllowed: "Edm.Boolean!" } },
  },
};
