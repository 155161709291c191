import { complexBody, text } from "../graph/body";
import { noContent, type Answer, type Call } from "../graph/call";
import { GraphError } from "../graph/graphError";
import type { Properties } from "../graph/propertyType";
import type { Route } from "../graph/route";
import { requireServicePrincipal } from "../applications/servicePrincipals";
import { connectionRefusal } from "../provisioning/connection";
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
  const refusal = connectionRefusal(call.world, call.tenant.id, credentials);
  if (refusal) throw new GraphError(call.world.unknowns.validateCredentialsStatus, refusal.code, refusal.message);
  return noContent;
}
