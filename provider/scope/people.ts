import type { GraphClient } from "../graph/client";
import { selectFor, type UserWire } from "./attributes";
import { NotCountable } from "./notCountable";
import type { ScopeRules } from "./rules";

/** The users that rules are about, each once however many groups it is in, and who is in which group. */
export interface People {
  readonly users: ReadonlyMap<string, UserWire>;
  /** Ids of the direct members that are users, by the group's id. */
  readonly members: ReadonlyMap<string, readonly string[]>;
}

/** The largest page that the directory gives. */
const pageSize = 999;

/**
 * Reads everybody whom any of the rules concerns, once for all of them. A directory of n users takes n/999 requests, a group of n members
 * as many; pages of several groups, and single users, travel together, twenty to a request.
 */
export async function readPeople(graph: GraphClient, rules: readonly ScopeRules[]): Promise<People> {
  const select = selectFor(rules.flatMap((each) => [each.builtIn, each.filters]));
  const isWhole = rules.some((each) => each.everybody);
  const groups = [...new Set(rules.flatMap((each) => each.groups))];
  const single = [...new Set(rules.flatMap((each) => each.users))];
  const [ones, members] = await Promise.all([
    isWhole ? directory(graph, select) : singleUsers(graph, single, select),
    Promise.all(groups.map((id) => membersOf(graph, id, isWhole ? "id" : select))),
  ]);
  const read = isWhole ? ones : [...ones, ...members.flat()];
  refuseHalfRead(read);
  return {
    users: new Map(read.map((user) => [user.id, user])),
    members: new Map(groups.map((id, index) => [id, (members[index] ?? []).map((each) => each.id)])),
  };
}

async function directory(graph: GraphClient, select: string): Promise<UserWire[]> {
  return (await graph.list<UserWire>(`/users?$select=${select}&$top=${pageSize.toString()}`)) ?? [];
}

async function singleUsers(graph: GraphClient, ids: readonly string[], select: string): Promise<UserWire[]> {
  const found = await Promise.all(ids.map((id) => graph.find<UserWire>(`/users/${id}?$select=${select}`)));
  return found.filter((each) => each !== undefined);
}

/** A group that is gone has no members. */
async function membersOf(graph: GraphClient, groupId: string, select: string): Promise<UserWire[]> {
  const members = (await graph.list<UserWire>(`/groups/${groupId}/members?$select=${select}&$top=${pageSize.toString()}`)) ?? [];
  return members.filter((each) => each["@odata.type"] === "#microsoft.graph.user");
}

/** Graph lists members that may not be read by their ids alone. Every user has this property. */
function refuseHalfRead(users: readonly UserWire[]): void {
  if (users.every((each) => typeof each.accountEnabled === "boolean")) return;
  throw new NotCountable("the members of the groups are listed, but not what is known of them: that takes User.Read.All");
}
