import { complexBody, entityBody, isGuid, requireMembers, text } from "../graph/body";
import { context, noContent, param, type Answer, type Call, type Version } from "../graph/call";
import { GraphError, badRequest, resourceNotFound } from "../graph/graphError";
import { isObject, type JsonObject } from "../graph/json";
import type { EntityType } from "../graph/propertyType";
import { documentedIn, type Route } from "../graph/route";
import { collectionBody, entityAnswer } from "../odata/query";
import { readPolicy, writePolicy } from "./permissions";
import { partnerType } from "./policyType";

const graph = documentedIn("Graph reference: crossTenantAccessPolicyConfigurationPartner");
const path = "/policies/crossTenantAccessPolicy/partners";
const metadataPath = "policies/crossTenantAccessPolicy/partners";

/** The settings for other tenants. */
export const partnerRoutes: readonly Route[] = [
  graph.get(path, readPolicy, listPartners),
  graph.post(path, writePolicy, createPartner),
  graph.get(`${path}/{tenantId}`, readPolicy, getPartner),
  graph.patch(`${path}/{tenantId}`, writePolicy, patchPartner),
  graph.delete(`${path}/{tenantId}`, writePolicy, deletePartner),
];

/** The partner that the path names; Graph's 404 when there is none to see. */
export function requirePartner(call: Call): JsonObject & { readonly tenantId: string } {
  const tenantId = partnerId(call);
  const partner = call.tenant.find("partner", tenantId);
  if (!partner) throw resourceNotFound(tenantId);
  return { ...partner, tenantId };
}

/** The path's tenant id in the spelling that it is stored by. */
export function partnerId(call: Call): string {
  return param(call, "tenantId").toLowerCase();
}

/** Members of a complex value that a PATCH leaves out are kept or nulled: nobody documents which. */
export function patched(call: Call, current: JsonObject, given: JsonObject, type: EntityType): JsonObject {
  const merged = Object.entries(given).map(([name, value]) => {
    const declared = type.writable[name];
    if (!isObject(value) || typeof declared !== "object" || !("complex" in declared)) return [name, value];
    const before =
      call.world.unknowns.patchComplexValue === "merge" && isObject(current[name]) ? current[name] : allNull(declared.properties);
    return [name, { ...before, ...value }];
  });
  return { ...current, ...(Object.fromEntries(merged) as JsonObject) };
}

function allNull(properties: object): JsonObject {
  return Object.fromEntries(Object.keys(properties).map((name) => [name, null]));
}

function expandable({ tenant, version }: Call) {
  const expand = (partner: JsonObject): JsonObject => {
    const synchronization = tenant.find("identitySynchronization", text(partner, "tenantId") ?? "");
    return { ...partner, identitySynchronization: synchronization ? shownIn(version, synchronization) : null };
  };
  return { ...partnerType, expand };
}

/** Groups and other clouds are beta's alone. */
export function shownIn(version: Version, synchronization: JsonObject): JsonObject {
  const { groupSyncInbound = null, externalCloudAuthorizedApplicationId = null, ...both } = synchronization;
  return version === "beta" ? { ...both, groupSyncInbound, externalCloudAuthorizedApplicationId } : both;
}

function listPartners(call: Call): Answer {
  return {
    status: 200,
    body: collectionBody(call, expandable(call), metadataPath, call.tenant.list("partner")),
  };
}

function getPartner(call: Call): Answer {
  return {
    status: 200,
    body: entityAnswer(call, expandable(call), `${metadataPath}/$entity`, requirePartner(call)),
  };
}

function createPartner(call: Call): Answer {
  const given = complexBody(call.body, `microsoft.graph.${partnerType.name}`, { ...partnerType.writable, tenantId: "Edm.String!" });
  requireMembers(given, ["tenantId"]);
  const tenantId = text(given, "tenantId")?.toLowerCase() ?? "";
  if (!isGuid(tenantId))
    throw badRequest("Invalid value specified for property 'tenantId' of resource 'CrossTenantAccessPolicyConfigurationPartner'.");
  if (tenantId === call.tenant.id) throw badRequest("The tenantId of a partner cannot be the tenant's own.");
  if (call.tenant.truth.find("partner", tenantId)) {
    throw new GraphError(
      call.world.unknowns.duplicatePartnerStatus,
      "Request_MultipleObjectsWithSameKeyValue",
      "Another object with the same value for property tenantId already exists.",
    );
  }
  const partner = { ...patched(call, emptyPartner(tenantId), given, partnerType), tenantId };
  call.tenant.add("partner", tenantId, partner);
  return { status: 201, body: { "@odata.context": context(call, `${metadataPath}/$entity`), ...partner } };
}

function emptyPartner(tenantId: string): JsonObject {
  return {
    tenantId,
    isServiceProvider: null,
    inboundTrust: null,
    b2bCollaborationOutbound: null,
    b2bCollaborationInbound: null,
    b2bDirectConnectOutbound: null,
    b2bDirectConnectInbound: null,
    tenantRestrictions: null,
    crossCloudMeetingConfiguration: { inboundAllowed: null, outboundAllowed: null },
    automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: null },
  };
}

function patchPartner(call: Call): Answer {
  const partner = requirePartner(call);
  call.tenant.change("partner", partner.tenantId, patched(call, partner, entityBody(call.body, partnerType), partnerType));
  return noContent;
}

function deletePartner(call: Call): Answer {
  const partner = requirePartner(call);
  if (call.tenant.truth.find("identitySynchronization", partner.tenantId)) {
    throw new GraphError(
      call.world.unknowns.deleteOrderStatus,
      "Request_BadRequest",
      "The partner configuration has a user synchronization policy, which must be deleted first.",
    );
  }
  call.tenant.remove("partner", partner.tenantId);
  return noContent;
}
