import { complexBody, text } from "../graph/body";
import { context, param, type Answer, type Call } from "../graph/call";
import { badRequest, resourceNotFound } from "../graph/graphError";
import type { EntityType } from "../graph/propertyType";
import { documentedIn, type Route } from "../graph/route";
import { writeApplications } from "../directory/permissions";
import { entityAnswer } from "../odata/query";
import { shown } from "./versions";
import { assignableRole, impersonationScope, makeApplication, makeServicePrincipal } from "./makeApplication";

/** The gallery template that every cross-tenant synchronization is made from. */
export const crossTenantTemplateId = "518e5f48-1fc8-4c48-9387-9fdf28b0dfe7";

const homePageUrl = "https://account.activedirectory.windowsazure.com:444/applications/default.aspx?metadata=aad2aadsync|ISV9.1|primary|z";
const template = {
  id: crossTenantTemplateId,
  displayName: "Azure AD cross-tenant synchronization",
  homePageUrl: null,
  isEntraIntegrated: true,
  supportedSingleSignOnModes: [],
  supportedProvisioningTypes: ["sync"],
  logoUrl: null,
  categories: [],
  publisher: "Microsoft Corporation",
  description: null,
};
const templateType: EntityType = {
  name: "applicationTemplate",
  writable: {},
  readOnly: Object.fromEntries(Object.keys(template).map((name) => [name, "Edm.String" as const])),
};

const reference = documentedIn("Graph reference: applicationTemplate");
const walkthrough = documentedIn("Learn: configure cross-tenant synchronization using Graph, step 5");

/** The gallery, as far as synchronization needs it. */
export const applicationTemplateRoutes: readonly Route[] = [
  reference.get("/applicationTemplates/{id}", [], getTemplate),
  walkthrough.post("/applicationTemplates/{id}/instantiate", writeApplications, instantiate),
];

function getTemplate(call: Call): Answer {
  requireTemplate(call);
  // Beta has not got it.
  const { isEntraIntegrated: _isEntraIntegrated, ...betaTemplate } = template;
  const body = entityAnswer(call, templateType, "applicationTemplates/$entity", call.version === "beta" ? betaTemplate : template);
  return { status: 200, body };
}

function requireTemplate(call: Call): void {
  if (param(call, "id").toLowerCase() !== crossTenantTemplateId) throw resourceNotFound(param(call, "id"));
}

function instantiate(call: Call): Answer {
  requireTemplate(call);
  const given = complexBody(call.body, "microsoft.graph.instantiateRequestBody", {
    displayName: "Edm.String",
    serviceManagementReference: "Edm.String",
  });
  const displayName = text(given, "displayName");
  if (displayName === undefined || displayName.trim() === "") throw badRequest("The displayName is required.", "BadRequest");
  const { newId } = call.world;
  const plan = {
    appId: newId("appId"),
    applicationId: newId("application"),
    servicePrincipalId: newId("servicePrincipal"),
    displayName,
    tenantId: call.tenant.id,
    applicationTemplateId: crossTenantTemplateId,
    appRoles: [assignableRole(newId("appRole"))],
    scopes: [impersonationScope(newId("scope"), displayName)],
    homePageUrl,
    now: new Date(call.world.now()),
  };
  const application = makeApplication(plan);
  const servicePrincipal = makeServicePrincipal(plan);
  call.tenant.add("application", application.id, application);
  call.tenant.add("servicePrincipal", servicePrincipal.id, servicePrincipal);
  return {
    status: 201,
    body: {
      "@odata.context": context(call, "microsoft.graph.applicationServicePrincipal"),
      application,
      servicePrincipal: shown(call, "servicePrincipal", servicePrincipal),
    },
  };
}
