/** What a request needs. One of `permissions` is enough; the first is the least. */
interface Need {
  readonly path: RegExp;
  readonly method: RegExp;
  readonly permissions: readonly string[];
}

const reads = /^GET$/;
const writes = /^(?!GET)/;

/**
 * Application permissions by request, from the "Permissions" table of each operation's page in the Graph reference,
 * https://learn.microsoft.com/graph/api/overview. The README's list is the sum of the first ones.
 */
const needs: readonly Need[] = [
  { path: /^\/policies\/crossTenantAccessPolicy/, method: reads, permissions: ["Policy.Read.All"] },
  { path: /^\/policies\/crossTenantAccessPolicy/, method: writes, permissions: ["Policy.ReadWrite.CrossTenantAccess"] },
  { path: /^\/servicePrincipals\/[^/]+\/synchronization/, method: /./, permissions: ["Synchronization.ReadWrite.All"] },
  { path: /^\/servicePrincipals\/[^/]+\/appRoleAssignedTo/, method: reads, permissions: ["Application.Read.All", "Directory.Read.All"] },
  { path: /^\/servicePrincipals\/[^/]+\/appRoleAssignedTo/, method: writes, permissions: ["AppRoleAssignment.ReadWrite.All"] },
  { path: /^\/groups\/[^/]+\/members/, method: reads, permissions: ["GroupMember.Read.All", "Directory.Read.All"] },
  { path: /^\/users\/[^/]+\/memberOf/, method: reads, permissions: ["Directory.Read.All"] },
  { path: /^\/users\/[^/]+\/authentication/, method: reads, permissions: ["UserAuthenticationMethod.Read.All"] },
  { path: /^\/users/, method: reads, permissions: ["User.Read.All", "Directory.Read.All"] },
  { path: /^\/auditLogs\//, method: reads, permissions: ["AuditLog.Read.All"] },
  { path: /^\/(applications|servicePrincipals|applicationTemplates)/, method: /./, permissions: ["Application.ReadWrite.All"] },
];

export function permissionsFor(method: string, path: string): readonly string[] {
  const need = needs.find((each) => each.path.test(path) && each.method.test(method));
  return need?.permissions ?? ["the permission that Graph's page of this request names"];
}

/** Synchronization answers a missing permission with a bare 401 `UnknownError`, where the rest of Graph says 403. */
export function isPermissionMissing(status: number, code: string): boolean {
  return status === 403 || (status === 401 && code === "UnknownError");
}
