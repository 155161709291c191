import { noContent, param, type Answer, type Call } from "../graph/call";
import { context } from "../graph/call";
import { entityBody, requireMembers, text } from "../graph/body";
import { badRequest, resourceNotFound } from "../graph/graphError";
import { isObject, type JsonObject } from "../graph/json";
import type { EntityType } from "../graph/propertyType";
import { documentedIn, type Route } from "../graph/route";
import { collectionBody, countAnswer, entityAnswer } from "../odata/query";
import type { Entity } from "../store/kinds";
import type { Tenant } from "../world/tenant";
import { extended } from "./extensions";
import { groupType } from "./groupType";
import { readGroups, readUsers, writeUsers } from "./permissions";
import { recycle } from "./recycleBin";
import { makeUser, userType } from "./userType";

const graph = documentedIn("Graph reference: user");

/** Users of a tenant. */
export const userRoutes: readonly Route[] = [
  graph.get("/users", readUsers, listUsers),
  graph.post("/users", writeUsers, createUser),
  graph.get("/users/$count", readUsers, (call) => countAnswer(call, typeOf(call.tenant), call.tenant.list("user"))),
  graph.get("/users/{id}", readUsers, getUser),
  graph.patch("/users/{id}", writeUsers, patchUser),
  graph.delete("/users/{id}", writeUsers, deleteUser),
  graph.get("/users/{id}/memberOf", readGroups, listMemberOf),
];

/** A user by object id or by user principal name; Graph's 404 when there is none to see. */
export function requireUser(tenant: Tenant, key: string): Entity {
  const wanted = key.toLowerCase();
  const user = tenant.find("user", wanted) ?? (key.includes("@") ? userNamed(tenant, wanted) : undefined);
  if (!user) throw resourceNotFound(key);
  return user;
}

function userNamed(tenant: Tenant, name: string): Entity | undefined {
  return tenant.withKey("user", name).find((user) => text(user, "userPrincipalName")?.toLowerCase() === name);
}

function typeOf(tenant: Tenant): EntityType {
  return extended(tenant, userType, "User");
}

/** A user with the manager, where that is asked for. */
function expandable({ tenant }: Call) {
  const expand = (user: JsonObject): JsonObject => ({ ...user, manager: managerOf(tenant, text(user, "id") ?? "") });
  return { ...typeOf(tenant), expand };
}

function managerOf(tenant: Tenant, userId: string): JsonObject | null {
  const manager = tenant.find("user", tenant.find("manager", userId)?.managerId ?? "");
  return manager ? { "@odata.type": "#microsoft.graph.user", ...manager } : null;
}

function listUsers(call: Call): Answer {
  return { status: 200, body: collectionBody(call, expandable(call), "users", call.tenant.list("user")) };
}

function getUser(call: Call): Answer {
  return { status: 200, body: entityAnswer(call, expandable(call), "users/$entity", requireUser(call.tenant, param(call, "id"))) };
}

function createUser(call: Call): Answer {
  const given = entityBody(call.body, typeOf(call.tenant));
  requireMembers(given, ["accountEnabled", "displayName", "mailNickname", "userPrincipalName", "passwordProfile"]);
  refuseTakenName(call, given["userPrincipalName"]);
  const user = makeUser(call.world.newId("user"), given, new Date(call.world.now()));
  call.tenant.add("user", user.id, user);
  return { status: 201, body: { "@odata.context": context(call, "users/$entity"), ...user } };
}

function patchUser(call: Call): Answer {
  const user = requireUser(call.tenant, param(call, "id"));
  const { passwordProfile: _passwordProfile, ...given } = entityBody(call.body, typeOf(call.tenant));
  if (given["userPrincipalName"] !== user["userPrincipalName"]) refuseTakenName(call, given["userPrincipalName"]);
  call.tenant.change("user", user.id, { ...user, ...given, ...attributesAfter(user, given) });
  return noContent;
}

/** Of the fifteen attributes those that are given change; a user mastered elsewhere has them from there. */
function attributesAfter(user: Entity, given: JsonObject): JsonObject {
  const [before, change] = [user["onPremisesExtensionAttributes"], given["onPremisesExtensionAttributes"]];
  if (!isObject(change)) return {};
  if (user["onPremisesSyncEnabled"] === true)
    throw badRequest(
      "Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.",
    );
  return { onPremisesExtensionAttributes: { ...(isObject(before) ? before : {}), ...change } };
}

function deleteUser(call: Call): Answer {
  recycle(call, "user", requireUser(call.tenant, param(call, "id")));
  return noContent;
}

function listMemberOf(call: Call): Answer {
  const user = requireUser(call.tenant, param(call, "id"));
  const groups = call.tenant.withKey("member", user.id).flatMap((membership) => call.tenant.find("group", membership.groupId) ?? []);
  const value = groups.map((group) => ({ "@odata.type": "#microsoft.graph.group", ...group }));
  return { status: 200, body: collectionBody(call, groupType, "directoryObjects", value) };
}

function refuseTakenName(call: Call, name: unknown): void {
  if (typeof name !== "string" || !userNamed(call.tenant.truth, name.toLowerCase())) return;
  throw badRequest("Another object with the same value for property userPrincipalName already exists.");
}
