import { entityBody } from "../graph/body";
import { noContent, type Answer, type Call } from "../graph/call";
import type { JsonObject } from "../graph/json";
import type { EntityType } from "../graph/propertyType";
import { documentedIn, type Route } from "../graph/route";
import { entityAnswer } from "../odata/query";
import { readPolicy, writePolicy } from "./permissions";
import { identitySynchronizationTemplateType, partnerTemplateType } from "./policyType";

const path = "/policies/crossTenantAccessPolicy/templates";

/** What tenants that join a multi-tenant organization would be set to. No tenant here is in one, so nothing follows from them. */
export const multiTenantTemplateRoutes: readonly Route[] = [
  ...template("multiTenantOrganizationIdentitySynchronization", identitySynchronizationTemplateType),
  ...template("multiTenantOrganizationPartnerConfiguration", partnerTemplateType),
];

function template(name: string, type: EntityType): Route[] {
  const graph = documentedIn(`Graph reference: ${type.name}`);
  return [
    graph.get(`${path}/${name}`, readPolicy, (call) => getTemplate(call, name, type)),
    graph.patch(`${path}/${name}`, writePolicy, (call) => patchTemplate(call, name, type)),
    graph.post(`${path}/${name}/resetToDefaultSettings`, writePolicy, (call) => (call.tenant.remove("policy", name), noContent)),
  ];
}

function getTemplate(call: Call, name: string, type: EntityType): Answer {
  const context = `policies/crossTenantAccessPolicy/templates/${name}/$entity`;
  return { status: 200, body: entityAnswer(call, type, context, stored(call, name, type)) };
}

function patchTemplate(call: Call, name: string, type: EntityType): Answer {
  const given = entityBody(call.body, type);
  // The documentation writes "no partners" as an empty text.
  const level = given["templateApplicationLevel"] === "" ? { templateApplicationLevel: "none" } : {};
  call.tenant.change("policy", name, { ...stored(call, name, type), ...given, ...level });
  return noContent;
}

function stored(call: Call, name: string, type: EntityType): JsonObject {
  const unset = Object.fromEntries(Object.keys(type.writable).map((each) => [each, null]));
  return call.tenant.find("policy", name) ?? { id: call.tenant.id, ...unset, templateApplicationLevel: "newPartners,existingPartners" };
}
