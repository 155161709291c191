import { fabrikam, type SimulatorControl } from "../../simulator";
import { contosoId, fabrikamId } from "../lifecycle/tenants";

const partners = "/policies/crossTenantAccessPolicy/partners";
const template = "/applicationTemplates/518e5f48-1fc8-4c48-9387-9fdf28b0dfe7/instantiate";

interface Instantiated {
  readonly servicePrincipal: { readonly id: string; readonly appRoles: readonly { readonly id: string; readonly displayName: string }[] };
}

/** A synchronization as somebody clicked it together in both portals; answers its service principal. */
export async function clickedTogether(control: SimulatorControl): Promise<string> {
  const portal = async (tenantId: string, method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await control.portal(tenantId, method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer.body;
  };
  await portal(contosoId, "POST", partners, { tenantId: fabrikamId, automaticUserConsentSettings: { inboundAllowed: true } });
  await portal(contosoId, "PUT", `${partners}/${fabrikamId}/identitySynchronization`, { userSyncInbound: { isSyncAllowed: true } });
  await portal(fabrikamId, "POST", partners, { tenantId: contosoId, automaticUserConsentSettings: { outboundAllowed: true } });
  const made = (await portal(fabrikamId, "POST", template, { displayName: "Fabrikam to Contoso" })) as Instantiated;
  const { id: resourceId, appRoles } = made.servicePrincipal;
  const appRoleId = appRoles.find(({ displayName }) => displayName === "msiam_access")?.id;
  const assigned = `/servicePrincipals/${resourceId}/appRoleAssignedTo`;
  await portal(fabrikamId, "POST", assigned, { principalId: fabrikam.marketingGroupId, resourceId, appRoleId });
  const synchronization = `/servicePrincipals/${resourceId}/synchronization`;
  await portal(fabrikamId, "PUT", `${synchronization}/secrets`, { value: secrets() });
  const job = (await portal(fabrikamId, "POST", `${synchronization}/jobs`, { templateId: "Azure2Azure" })) as { readonly id: string };
  await portal(fabrikamId, "POST", `${synchronization}/jobs/${job.id}/start`);
  return resourceId;
}

function secrets(): object[] {
  const notification = {
    Enabled: true,
    Recipients: "identity@fabrikam.com",
    DeleteThresholdEnabled: true,
    DeleteThresholdValue: 500,
  };
  const values = {
    AuthenticationType: "SyncPolicy",
    CompanyId: contosoId,
    SyncAll: "false",
    SyncNotificationSettings: JSON.stringify(notification),
  };
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}
