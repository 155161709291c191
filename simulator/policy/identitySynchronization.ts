import { entityBody } from "../graph/body";
import { noContent, type Answer, type Call } from "../graph/call";
import { GraphError } from "../graph/graphError";
import type { JsonObject } from "../graph/json";
import type { EntityType } from "../graph/propertyType";
import { documentedIn, type Route } from "../graph/route";
import { entityAnswer } from "../odata/query";
import { partnerId, patched, requirePartner, shownIn } from "./partners";
import { readPolicy, writePolicy } from "./permissions";
import { identitySynchronizationBetaType, identitySynchronizationType } from "./policyType";

const graph = documentedIn("Graph reference: crossTenantIdentitySyncPolicyPartner");
const path = "/policies/crossTenantAccessPolicy/partners/{tenantId}/identitySynchronization";

/** Whether a partner may synchronize into this tenant. PUT only creates; PATCH only changes. */
export const identitySynchronizationRoutes: readonly Route[] = [
  graph.get(path, readPolicy, getSynchronization),
  graph.put(path, writePolicy, putSynchronization),
  graph.patch(path, writePolicy, patchSynchronization),
  graph.delete(path, writePolicy, deleteSynchronization),
];

function typeFor(call: Call): EntityType {
  return call.version === "beta" ? identitySynchronizationBetaType : identitySynchronizationType;
}

function requireSynchronization(call: Call): JsonObject {
  const synchronization = call.tenant.find("identitySynchronization", partnerId(call));
  if (!synchronization)
    throw new GraphError(
      404,
      call.world.unknowns.absentIdentitySynchronizationCode,
      "Unable to read the company information from the directory.",
    );
  return synchronization;
}

function getSynchronization(call: Call): Answer {
  const partner = partnerId(call);
  const body = shownIn(call.version, requireSynchronization(call));
  const path = `policies/crossTenantAccessPolicy/partners('${partner}')/identitySynchronization/$entity`;
  return { status: 200, body: entityAnswer(call, typeFor(call), path, body) };
}

function putSynchronization(call: Call): Answer {
  const { tenantId } = requirePartner(call);
  const given = entityBody(call.body, typeFor(call));
  if (call.tenant.truth.find("identitySynchronization", tenantId)) throw conflict();
  call.tenant.add("identitySynchronization", tenantId, { tenantId, displayName: null, userSyncInbound: null, ...given }, tenantId);
  return noContent;
}

function conflict(): GraphError {
  const message = "A conflicting object with one or more of the specified property values is present in the directory.";
  return new GraphError(409, "Request_MultipleObjectsWithSameKeyValue", message, [{ code: "ConflictingObjects", message, target: null }]);
}

function patchSynchronization(call: Call): Answer {
  const current = requireSynchronization(call);
  const type = typeFor(call);
  call.tenant.change("identitySynchronization", partnerId(call), patched(call, current, entityBody(call.body, type), type));
  return noContent;
}

function deleteSynchronization(call: Call): Answer {
  requireSynchronization(call);
  call.tenant.remove("identitySynchronization", partnerId(call));
  return noContent;
}
