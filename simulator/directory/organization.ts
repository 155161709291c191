import { param, type Answer, type Call } from "../graph/call";
import { resourceNotFound } from "../graph/graphError";
import type { EntityType } from "../graph/propertyType";
import { documentedIn, type Route } from "../graph/route";
import { collectionBody, entityAnswer } from "../odata/query";
import type { Entity } from "../store/kinds";
import { readOrganization } from "./permissions";

const organization: EntityType = {
  name: "organization",
  writable: {},
  readOnly: {
    displayName: "Edm.String",
    tenantType: "Edm.String",
    verifiedDomains: "Collection(Edm.String)",
    createdDateTime: "Edm.DateTimeOffset",
    deletedDateTime: "Edm.DateTimeOffset",
    countryLetterCode: "Edm.String",
    assignedPlans: "Collection(Edm.String)",
    businessPhones: "Collection(Edm.String)",
    marketingNotificationEmails: "Collection(Edm.String)",
    mobileDeviceManagementAuthority: "Edm.String",
    provisionedPlans: "Collection(Edm.String)",
    securityComplianceNotificationMails: "Collection(Edm.String)",
    securityComplianceNotificationPhones: "Collection(Edm.String)",
    technicalNotificationMails: "Collection(Edm.String)",
  },
  directoryObject: true,
};

const graph = documentedIn("Graph reference: organization");

/** The tenant itself. */
export const organizationRoutes: readonly Route[] = [
  graph.get("/organization", readOrganization, listOrganizations),
  graph.get("/organization/{id}", readOrganization, getOrganization),
];

function listOrganizations(call: Call): Answer {
  return { status: 200, body: collectionBody(call, organization, "organization", [organizationOf(call)]) };
}

function getOrganization(call: Call): Answer {
  if (param(call, "id").toLowerCase() !== call.tenant.id) throw resourceNotFound(param(call, "id"));
  return { status: 200, body: entityAnswer(call, organization, "organization/$entity", organizationOf(call)) };
}

function organizationOf(call: Call): Entity {
  const tenant = call.tenant.truth.find("tenant", call.tenant.id);
  const domain = tenant?.domain ?? "";
  return {
    id: call.tenant.id,
    deletedDateTime: null,
    displayName: tenant?.displayName ?? "",
    tenantType: "AAD",
    countryLetterCode: "US",
    createdDateTime: "2020-01-01T00:00:00Z",
    assignedPlans: [],
    businessPhones: [],
    marketingNotificationEmails: [],
    mobileDeviceManagementAuthority: "unknown",
    provisionedPlans: [],
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
    technicalNotificationMails: [],
    verifiedDomains: [
      { capabilities: "Email, OfficeCommunicationsOnline", isDefault: true, isInitial: false, name: domain, type: "Managed" },
      { capabilities: "None", isDefault: false, isInitial: true, name: `${domain.split(".")[0] ?? ""}.onmicrosoft.com`, type: "Managed" },
    ],
  };
}
