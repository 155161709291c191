import type { SimulatorControl } from "../../simulator";
import { configurationByHand, inPortal } from "./configuration";
import { contosoId, fabrikamId } from "./tenants";

/** A configuration with a connection and a job that is not started, clicked together in the portal. */
export async function jobByHand(control: SimulatorControl): Promise<{ servicePrincipalId: string; path: string }> {
  const { servicePrincipal } = await configurationByHand(control);
  const jobs = `/servicePrincipals/${servicePrincipal.id}/synchronization/jobs`;
  const { id } = await inPortal<{ id: string }>(control, fabrikamId, "POST", jobs, { templateId: "Azure2Azure" });
  const credentials = [
    { key: "AuthenticationType", value: "SyncPolicy" },
    { key: "CompanyId", value: contosoId },
  ];
  await control.portal(fabrikamId, "PUT", `/servicePrincipals/${servicePrincipal.id}/synchronization/secrets`, { value: credentials });
  return { servicePrincipalId: servicePrincipal.id, path: `${jobs}/${id}/schema` };
}
