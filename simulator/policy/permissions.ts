import { anyOf, type Permissions } from "../graph/route";

/** Application roles for cross-tenant access, from the permission tables of Graph's reference pages. */
export const readPolicy: Permissions = anyOf("Policy.Read.All");
export const writePolicy: Permissions = anyOf("Policy.ReadWrite.CrossTenantAccess");
