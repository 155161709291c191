import { noContent, param, type Answer, type Call } from "../graph/call";
import { text } from "../graph/body";
import { badRequest, resourceNotFound } from "../graph/graphError";
import type { EntityType } from "../graph/propertyType";
import { documentedIn, type Route } from "../graph/route";
import type { JsonObject } from "../graph/json";
import { applicationType } from "../applications/applicationType";
import { servicePrincipalTypeIn, shown } from "../applications/versions";
import { collectionBody, entityAnswer } from "../odata/query";
import type { DeletedItem, Entity } from "../store/kinds";
import { groupType } from "./groupType";
import { userType } from "./userType";
import { readDeletedItems, writeDeletedItems } from "./permissions";

const graph = documentedIn("Graph reference: directory deletedItems");
const listed = ["application", "servicePrincipal", "user", "group"] as const;
const types: Readonly<Record<DeletedItem["kind"], (call: Call) => EntityType>> = {
  application: () => applicationType,
  servicePrincipal: servicePrincipalTypeIn,
  user: () => userType,
  group: () => groupType,
};

/** Deleted directory objects, which can be restored for 30 days. */
export const recycleBinRoutes: readonly Route[] = [
  ...listed.map((kind) =>
    graph.get(`/directory/deletedItems/microsoft.graph.${kind}`, readDeletedItems, (call) => listDeleted(call, kind)),
  ),
  graph.get("/directory/deletedItems/{id}", readDeletedItems, getDeleted),
  graph.delete("/directory/deletedItems/{id}", writeDeletedItems, purge),
  graph.post("/directory/deletedItems/{id}/restore", writeDeletedItems, restore),
];

/** The tenant that an object is in, and the world around it: all that the recycle bin needs of a request. */
type Place = Pick<Call, "tenant" | "world">;

/** Moves a directory object to the recycle bin; its memberships, managers and role assignments go with it. */
export function recycle(call: Place, kind: DeletedItem["kind"], entity: Entity): void {
  const directory = call.tenant.truth;
  const memberships = [...directory.children("member", entity.id), ...directory.withKey("member", entity.id)];
  for (const { groupId, memberId } of memberships) directory.remove("member", `${groupId}/${memberId}`);
  const assignments = [...directory.children("appRoleAssignment", entity.id), ...directory.withKey("appRoleAssignment", entity.id)];
  for (const assignment of assignments) directory.remove("appRoleAssignment", assignment.id);
  directory.remove("manager", entity.id);
  for (const { userId } of directory.withKey("manager", entity.id)) directory.remove("manager", userId);
  directory.remove(kind, entity.id);
  const deletedDateTime = `${new Date(call.world.now()).toISOString().slice(0, 19)}Z`;
  directory.change("deletedItem", entity.id, { kind, entity: { ...entity, deletedDateTime }, memberships });
}

function listDeleted(call: Call, kind: DeletedItem["kind"]): Answer {
  const items = call.tenant.list("deletedItem").filter((item) => item.kind === kind);
  const entities = items.map((item) => shownDeleted(call, item));
  return { status: 200, body: collectionBody(call, types[kind](call), `${kind}s`, entities) };
}

function requireDeleted(call: Call): DeletedItem {
  const id = param(call, "id");
  const item = call.tenant.find("deletedItem", id.toLowerCase());
  if (!item) throw resourceNotFound(id);
  return item;
}

function getDeleted(call: Call): Answer {
  return { status: 200, body: deletedBody(call, requireDeleted(call)) };
}

function purge(call: Call): Answer {
  call.tenant.remove("deletedItem", requireDeleted(call).entity.id);
  return noContent;
}

function restore(call: Call): Answer {
  const item = requireDeleted(call);
  bringBack(call, item);
  if (item.kind === "application") {
    const principal = call.tenant.truth
      .list("deletedItem")
      .find((each) => each.kind === "servicePrincipal" && each.entity["appId"] === item.entity["appId"]);
    if (principal) bringBack(call, principal);
  }
  return { status: 200, body: deletedBody(call, { ...item, entity: { ...item.entity, deletedDateTime: null } }) };
}

/** Puts a deleted object back where it was. */
export function bringBack(call: Place, item: DeletedItem): void {
  const directory = call.tenant.truth;
  const name = text(item.entity, "userPrincipalName");
  if (name !== undefined && directory.withKey("user", name.toLowerCase()).some((user) => user["userPrincipalName"] === name)) {
    throw badRequest("Another object with the same value for property userPrincipalName already exists.");
  }
  directory.remove("deletedItem", item.entity.id);
  directory.change(item.kind, item.entity.id, { ...item.entity, deletedDateTime: null });
  for (const membership of item.memberships) {
    directory.change("member", `${membership.groupId}/${membership.memberId}`, membership, membership.groupId);
  }
}

function deletedBody(call: Call, item: DeletedItem) {
  const entity = { "@odata.type": `#microsoft.graph.${item.kind}`, ...shownDeleted(call, item) };
  return entityAnswer(call, types[item.kind](call), "directoryObjects/$entity", entity);
}

function shownDeleted(call: Call, { kind, entity }: DeletedItem): JsonObject {
  return kind === "servicePrincipal" ? shown(call, kind, entity) : entity;
}
