import { complexBody, requireMembers } from "../graph/body";
import type { Call } from "../graph/call";
import { GraphError, badRequest } from "../graph/graphError";
import type { Route } from "../graph/route";
import { requireServicePrincipal } from "../applications/servicePrincipals";
import { requireJob } from "./synchronizationJobs";
import { synchronizationRoute } from "./synchronizationRoute";
import { keyValuePair } from "./synchronizationSecrets";

/** What other kinds of provisioning need and tenants among themselves do not: it is there, and refuses. */
export const otherProvisioningRoutes: readonly Route[] = [
  synchronizationRoute("POST", "/acquireAccessToken", {
    handler: refuseToken,
    source: "Graph reference: synchronization, acquireAccessToken",
    confidence: "inferred",
  }),
  synchronizationRoute("GET", "/jobs/{jobId}/bulkUpload", {
    handler: refuseUpload,
    source: "Graph reference: bulkUpload, of inbound provisioning",
    confidence: "inferred",
  }),
];

/** Two tenants trust each other by their policies; there is no token to be had for that. */
function refuseToken(call: Call): never {
  requireServicePrincipal(call);
  const given = complexBody(call.body, "microsoft.graph.acquireAccessTokenRequestBody", { credentials: { collection: keyValuePair } });
  requireMembers(given, ["credentials"]);
  throw badRequest("The application does not authorize its provisioning by OAuth.", "InvalidCredentials");
}

function refuseUpload(call: Call): never {
  const { job } = requireJob(call);
  throw new GraphError(404, "ResourceNotFound", `The synchronization job '${job.id}' is not fed by bulk uploads.`);
}
