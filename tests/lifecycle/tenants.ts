import { contoso as target, fabrikam as source } from "../../simulator";

export const fabrikamId: string = source.tenantId;
export const contosoId: string = target.tenantId;
/** A tenant that nobody here can sign in to. */
export const thirdTenantId = "7a3c1f00-5b6d-4e7f-8a9b-0c1d2e3f4a5b";

export const groups = { marketing: source.marketingGroupId, sales: source.salesGroupId };
/** Ada is in the group of marketing. */
export const users = { ada: source.marketingUserIds[0] ?? "", outsider: source.otherUserIds[0] ?? "" };

/** How the tenants are declared in stack configuration. */
export function declaredTenants(endpoint: string): Readonly<Record<string, object>> {
  return {
    fabrikam: { tenantId: source.tenantId, clientId: source.clientId, clientSecret: source.clientSecret, endpoint },
    contoso: { tenantId: target.tenantId, clientId: target.clientId, clientSecret: target.clientSecret, endpoint },
  };
}
