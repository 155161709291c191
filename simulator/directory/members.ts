import { param, type Answer, type Call } from "../graph/call";
import { documentedIn, type Route } from "../graph/route";
import { collectionBody, countAnswer } from "../odata/query";
import type { Entity } from "../store/kinds";
import type { Tenant } from "../world/tenant";
import { directoryObjectType } from "./directoryObject";
import { requireGroup } from "./groups";
import { readMembers } from "./permissions";
import { userType } from "./userType";

const graph = documentedIn("Graph reference: group, members and transitive members");

/** Who is a member of a group, directly or through groups in it; all of them, or users alone. */
export const memberRoutes: readonly Route[] = (["members", "transitiveMembers"] as const).flatMap((name) => {
  const path = `/groups/{id}/${name}`;
  const find = name === "members" ? directMembers : transitiveMembers;
  const users = (call: Call) => find(call).filter((member) => "userPrincipalName" in member);
  return [
    graph.get(path, readMembers, (call) => ({
      status: 200,
      body: collectionBody(call, directoryObjectType, "directoryObjects", find(call)),
    })),
    graph.get(`${path}/$count`, readMembers, (call) => countAnswer(call, directoryObjectType, find(call))),
    graph.get(`${path}/microsoft.graph.user`, readMembers, (call) => listUsers(call, users(call))),
    graph.get(`${path}/microsoft.graph.user/$count`, readMembers, (call) => countAnswer(call, userType, users(call))),
  ];
});

function listUsers(call: Call, users: readonly Entity[]): Answer {
  return { status: 200, body: collectionBody(call, userType, "users", users) };
}

function directMembers(call: Call): Entity[] {
  const group = requireGroup(call.tenant, param(call, "id"));
  return call.tenant.children("member", group.id).flatMap(({ memberId }) => memberOf(call.tenant, memberId) ?? []);
}

/** Each once, however many ways lead to it; a group may be in itself. */
function transitiveMembers(call: Call): Entity[] {
  const found = new Map<string, Entity>();
  const groups = [requireGroup(call.tenant, param(call, "id")).id];
  for (const groupId of groups) {
    for (const { memberId } of call.tenant.children("member", groupId)) {
      if (found.has(memberId)) continue;
      const member = memberOf(call.tenant, memberId);
      if (!member) continue;
      found.set(memberId, member);
      if (!("userPrincipalName" in member)) groups.push(memberId);
    }
  }
  return [...found.values()];
}

function memberOf(tenant: Tenant, id: string): Entity | undefined {
  return tenant.find("user", id) ?? tenant.find("group", id);
}
