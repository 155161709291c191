import { complexBody, isGuid, text } from "../graph/body";
import { noContent, type Answer, type Call } from "../graph/call";
import { GraphError } from "../graph/graphError";
import { isObject, type JsonObject } from "../graph/json";
import type { Properties } from "../graph/propertyType";
import type { Route } from "../graph/route";
import { requireServicePrincipal } from "../applications/servicePrincipals";
import { Tenant } from "../world/tenant";
import { requireJob } from "./synchronizationJobs";
import { synchronizationRoute } from "./synchronizationRoute";
import { keyValuePair, pairs, savedSecrets } from "./synchronizationSecrets";
import { requireTemplateOf } from "./synchronizationTemplates";

const page = "Learn: configure cross-tenant synchronization using Graph, step 6";

/** "Test connection": the policies of both tenants decide. */
export const validateCredentialsRoutes: readonly Route[] = [
  synchronizationRoute("POST", "/jobs/validateCredentials", { handler: (call) => validate(call), source: page }),
  synchronizationRoute("POST", "/jobs/{jobId}/validateCredentials", {
    handler: (call) => (requireJob(call), validate(call)),
    source: page,
  }),
];

const parameters: Properties = {
  applicationIdentifier: "Edm.String",
  templateId: "Edm.String",
  useSavedCredentials: "Edm.Boolean",
  credentials: { collection: keyValuePair },
};

function validate(call: Call): Answer {
  const principal = requireServicePrincipal(call);
  const given = complexBody(call.body, "microsoft.graph.validateCredentialsRequestBody", parameters);
  const templateId = text(given, "templateId");
  if (templateId !== undefined) requireTemplateOf(principal, templateId);
  const credentials = given["useSavedCredentials"] === true ? savedSecrets(call.tenant, principal) : pairs(given["credentials"]);
  const refusal = connectionRefusal(call, credentials);
  if (refusal) throw new GraphError(call.world.unknowns.validateCredentialsStatus, refusal.code, refusal.message);
  return noContent;
}

interface Refusal {
  readonly code: string;
  readonly message: string;
}

const policyCheckFailure = "AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure";
const troubleshooting = "aka.ms/TroubleshootingCrossTenantSyncPolicyCheck";

/** What stops this tenant from pushing users with these credentials, if anything does. */
function connectionRefusal(call: Call, credentials: JsonObject): Refusal | undefined {
  const targetId = text(credentials, "CompanyId")?.toLowerCase();
  if (!isGuid(targetId)) return { code: "InvalidCredentials", message: "CompanyId must be the id of the target tenant." };
  if (text(credentials, "AuthenticationType") !== "SyncPolicy")
    return { code: "InvalidCredentials", message: "AuthenticationType must be SyncPolicy." };
  if (!call.world.store.tables.tenant.get(targetId, targetId)) return tenantNotFound(targetId);
  // The service reads the policies themselves, not a replica that may be behind.
  if (!allows(call.tenant.truth, targetId, "outboundAllowed")) return outboundMissing;
  const target = new Tenant(call.world, targetId, true);
  if (!inboundSynchronizationAllowed(target, call.tenant.id)) return inboundSynchronizationMissing;
  return allows(target, call.tenant.id, "inboundAllowed") ? undefined : inboundConsentMissing;
}

function allows(tenant: Tenant, partnerId: string, direction: "inboundAllowed" | "outboundAllowed"): boolean {
  const consent = tenant.find("partner", partnerId)?.["automaticUserConsentSettings"];
  return isObject(consent) && consent[direction] === true;
}

function inboundSynchronizationAllowed(target: Tenant, sourceId: string): boolean {
  const inbound = target.find("identitySynchronization", sourceId)?.["userSyncInbound"];
  return isObject(inbound) && inbound["isSyncAllowed"] === true;
}

function tenantNotFound(tenantId: string): Refusal {
  const authority = `https://login.microsoftonline.com/${tenantId}`;
  return {
    code: "ExternalTenantNotFound",
    message: `This tenant was not found by the authentication authority of the current cloud: ${tenantId}. The authentication authority is ${authority}.`,
  };
}

const outboundMissing: Refusal = {
  code: policyCheckFailure,
  message: `The source tenant has not enabled automatic user consent with the target tenant. Please enable the outbound cross-tenant access policy for automatic user consent in the source tenant. ${troubleshooting}`,
};
const inboundSynchronizationMissing: Refusal = {
  code: policyCheckFailure,
  message: `The target tenant has not enabled inbound synchronization with this tenant. Please request the target tenant admin to enable the inbound synchronization on their cross-tenant access policy. Learn more: ${troubleshooting}`,
};
const inboundConsentMissing: Refusal = {
  code: policyCheckFailure,
  message: `The target tenant has not enabled automatic user consent with this tenant. Please request the target tenant admin to enable the inbound cross-tenant access policy for automatic user consent. Learn more: ${troubleshooting}`,
};
