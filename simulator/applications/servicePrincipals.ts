import { entityBody } from "../graph/body";
import { noContent, type Answer, type Call } from "../graph/call";
import { resourceNotFound } from "../graph/graphError";
import { documentedIn, type Route } from "../graph/route";
import { readApplications, writeApplications } from "../directory/permissions";
import { recycle } from "../directory/recycleBin";
import { forgetJob } from "../provisioning/jobState";
import { collectionBody, countAnswer, entityAnswer } from "../odata/query";
import type { Entity } from "../store/kinds";
import { servicePrincipalType } from "./applicationType";
import { servicePrincipalTypeIn, shown } from "./versions";

const graph = documentedIn("Graph reference: servicePrincipal");
const bothKeys = ["/servicePrincipals/{id}", "/servicePrincipals(appId='{appId}')"];

/** Service principals, by object id or by the key form `servicePrincipals(appId='…')`. */
export const servicePrincipalRoutes: readonly Route[] = [
  graph.get("/servicePrincipals", readApplications, listServicePrincipals),
  graph.get("/servicePrincipals/$count", readApplications, (call) =>
    countAnswer(call, servicePrincipalType, call.tenant.list("servicePrincipal")),
  ),
  ...bothKeys.flatMap((path) => [
    graph.get(path, readApplications, getServicePrincipal),
    graph.patch(path, writeApplications, patchServicePrincipal),
    graph.delete(path, writeApplications, deleteServicePrincipal),
  ]),
];

/** The service principal that the path names; Graph's 404 when there is none to see. */
export function requireServicePrincipal(call: Call): Entity {
  const { id, appId } = call.params;
  const principal =
    id !== undefined
      ? call.tenant.find("servicePrincipal", id.toLowerCase())
      : call.tenant.withKey("servicePrincipal", appId?.toLowerCase() ?? "")[0];
  if (!principal) throw resourceNotFound(id ?? appId ?? "");
  return principal;
}

/** Takes a service principal away with its jobs, their schemas and its secrets; only the object itself can come back. */
export function removeServicePrincipal(call: Call, principal: Entity): void {
  const directory = call.tenant.truth;
  for (const job of directory.children("job", principal.id)) forgetJob(directory, job);
  directory.remove("secrets", principal.id);
  recycle(call, "servicePrincipal", principal);
}

function listServicePrincipals(call: Call): Answer {
  const principals = call.tenant.list("servicePrincipal").map((each) => shown(call, "servicePrincipal", each));
  return { status: 200, body: collectionBody(call, servicePrincipalTypeIn(call), "servicePrincipals", principals) };
}

function getServicePrincipal(call: Call): Answer {
  const principal = shown(call, "servicePrincipal", requireServicePrincipal(call));
  return { status: 200, body: entityAnswer(call, servicePrincipalTypeIn(call), "servicePrincipals/$entity", principal) };
}

function patchServicePrincipal(call: Call): Answer {
  const principal = requireServicePrincipal(call);
  call.tenant.change("servicePrincipal", principal.id, { ...principal, ...entityBody(call.body, servicePrincipalType) });
  return noContent;
}

function deleteServicePrincipal(call: Call): Answer {
  removeServicePrincipal(call, requireServicePrincipal(call));
  return noContent;
}
