import { writePolicy, readPolicy } from "../policy/permissions";
import { synchronizationRoute } from "../synchronization/synchronizationRoute";
import { bothVersions, type Method, type Permissions, type Route } from "./route";

const templates = "/policies/crossTenantAccessPolicy/templates";

/** What belongs to synchronization in Graph and is answered 501 here: a gap is said to be one. */
export const notYetRoutes: readonly Route[] = [
  ...["multiTenantOrganizationIdentitySynchronization", "multiTenantOrganizationPartnerConfiguration"].flatMap((name) => [
    notYet("GET", `${templates}/${name}`, readPolicy),
    notYet("PATCH", `${templates}/${name}`, writePolicy),
    notYet("POST", `${templates}/${name}/resetToDefaultSettings`, writePolicy),
  ]),
  synchronizationRoute("POST", "/acquireAccessToken", { source: "Graph reference: synchronization" }),
  synchronizationRoute("GET", "/jobs/{jobId}/bulkUpload", { source: "Graph reference: bulkUpload" }),
];

function notYet(method: Method, path: string, permissions: Permissions): Route {
  return { method, path, versions: bothVersions, permissions, source: "Graph metadata", confidence: "documented" };
}
