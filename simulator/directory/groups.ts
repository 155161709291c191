import { randomUUID } from "node:crypto";
import { context, noContent, param, type Answer, type Call } from "../graph/call";
import { complexBody, entityBody, requireMembers, text } from "../graph/body";
import { badRequest, resourceNotFound } from "../graph/graphError";
import { isObject } from "../graph/json";
import { documentedIn, type Route } from "../graph/route";
import { collectionBody, countAnswer, entityAnswer } from "../odata/query";
import type { Entity } from "../store/kinds";
import type { Tenant } from "../world/tenant";
import { groupType, makeGroup } from "./groupType";
import { readGroups, readMembers, writeGroups, writeMembers } from "./permissions";
import { recycle } from "./recycleBin";
import { userType } from "./userType";

const graph = documentedIn("Graph reference: group");

/** Groups of a tenant and their direct members. */
export const groupRoutes: readonly Route[] = [
  graph.get("/groups", readGroups, listGroups),
  graph.post("/groups", writeGroups, createGroup),
  graph.get("/groups/$count", readGroups, (call) => countAnswer(call, groupType, call.tenant.list("group"))),
  graph.get("/groups/{id}", readGroups, getGroup),
  graph.patch("/groups/{id}", writeGroups, patchGroup),
  graph.delete("/groups/{id}", writeGroups, deleteGroup),
  graph.get("/groups/{id}/members", readMembers, listMembers),
  graph.get("/groups/{id}/members/$count", readMembers, countMembers),
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
  const group = makeGroup(randomUUID(), given, new Date(call.world.now()));
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

// A member may be a group; its properties are few enough to be asked for by a user's names.
const memberType = { ...userType, defaultSelect: undefined };

function listMembers(call: Call): Answer {
  return { status: 200, body: collectionBody(call, memberType, "directoryObjects", membersOf(call)) };
}

function countMembers(call: Call): Answer {
  return countAnswer(call, memberType, membersOf(call));
}

function membersOf(call: Call): Entity[] {
  const group = requireGroup(call.tenant, param(call, "id"));
  return call.tenant.children("member", group.id).flatMap(({ memberId }) => memberBody(call.tenant, memberId) ?? []);
}

/** A page is cut from all members, so each of them is looked up for every page: in a group of 100,000 that is felt. */
const bodies = new WeakMap<Entity, Entity>();

function memberBody(tenant: Tenant, id: string): Entity | undefined {
  const user = tenant.find("user", id);
  const member = user ?? tenant.find("group", id);
  if (!member) return undefined;
  const known = bodies.get(member);
  if (known) return known;
  const body = { "@odata.type": `#microsoft.graph.${user ? "user" : "group"}`, ...member };
  bodies.set(member, body);
  return body;
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

function referencedId(body: unknown): string {
  const reference = isObject(body) ? text(body, "@odata.id") : undefined;
  complexBody(body, "microsoft.graph.directoryObject", {});
  const id = /([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i.exec(reference ?? "")?.[1];
  if (id === undefined) throw badRequest("Invalid URL format specified in the payload.");
  return id.toLowerCase();
}
