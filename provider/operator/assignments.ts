import type { GraphClient } from "../graph/client";

/** Who is assigned to a configuration. */
export interface Assignment {
  readonly kind: string;
  readonly displayName: string;
  readonly principalId: string;
  /** Only the configuration's own role puts a principal in scope; others are skipped as not entitled. */
  readonly isEffective: boolean;
}

interface AssignmentWire {
  readonly principalId: string;
  readonly principalType: string;
  readonly principalDisplayName?: string | null;
  readonly appRoleId: string;
}

interface RolesWire {
  readonly appRoles: readonly { readonly id: string }[];
}

/** https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignedto */
export async function assignmentsOf(graph: GraphClient, servicePrincipalId: string): Promise<Assignment[]> {
  // Independent looks; together they travel in one request.
  const [principal, assignments] = await Promise.all([
    graph.find<RolesWire>(`/servicePrincipals/${servicePrincipalId}?$select=id,appRoles`),
    graph.list<AssignmentWire>(`/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`),
  ]);
  const roles = (principal?.appRoles ?? []).map((role) => role.id);
  return (assignments ?? []).map((each) => ({
    kind: each.principalType.toLowerCase(),
    displayName: each.principalDisplayName ?? each.principalId,
    principalId: each.principalId,
    isEffective: roles.includes(each.appRoleId),
  }));
}
