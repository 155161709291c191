import { entityBody, textList } from "../graph/body";
import { noContent, type Answer, type Call } from "../graph/call";
import { resourceNotFound } from "../graph/graphError";
import type { JsonObject } from "../graph/json";
import { documentedIn, type Route } from "../graph/route";
import { readApplications, writeApplications } from "../directory/permissions";
import { recycle } from "../directory/recycleBin";
import { collectionBody, countAnswer, entityAnswer } from "../odata/query";
import type { Entity } from "../store/kinds";
import { applicationType } from "./applicationType";
import { removeServicePrincipal } from "./servicePrincipals";

const graph = documentedIn("Graph reference: application");
const bothKeys = ["/applications/{id}", "/applications(appId='{appId}')"];

/** Applications, by object id or by the key form `applications(appId='…')`. */
export const applicationRoutes: readonly Route[] = [
  graph.get("/applications", readApplications, listApplications),
  graph.get("/applications/$count", readApplications, (call) => countAnswer(call, applicationType, call.tenant.list("application"))),
  ...bothKeys.flatMap((path) => [
    graph.get(path, readApplications, getApplication),
    graph.patch(path, writeApplications, patchApplication),
    graph.delete(path, writeApplications, deleteApplication),
  ]),
];

/** The application that the path names by either key; Graph's 404 when there is none to see. */
export function requireApplication(call: Call): Entity {
  const { id, appId } = call.params;
  const application =
    id !== undefined
      ? call.tenant.find("application", id.toLowerCase())
      : call.tenant.withKey("application", appId?.toLowerCase() ?? "")[0];
  if (!application) throw resourceNotFound(id ?? appId ?? "");
  return application;
}

function listApplications(call: Call): Answer {
  return { status: 200, body: collectionBody(call, applicationType, "applications", call.tenant.list("application")) };
}

function getApplication(call: Call): Answer {
  return { status: 200, body: entityAnswer(call, applicationType, "applications/$entity", requireApplication(call)) };
}

function patchApplication(call: Call): Answer {
  const application = requireApplication(call);
  const given = entityBody(call.body, applicationType);
  call.tenant.change("application", application.id, { ...application, ...given });
  followApplication(call, application, given);
  return noContent;
}

/** The service principal in the home tenant follows its application's name, and gains its tags. */
function followApplication(call: Call, application: Entity, given: JsonObject): void {
  const principal = principalOf(call, application);
  if (!principal) return;
  const { displayName, tags } = given;
  const names = displayName === undefined ? {} : { displayName, appDisplayName: displayName };
  const inherited = new Set(textList(application["tags"]));
  const own = textList(principal["tags"]).filter((tag) => !inherited.has(tag));
  const followed = tags === undefined ? {} : { tags: [...new Set([...own, ...textList(tags)])] };
  call.tenant.change("servicePrincipal", principal.id, { ...principal, ...names, ...followed });
}

function deleteApplication(call: Call): Answer {
  const application = requireApplication(call);
  const principal = principalOf(call, application);
  if (principal) removeServicePrincipal(call, principal);
  recycle(call, "application", application);
  return noContent;
}

function principalOf(call: Call, application: Entity): Entity | undefined {
  return call.tenant.truth.list("servicePrincipal").find((each) => each["appId"] === application["appId"]);
}
