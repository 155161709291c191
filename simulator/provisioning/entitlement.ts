import { objectList, text } from "../graph/body";
import type { Entity } from "../store/kinds";
import type { Tenant } from "../world/tenant";

/** The users, or the groups, assigned to a configuration; true where the assignment has a role that provisioning counts. */
export type Entitlement = ReadonlyMap<string, boolean>;

/** The groups assigned to a configuration. */
export function groupEntitlementOf(source: Tenant, principalId: string): Entitlement {
  const roles = rolesOf(source, principalId);
  const groups = new Map<string, boolean>();
  for (const assignment of source.children("appRoleAssignment", principalId)) {
    if (assignment["principalType"] !== "Group") continue;
    const id = text(assignment, "principalId") ?? "";
    groups.set(id, groups.get(id) === true || roles.has(assignment["appRoleId"]));
  }
  return groups;
}

function rolesOf(source: Tenant, principalId: string): ReadonlySet<unknown> {
  return new Set(objectList(source.find("servicePrincipal", principalId)?.["appRoles"]).map((role) => role["id"]));
}

/** Users assigned directly and direct members of assigned groups, by then. Groups within groups are not looked into. */
export function entitlementOf(source: Tenant, principalId: string, madeBefore = Infinity): Entitlement {
  const roles = rolesOf(source, principalId);
  const entitled = new Map<string, boolean>();
  const add = (userId: string, counts: boolean) => void entitled.set(userId, counts || entitled.get(userId) === true);
  for (const assignment of source.children("appRoleAssignment", principalId)) {
    if (Date.parse(text(assignment, "createdDateTime") ?? "") > madeBefore) continue;
    const counts = roles.has(assignment["appRoleId"]);
    if (assignment["principalType"] === "Group") for (const userId of directUsers(source, assignment)) add(userId, counts);
    else add(text(assignment, "principalId") ?? "", counts);
  }
  return entitled;
}

function directUsers(source: Tenant, assignment: Entity): string[] {
  const groupId = text(assignment, "principalId") ?? "";
  if (!source.find("group", groupId)) return [];
  return source
    .children("member", groupId)
    .map((membership) => membership.memberId)
    .filter((memberId) => source.find("user", memberId));
}

/** Grows whenever an assignment, a membership or a group of the tenant changes. */
export function entitlementRevision(source: Tenant): number {
  return Math.max(source.revision("appRoleAssignment"), source.revision("member"), source.revision("group"));
}
