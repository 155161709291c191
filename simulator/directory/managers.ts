import { context, noContent, param, type Answer, type Call } from "../graph/call";
import { resourceNotFound } from "../graph/graphError";
import type { JsonObject } from "../graph/json";
import { documentedIn, type Route } from "../graph/route";
import { collectionBody, entityAnswer } from "../odata/query";
import type { Entity } from "../store/kinds";
import { directoryObjectType } from "./directoryObject";
import { readUsers, writeUsers } from "./permissions";
import { referencedId } from "./reference";
import { requireUser } from "./users";

const graph = documentedIn("Graph reference: user, manager");

/** To whom a user reports, and who reports to a user. */
export const managerRoutes: readonly Route[] = [
  graph.get("/users/{id}/manager", readUsers, getManager),
  graph.get("/users/{id}/manager/$ref", readUsers, getReference),
  graph.put("/users/{id}/manager/$ref", writeUsers, putManager),
  graph.delete("/users/{id}/manager/$ref", writeUsers, removeManager),
  graph.get("/users/{id}/directReports", readUsers, listReports),
];

function user(call: Call): Entity {
  return requireUser(call.tenant, param(call, "id"));
}

function requireManager(call: Call): Entity {
  const manager = call.tenant.find("user", call.tenant.find("manager", user(call).id)?.managerId ?? "");
  if (!manager) throw resourceNotFound("manager");
  return manager;
}

function getManager(call: Call): Answer {
  return { status: 200, body: entityAnswer(call, directoryObjectType, "directoryObjects/$entity", requireManager(call)) };
}

function getReference(call: Call): Answer {
  const address = `${call.world.url}/${call.version}/directoryObjects/${requireManager(call).id}`;
  const body: JsonObject = { "@odata.context": context(call, "$ref"), "@odata.id": address };
  return { status: 200, body };
}

function putManager(call: Call): Answer {
  const { id } = user(call);
  const managerId = referencedId(call.body);
  if (!call.tenant.find("user", managerId)) throw resourceNotFound(managerId);
  call.tenant.change("manager", id, { userId: id, managerId });
  return noContent;
}

function removeManager(call: Call): Answer {
  requireManager(call);
  call.tenant.remove("manager", user(call).id);
  return noContent;
}

function listReports(call: Call): Answer {
  const reports = call.tenant.withKey("manager", user(call).id).flatMap(({ userId }) => call.tenant.find("user", userId) ?? []);
  return { status: 200, body: collectionBody(call, directoryObjectType, "directoryObjects", reports) };
}
