import { isPermissionMissing, permissionsFor } from "../../../provider/graph/permissions";

test.each([
  ["GET", "/policies/crossTenantAccessPolicy/partners/x", "Policy.Read.All"],
  ["PATCH", "/policies/crossTenantAccessPolicy/partners/x", "Policy.ReadWrite.CrossTenantAccess"],
  ["PUT", "/policies/crossTenantAccessPolicy/partners/x/identitySynchronization", "Policy.ReadWrite.CrossTenantAccess"],
  ["GET", "/servicePrincipals/x/synchronization/secrets", "Synchronization.ReadWrite.All"],
  ["POST", "/servicePrincipals/x/synchronization/jobs/y/start", "Synchronization.ReadWrite.All"],
  ["GET", "/servicePrincipals/x/appRoleAssignedTo", "Application.Read.All"],
  ["POST", "/servicePrincipals/x/appRoleAssignedTo", "AppRoleAssignment.ReadWrite.All"],
  ["DELETE", "/servicePrincipals/x/appRoleAssignedTo/y", "AppRoleAssignment.ReadWrite.All"],
  ["POST", "/applicationTemplates/x/instantiate", "Application.ReadWrite.All"],
  ["DELETE", "/applications/x", "Application.ReadWrite.All"],
  ["GET", "/servicePrincipals?$filter=x", "Application.ReadWrite.All"],
])("%s %s needs %s first of all", (method, path, permission) => {
  expect(permissionsFor(method, path)[0]).toBe(permission);
});

test("where we do not know the permission we say where it is written", () => {
  expect(permissionsFor("GET", "/unheardOf").join()).toContain("Graph's page");
});

test("403 is a missing permission, and so is the bare 401 of synchronization; an expired token is not", () => {
  expect(isPermissionMissing(403, "Authorization_RequestDenied")).toBe(true);
  expect(isPermissionMissing(401, "UnknownError")).toBe(true);
  expect(isPermissionMissing(401, "InvalidAuthenticationToken")).toBe(false);
  expect(isPermissionMissing(404, "UnknownError")).toBe(false);
});
