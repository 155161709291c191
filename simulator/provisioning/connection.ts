import { isGuid, text } from "../graph/body";
import { isObject, type JsonObject } from "../graph/json";
import { Tenant } from "../world/tenant";
import type { World } from "../world/world";

/** Why two tenants cannot be connected, in the words of the provisioning service. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

const policyCheckFailure = "AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure";
const troubleshooting = "aka.ms/TroubleshootingCrossTenantSyncPolicyCheck";

/** What stops a tenant from pushing users with these credentials, if anything does: the policies of both tenants decide. */
export function connectionRefusal(world: World, sourceId: string, credentials: JsonObject): Refusal | undefined {
  const targetId = text(credentials, "CompanyId")?.toLowerCase();
  if (!isGuid(targetId)) return { code: "InvalidCredentials", message: "CompanyId must be the id of the target tenant." };
  if (text(credentials, "AuthenticationType") !== "SyncPolicy")
    return { code: "InvalidCredentials", message: "AuthenticationType must be SyncPolicy." };
  if (!world.store.tables.tenant.get(targetId, targetId)) return tenantNotFound(targetId);
  // The service reads the policies themselves, not a replica that may be behind.
  const [source, target] = [new Tenant(world, sourceId, true), new Tenant(world, targetId, true)];
  if (!allows(source, targetId, "outboundAllowed")) return outboundMissing;
  if (!inboundSynchronizationAllowed(target, sourceId)) return inboundSynchronizationMissing;
  return allows(target, sourceId, "inboundAllowed") ? undefined : inboundConsentMissing;
}

function allows(tenant: Tenant, partnerId: string, direction: "inboundAllowed" | "outboundAllowed"): boolean {
  const consent = tenant.find("partner", partnerId)?.["automaticUserConsentSettings"];
  return isObject(consent) && consent[direction] === true;
}

function inboundSynchronizationAllowed(target: Tenant, sourceId: string): boolean {
  const inbound = target.find("identitySynchronization", sourceId)?.["userSyncInbound"];
  return isObject(inbound) && inbound["isSyncAllowed"] === true;
}

/** What stops a tenant from pushing groups, beside all that stops its users. */
export function groupSynchronizationRefusal({ source, target }: { readonly source: Tenant; readonly target: Tenant }): Refusal | undefined {
  const inbound = target.find("identitySynchronization", source.id)?.["groupSyncInbound"];
  return isObject(inbound) && inbound["isSyncAllowed"] === true ? undefined : inboundGroupsMissing;
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
const inboundGroupsMissing: Refusal = {
  code: policyCheckFailure,
  message: `The target tenant has not enabled inbound synchronization of groups with this tenant. Please request the target tenant admin to enable it on their cross-tenant access policy. Learn more: ${troubleshooting}`,
};
const inboundConsentMissing: Refusal = {
  code: policyCheckFailure,
  message: `The target tenant has not enabled automatic user consent with this tenant. Please request the target tenant admin to enable the inbound cross-tenant access policy for automatic user consent. Learn more: ${troubleshooting}`,
};
