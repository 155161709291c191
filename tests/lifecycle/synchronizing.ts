import { fabrikam, type SimulatorControl } from "../../simulator";
import { configurationByHand, inPortal, policiesByHand } from "./configuration";
import { contosoId, fabrikamId } from "./tenants";

export const minutes = 60_000;

/** A configuration with marketing people assigned, connected to Contoso, on a clock that tests move. */
export interface Synchronizing {
  readonly servicePrincipalId: string;
  /** Paths of the assignments, one for each marketing person. */
  readonly assignments: readonly string[];
}

/** As a person makes it in the portal, with a deletion threshold; there is no job yet. */
export async function synchronizing(control: SimulatorControl, threshold = 3): Promise<Synchronizing> {
  await policiesByHand(control);
  const { servicePrincipal } = await configurationByHand(control);
  const { id } = servicePrincipal;
  const notification = { Enabled: false, DeleteThresholdEnabled: true, DeleteThresholdValue: threshold };
  const settings = { AuthenticationType: "SyncPolicy", CompanyId: contosoId, SyncNotificationSettings: JSON.stringify(notification) };
  const value = Object.entries(settings).map(([key, each]) => ({ key, value: each }));
  await control.portal(fabrikamId, "PUT", `/servicePrincipals/${id}/synchronization/secrets`, { value });
  const assignedTo = `/servicePrincipals/${id}/appRoleAssignedTo`;
  const assignments: string[] = [];
  for (const principalId of fabrikam.marketingUserIds) {
    const body = { principalId, resourceId: id, appRoleId: servicePrincipal.appRoles[0]?.id };
    assignments.push(`${assignedTo}/${(await inPortal<{ id: string }>(control, fabrikamId, "POST", assignedTo, body)).id}`);
  }
  return { servicePrincipalId: id, assignments };
}

/** Takes users out of scope, and lets a cycle look at that. */
export async function leave(control: SimulatorControl, { assignments }: Synchronizing, count: number): Promise<void> {
  for (const assignment of assignments.slice(0, count)) await control.portal(fabrikamId, "DELETE", assignment);
  await control.advance(45 * minutes);
}

/** Whether Contoso lets Fabrikam's users be synchronized. */
export async function allowInbound(control: SimulatorControl, isSyncAllowed: boolean): Promise<void> {
  const path = `/policies/crossTenantAccessPolicy/partners/${fabrikamId}/identitySynchronization`;
  await control.portal(contosoId, "PATCH", path, { userSyncInbound: { isSyncAllowed } });
}

/** How many users of Fabrikam there are in Contoso. */
export async function synchronizedUsers(control: SimulatorControl): Promise<number> {
  const filter = encodeURIComponent("creationType eq 'Invitation'");
  return (await inPortal<{ value: unknown[] }>(control, contosoId, "GET", `/users?$top=999&$filter=${filter}`)).value.length;
}
