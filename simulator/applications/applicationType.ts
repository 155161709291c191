import type { EntityType, Properties } from "../graph/propertyType";
import { applicationFilters, servicePrincipalFilters } from "./applicationFilters";

const byIndexOnly = { indexed: ["createdDateTime", "deletedDateTime", "displayName"] };
const webAddress: Properties = { homePageUrl: "Edm.String", logoutUrl: "Edm.String", redirectUris: "Collection(Edm.String)" };

/** Graph's application: what a client may change of it, and what else it has. */
export const applicationType: EntityType = {
  name: "application",
  writable: {
    description: "Edm.String",
    displayName: "Edm.String!",
    groupMembershipClaims: "Edm.String",
    identifierUris: "Collection(Edm.String)",
    isFallbackPublicClient: "Edm.Boolean",
    notes: "Edm.String",
    serviceManagementReference: "Edm.String",
    signInAudience: "Edm.String",
    tags: "Collection(Edm.String)",
    uniqueName: "Edm.String",
    web: { complex: "microsoft.graph.webApplication", properties: webAddress },
  },
  readOnly: readOnly([
    "addIns",
    "api",
    "appId",
    "appRoles",
    "applicationTemplateId",
    "createdDateTime",
    "defaultRedirectUri",
    "deletedDateTime",
    "info",
    "keyCredentials",
    "optionalClaims",
    "parentalControlSettings",
    "passwordCredentials",
    "publicClient",
    "publisherDomain",
    "requiredResourceAccess",
    "tokenEncryptionKeyId",
    "verifiedPublisher",
  ]),
  directoryObject: true,
  filterable: applicationFilters,
  sortable: byIndexOnly,
};

/** Graph's service principal. */
export const servicePrincipalType: EntityType = {
  name: "servicePrincipal",
  writable: {
    accountEnabled: "Edm.Boolean",
    alternativeNames: "Collection(Edm.String)",
    appRoleAssignmentRequired: "Edm.Boolean!",
    description: "Edm.String",
    displayName: "Edm.String!",
    homepage: "Edm.String",
    loginUrl: "Edm.String",
    logoutUrl: "Edm.String",
    notes: "Edm.String",
    notificationEmailAddresses: "Collection(Edm.String)",
    preferredSingleSignOnMode: "Edm.String",
    replyUrls: "Collection(Edm.String)",
    tags: "Collection(Edm.String)",
  },
  readOnly: readOnly([
    "addIns",
    "appDescription",
    "appDisplayName",
    "appId",
    "appOwnerOrganizationId",
    "appRoles",
    "applicationTemplateId",
    "deletedDateTime",
    "info",
    "keyCredentials",
    "oauth2PermissionScopes",
    "passwordCredentials",
    "preferredTokenSigningKeyThumbprint",
    "samlSingleSignOnSettings",
    "servicePrincipalNames",
    "servicePrincipalType",
    "signInAudience",
    "tokenEncryptionKeyId",
    "verifiedPublisher",
  ]),
  directoryObject: true,
  filterable: servicePrincipalFilters,
  sortable: byIndexOnly,
};

/** Their types matter only when a body is checked, and such a property is refused before that. */
function readOnly(names: readonly string[]): Properties {
  return Object.fromEntries(names.map((name) => [name, "Edm.String" as const]));
}
