import type { JsonObject } from "../graph/json";
import type { Entity } from "../store/kinds";

/** What an application and its service principal are made from. */
export interface ApplicationPlan {
  readonly appId: string;
  readonly applicationId: string;
  readonly servicePrincipalId: string;
  readonly displayName: string;
  readonly tenantId: string;
  readonly applicationTemplateId: string | null;
  readonly appRoles: readonly JsonObject[];
  readonly scopes: readonly JsonObject[];
  readonly homePageUrl: string | null;
  readonly now: Date;
}

const noInformation: JsonObject = {
  logoUrl: null,
  marketingUrl: null,
  privacyStatementUrl: null,
  supportUrl: null,
  termsOfServiceUrl: null,
};
const noPublisher: JsonObject = { displayName: null, verifiedPublisherId: null, addedDateTime: null };

/** An application object as Graph shows it. */
export function makeApplication(plan: ApplicationPlan): Entity {
  return {
    id: plan.applicationId,
    appId: plan.appId,
    applicationTemplateId: plan.applicationTemplateId,
    createdDateTime: `${plan.now.toISOString().slice(0, 19)}Z`,
    deletedDateTime: null,
    displayName: plan.displayName,
    description: null,
    groupMembershipClaims: null,
    identifierUris: [],
    isFallbackPublicClient: false,
    signInAudience: "AzureADMyOrg",
    tags: [],
    tokenEncryptionKeyId: null,
    defaultRedirectUri: null,
    optionalClaims: null,
    addIns: [],
    api: {
      acceptMappedClaims: null,
      knownClientApplications: [],
      requestedAccessTokenVersion: null,
      oauth2PermissionScopes: plan.scopes,
      preAuthorizedApplications: [],
    },
    appRoles: plan.appRoles,
    info: noInformation,
    keyCredentials: [],
    parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: "Allow" },
    passwordCredentials: [],
    publicClient: { redirectUris: [] },
    requiredResourceAccess: [],
    verifiedPublisher: noPublisher,
    web: { homePageUrl: plan.homePageUrl, redirectUris: [], logoutUrl: null },
  };
}

/** The service principal that stands for the application in its own tenant. */
export function makeServicePrincipal(plan: ApplicationPlan): Entity {
  return {
    id: plan.servicePrincipalId,
    deletedDateTime: null,
    accountEnabled: true,
    appId: plan.appId,
    applicationTemplateId: plan.applicationTemplateId,
    appDisplayName: plan.displayName,
    alternativeNames: [],
    appOwnerOrganizationId: plan.tenantId,
    displayName: plan.displayName,
    appRoleAssignmentRequired: plan.applicationTemplateId !== null,
    loginUrl: null,
    logoutUrl: null,
    homepage: plan.homePageUrl,
    notificationEmailAddresses: [],
    preferredSingleSignOnMode: null,
    preferredTokenSigningKeyThumbprint: null,
    replyUrls: [],
    servicePrincipalNames: [plan.appId],
    servicePrincipalType: "Application",
    tags: ["WindowsAzureActiveDirectoryIntegratedApp"],
    tokenEncryptionKeyId: null,
    samlSingleSignOnSettings: null,
    addIns: [],
    appRoles: plan.appRoles,
    info: noInformation,
    keyCredentials: [],
    oauth2PermissionScopes: plan.scopes,
    passwordCredentials: [],
    verifiedPublisher: noPublisher,
  };
}

/** The one role of a gallery application, whose id is new in each instance. */
export function assignableRole(id: string): JsonObject {
  return {
    allowedMemberTypes: ["User"],
    displayName: "msiam_access",
    id,
    isEnabled: true,
    description: "msiam_access",
    value: null,
    origin: "Application",
  };
}

/** The delegated permission that an application gets when it is made from a template. */
export function impersonationScope(id: string, displayName: string): JsonObject {
  return {
    adminConsentDescription: `Allow the application to access ${displayName} on behalf of the signed-in user.`,
    adminConsentDisplayName: `Access ${displayName}`,
    id,
    isEnabled: true,
    type: "User",
    userConsentDescription: `Allow the application to access ${displayName} on your behalf.`,
    userConsentDisplayName: `Access ${displayName}`,
    value: "user_impersonation",
  };
}
