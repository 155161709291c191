import type { SimulatorControl } from "../../simulator";
import { contosoId, fabrikamId } from "./tenants";

const template = "518e5f48-1fc8-4c48-9387-9fdf28b0dfe7";

interface Instantiated {
  readonly application: { readonly id: string; readonly appId: string };
  readonly servicePrincipal: { readonly id: string; readonly appRoles: readonly { readonly id: string }[] };
}

/** What a person does in the portal, and sees there. */
export async function inPortal<Body>(
  control: SimulatorControl,
  tenantId: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Body> {
  return (await control.portal(tenantId, method, path, body)).body as unknown as Body;
}

/** A configuration that a person clicked together in the portal. */
export async function configurationByHand(control: SimulatorControl, displayName = "Made by hand"): Promise<Instantiated> {
  return inPortal(control, fabrikamId, "POST", `/applicationTemplates/${template}/instantiate`, { displayName });
}

/** What both tenants must allow before a connection is accepted. */
export async function policiesByHand(control: SimulatorControl): Promise<void> {
  const partners = "/policies/crossTenantAccessPolicy/partners";
  await control.portal(contosoId, "POST", partners, { tenantId: fabrikamId, automaticUserConsentSettings: { inboundAllowed: true } });
  await control.portal(contosoId, "PUT", `${partners}/${fabrikamId}/identitySynchronization`, { userSyncInbound: { isSyncAllowed: true } });
  await control.portal(fabrikamId, "POST", partners, { tenantId: contosoId, automaticUserConsentSettings: { outboundAllowed: true } });
}
