import type { Seed } from "../../simulator";
import { meshOf, type MeshTenant } from "../tenants/mesh";

export type Alias = "fabrikam" | "contoso" | "adatum";

const tenants = meshOf(3);

/** Three tenants with a group each, between which nothing is set up. */
export const threeTenants: Seed = { tenants: tenants.map(({ seed }) => seed) };

export const tenantIdOf = (alias: Alias): string => named(alias).seed.id;
export const groupOf = (alias: Alias): string => named(alias).group;

/** How they are declared in stack configuration. */
export function declared(endpoint: string): Readonly<Record<Alias, object>> {
  const entry = (alias: Alias): object => {
    const { clientId, secret, seed } = named(alias);
    return { tenantId: seed.id, clientId, clientSecret: secret, endpoint };
  };
  return { fabrikam: entry("fabrikam"), contoso: entry("contoso"), adatum: entry("adatum") };
}

function named(alias: Alias): MeshTenant {
  const tenant = tenants.find((each) => each.alias === alias);
  if (tenant === undefined) throw new Error(`there is no tenant ${alias}`);
  return tenant;
}
