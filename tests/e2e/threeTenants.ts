import type { Seed, SeedTenant } from "../../simulator";

const roles = [
  "Policy.Read.All",
  "Policy.ReadWrite.CrossTenantAccess",
  "Application.ReadWrite.All",
  "AppRoleAssignment.ReadWrite.All",
  "Synchronization.ReadWrite.All",
];

const aliases = ["fabrikam", "contoso", "adatum"] as const;
export type Alias = (typeof aliases)[number];

const idOf = (kind: string, alias: Alias): string => `${kind}-0000-4000-8000-00000000000${(aliases.indexOf(alias) + 1).toString()}`;

export const tenantIdOf = (alias: Alias): string => idOf("0b0b0b0b", alias);
export const groupOf = (alias: Alias): string => idOf("0a0a0a0a", alias);

/** Three tenants with a group each, between which nothing is set up. */
export const threeTenants: Seed = { tenants: aliases.map(seedOf) };

/** How they are declared in stack configuration. */
export function declared(endpoint: string): Readonly<Record<Alias, object>> {
  const entry = (alias: Alias): object => ({
    tenantId: tenantIdOf(alias),
    clientId: idOf("0c0c0c0c", alias),
    clientSecret: `${alias}-automation-secret`,
    endpoint,
  });
  return { fabrikam: entry("fabrikam"), contoso: entry("contoso"), adatum: entry("adatum") };
}

function seedOf(alias: Alias): SeedTenant {
  const user = { id: idOf("0e0e0e0e", alias), displayName: "Person", userPrincipalName: `person@${alias}.example` };
  return {
    id: tenantIdOf(alias),
    displayName: alias,
    domain: `${alias}.example`,
    users: [user],
    groups: [{ id: groupOf(alias), displayName: "Synchronized", members: [user.id] }],
    applications: [
      {
        clientId: idOf("0c0c0c0c", alias),
        applicationId: idOf("0d0d0d0d", alias),
        servicePrincipalId: idOf("0f0f0f0f", alias),
        displayName: "Automation",
        secrets: [`${alias}-automation-secret`],
        roles,
      },
    ],
  };
}
