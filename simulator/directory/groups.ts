import { context, noContent, param, type Answer, type Call } from "../graph/call";
import { entityBody, requireMembers } from "../graph/body";
import { badRequest, resourceNotFound } from "../graph/graphError";
import { documentedIn, type Route } from "../graph/route";
import { collectionBody, countAnswer, entityAnswer } from "../odata/query";
import type { Entity } from "../store/kinds";
import type { Tenant } from "../world/tenant";
import { groupType, makeGroup } from "./groupType";
import { readGroups, writeGroups, writeMembers } from "./permissions";
import { recycle } from "./recycleBin";
import { referencedId } from "./reference";

const graph = documentedIn("Graph reference: group");

/** Groups of a tenant, and who is made a member of them. */
export const groupRoutes: readonly Route[] = [
  graph.get("/groups", readGroups, listGroups),
  graph.post("/groups", writeGroups, createGroup),
  graph.get("/groups/$count", readGroups, (call) => countAnswer(call, groupType, call.tenant.list("group"))),
  graph.get("/groups/{id}", readGroups, getGroup),
  graph.patch("/groups/{id}", writeGroups, patchGroup),
  graph.delete("/groups/{id}", writeGroups, deleteGroup),
  graph.post("/groups/{id}/members/$ref", writeMembers, addMember),
  graph.delete("/groups/{id}/members/{memberId}/$ref", writeMembers, removeMember),
];

/** A group by object id; Graph's 404 when there is none to see. */
export function requireGroup(tenant: Tenant, id: string): Entity {
  const group = tenant.find("group", id.toLowerCase());
  if (!group) throw resourceNotFound(id);
  return group;
}

/** The key of a membership in the store. */
function membershipKey(groupId: string, memberId: string): string {
  return `${groupId}/${memberId}`;
}

function listGroups(call: Call): Answer {
  return { status: 200, body: collectionBody(call, groupType, "groups", call.tenant.list("group")) };
}

function getGroup(call: Call): Answer {
  return { status: 200, body: entityAnswer(call, groupType, "groups/$entity", requireGroup(call.tenant, param(call, "id"))) };
}

function createGroup(call: Call): Answer {
  const given = entityBody(call.body, groupType);
  requireMembers(given, ["displayName", "mailEnabled", "mailNickname", "securityEnabled"]);
  const group = makeGroup(call.world.newId("group"), given, new Date(call.world.now()));
  call.tenant.add("group", group.id, group);
  return { status: 201, body: { "@odata.context": context(call, "groups/$entity"), ...group } };
}

function patchGroup(call: Call): Answer {
  const group = requireGroup(call.tenant, param(call, "id"));
  call.tenant.change("group", group.id, { ...group, ...entityBody(call.body, groupType) });
  return noContent;
}

function deleteGroup(call: Call): Answer {
  recycle(call, "group", requireGroup(call.tenant, param(call, "id")));
  return noContent;
}

function addMember(call: Call): Answer {
  const group = requireGroup(call.tenant, param(call, "id"));
  const memberId = referencedId(call.body);
  if (!call.tenant.find("user", memberId) && !call.tenant.find("group", memberId)) throw resourceNotFound(memberId);
  const key = membershipKey(group.id, memberId);
  if (call.tenant.truth.find("member", key)) {
    throw badRequest("One or more added object references already exist for the following modified properties: 'members'.");
  }
  call.tenant.add("member", key, { groupId: group.id, memberId }, group.id);
  return noContent;
}

function removeMember(call: Call): Answer {
  const group = requireGroup(call.tenant, param(call, "id"));
  const memberId = param(call, "memberId").toLowerCase();
  const key = membershipKey(group.id, memberId);
  if (!call.tenant.find("member", key)) throw resourceNotFound(memberId);
  call.tenant.remove("member", key);
  return noContent;
}
