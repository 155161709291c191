import type { SeedTenant } from "../../simulator";

/** One of several tenants between which nothing is set up. */
export interface MeshTenant {
  readonly alias: string;
  /** The id of a group of people. */
  readonly group: string;
  /** The application that automation signs in as. */
  readonly clientId: string;
  readonly secret: string;
  readonly seed: SeedTenant;
}

const aliases = ["fabrikam", "contoso", "adatum", "litware", "northwind", "proseware", "relecloud", "tailspin", "wingtip", "woodgrove"];

const roles = [
  "Policy.Read.All",
  "Policy.ReadWrite.CrossTenantAccess",
  "Application.ReadWrite.All",
  "AppRoleAssignment.ReadWrite.All",
  "Synchronization.ReadWrite.All",
];

/** So many tenants, the same ones each time. */
export function meshOf(count: number): MeshTenant[] {
  return Array.from({ length: count }, (_, index) => tenantOf(aliases[index] ?? `tenant${index}`, index));
}

function tenantOf(alias: string, index: number): MeshTenant {
  const id = (kind: string, number = 0): string => `${kind}-0000-4000-8000-${(index * 100 + number).toString().padStart(12, "0")}`;
  const users = [0, 1, 2].map((number) => ({
    id: id("0e0e0e0e", number),
    displayName: `Person ${number}`,
    userPrincipalName: `person${number}@${alias}.example`,
  }));
  const group = { id: id("0a0a0a0a"), displayName: "Synchronized", members: users.map((user) => user.id) };
  const secret = `${alias}-automation-secret`;
  const automation = {
    clientId: id("0c0c0c0c"),
    applicationId: id("0d0d0d0d"),
    servicePrincipalId: id("0f0f0f0f"),
    displayName: "Automation",
    secrets: [secret],
    roles,
  };
  const tenant = { id: id("0b0b0b0b"), displayName: alias, domain: `${alias}.example` };
  return {
    alias,
    group: group.id,
    clientId: automation.clientId,
    secret,
    seed: { ...tenant, users, groups: [group], applications: [automation] },
  };
}
