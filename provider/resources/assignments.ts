import type { GraphClient } from "../graph/client";
import { servicePrincipalPath } from "./configurationSearch";

/** https://learn.microsoft.com/graph/api/resources/approleassignment, as far as we read it. */
export interface AssignmentWire {
  readonly id: string;
  readonly principalId: string;
  readonly principalType: "User" | "Group" | "ServicePrincipal";
  readonly principalDisplayName?: string | null;
  readonly appRoleId: string;
}

export interface RolesWire {
  readonly appRoles: readonly { readonly id: string; readonly displayName?: string | null; readonly isEnabled?: boolean }[];
}

export interface LiveAssignments {
  readonly roleId: string;
  readonly assignments: readonly AssignmentWire[];
}

/** Who is assigned to a configuration, and by which role; `undefined` when there is no such configuration, or none yet. */
export async function readAssignments(graph: GraphClient, servicePrincipalId: string): Promise<LiveAssignments | undefined> {
  // Independent looks; together they travel in one request.
  const [servicePrincipal, assignments] = await Promise.all([
    graph.find<RolesWire>(servicePrincipalPath(servicePrincipalId)),
    graph.list<AssignmentWire>(assignmentsPath(servicePrincipalId)),
  ]);
  const roleId = servicePrincipal && roleIn(servicePrincipal);
  return roleId === undefined || assignments === undefined ? undefined : { roleId, assignments };
}

/** The role that puts a principal in scope: the one that the template declares. */
export function roleIn({ appRoles }: RolesWire): string | undefined {
  return (appRoles.find((each) => each.displayName === "msiam_access") ?? appRoles[0])?.id;
}

/** Only this role puts a principal in scope. With the default access role a user is skipped as not entitled. */
export function effective(live: LiveAssignments): AssignmentWire[] {
  return live.assignments.filter((each) => each.appRoleId === live.roleId);
}

export function assignmentsPath(servicePrincipalId: string): string {
  return `/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`;
}
