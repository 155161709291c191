import { text } from "../graph/body";
import { context, param, type Answer, type Call } from "../graph/call";
import { GraphError, badRequest } from "../graph/graphError";
import type { JsonObject } from "../graph/json";
import type { EntityType } from "../graph/propertyType";
import type { Route } from "../graph/route";
import { crossTenantTemplateId } from "../applications/applicationTemplates";
import { requireServicePrincipal } from "../applications/servicePrincipals";
import { collectionBody, entityAnswer } from "../odata/query";
import { defaultSchema } from "../schema/defaultSchema";
import type { Entity } from "../store/kinds";
import { synchronizationRoute } from "./synchronizationRoute";

const templateId = "Azure2Azure";
const page = "Graph reference: synchronizationTemplate";

/** The one template that a cross-tenant application has. */
export const synchronizationTemplateRoutes: readonly Route[] = [
  synchronizationRoute("GET", "/templates", { handler: listTemplates, source: page, confidence: "inferred" }),
  synchronizationRoute("GET", "/templates/{templateId}", { handler: getTemplate, source: page, confidence: "inferred" }),
  synchronizationRoute("GET", "/templates/{templateId}/schema", { handler: getTemplateSchema, source: page, confidence: "inferred" }),
];

const templateType: EntityType = {
  name: "synchronizationTemplate",
  writable: {},
  readOnly: {
    applicationId: "Edm.Guid",
    default: "Edm.Boolean",
    description: "Edm.String",
    discoverable: "Edm.Boolean",
    factoryTag: "Edm.String",
    metadata: "Edm.String",
    schema: "Edm.String",
  },
};

/** The template's own spelling of its name, when this service principal has it; spelled wrongly it is refused. */
export function requireTemplateOf(principal: Entity, wanted: string): string {
  if (principal["applicationTemplateId"] === crossTenantTemplateId && wanted === templateId) return templateId;
  throw badRequest(`The template '${wanted}' is not one of the templates of this application.`, "InvalidTemplateId");
}

function templatesOf(principal: Entity): JsonObject[] {
  if (principal["applicationTemplateId"] !== crossTenantTemplateId) return [];
  return [
    {
      id: templateId,
      applicationId: text(principal, "appId") ?? null,
      default: true,
      description: null,
      discoverable: true,
      factoryTag: templateId,
      metadata: [],
    },
  ];
}

function listTemplates(call: Call): Answer {
  const principal = requireServicePrincipal(call);
  return {
    status: 200,
    body: collectionBody(call, templateType, `servicePrincipals('${principal.id}')/synchronization/templates`, templatesOf(principal)),
  };
}

function requireTemplate(call: Call): { principal: Entity; template: JsonObject } {
  const principal = requireServicePrincipal(call);
  const template = templatesOf(principal).find((each) => each["id"] === param(call, "templateId"));
  if (!template) throw new GraphError(404, "ResourceNotFound", `The template '${param(call, "templateId")}' was not found.`);
  return { principal, template };
}

function getTemplate(call: Call): Answer {
  const { principal, template } = requireTemplate(call);
  return {
    status: 200,
    body: entityAnswer(call, templateType, `servicePrincipals('${principal.id}')/synchronization/templates/$entity`, template),
  };
}

function getTemplateSchema(call: Call): Answer {
  const { principal } = requireTemplate(call);
  const path = `servicePrincipals('${principal.id}')/synchronization/templates('${templateId}')/schema/$entity`;
  return { status: 200, body: { "@odata.context": context(call, path), ...defaultSchema(templateId, call.world.unknowns.groupMapping) } };
}
