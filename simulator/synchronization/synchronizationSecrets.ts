import { complexBody, requireMembers, text } from "../graph/body";
import { context, noContent, type Answer, type Call } from "../graph/call";
import { GraphError, badRequest } from "../graph/graphError";
import { isObject, type Json, type JsonObject } from "../graph/json";
import type { EnumType } from "../graph/propertyType";
import type { Route } from "../graph/route";
import { requireServicePrincipal } from "../applications/servicePrincipals";
import { auditChange } from "../provisioning/audit";
import type { Entity } from "../store/kinds";
import type { Tenant } from "../world/tenant";
import { checkNotificationSettings } from "./notificationSettings";
import { secretKeys, secretValues } from "./secretKeys";
import { synchronizationRoute } from "./synchronizationRoute";

const page = "Learn: configure cross-tenant synchronization using Graph, step 8";

/** The settings of a configuration that Graph calls secrets. */
export const synchronizationSecretRoutes: readonly Route[] = [
  synchronizationRoute("GET", "/secrets", { handler: getSecrets, source: page }),
  synchronizationRoute("PUT", "/secrets", { handler: putSecrets, source: page }),
];

/** A word that is not in the enum, also one in the wrong case, is the service's internal error. */
const key: EnumType = {
  values: secretKeys,
  refusal: (word) => new GraphError(500, "InternalError", `Requested value '${word}' was not found.`),
};

/** One key and its value, as in the bodies of secrets and of validateCredentials. */
export const keyValuePair = {
  complex: "microsoft.graph.synchronizationSecretKeyStringValuePair",
  properties: { key, value: "Edm.String" as const },
};

/** What is saved for a service principal, in clear. */
export function savedSecrets(tenant: Tenant, principal: Entity): JsonObject {
  return tenant.truth.find("secrets", principal.id) ?? {};
}

/** A list of key and value as one object. */
export function pairs(value: Json | undefined): JsonObject {
  const items = Array.isArray(value) ? value.filter(isObject) : [];
  return Object.fromEntries(items.map((item: JsonObject) => [text(item, "key") ?? "", text(item, "value") ?? ""]));
}

function getSecrets(call: Call): Answer {
  const principal = requireServicePrincipal(call);
  const value = Object.entries(savedSecrets(call.tenant, principal)).map(([name, stored]) => ({
    key: name,
    value: secretValues.includes(name) ? "*" : (stored ?? null),
  }));
  return { status: 200, body: { "@odata.context": context(call, `servicePrincipals('${principal.id}')/synchronization/secrets`), value } };
}

function putSecrets(call: Call): Answer {
  const principal = requireServicePrincipal(call);
  const body = complexBody(call.body, "microsoft.graph.synchronizationSecrets", { value: { collection: keyValuePair } });
  requireMembers(body, ["value"]);
  const given = pairs(body["value"]);
  if (Array.isArray(body["value"]) && Object.keys(given).length < body["value"].length)
    throw badRequest("A key is given more than once.", "BadRequest");
  const settings = given["SyncNotificationSettings"];
  if (typeof settings === "string") checkNotificationSettings(settings);
  const before = call.world.unknowns.secretsPut === "merge" ? savedSecrets(call.tenant, principal) : {};
  call.tenant.change("secrets", principal.id, { ...before, ...given }, principal.id);
  auditChange(call, principal, "Update provisioning setting or credentials");
  return noContent;
}
