import { fabrikamAndContoso, contoso, fabrikam, type Seed, type SeedApplication } from "../../simulator";
import type { Grant } from "./readme";

/** An identity of each tenant that lacks at most one of the permissions. */
export interface Identity {
  readonly lacks: Grant | undefined;
  readonly source: string;
  readonly target: string;
}

const secret = "of-this-identity-alone";
const tenantIds = { source: fabrikam.tenantId, target: contoso.tenantId };

/** One identity that has every permission, and one for each of them that lacks it. */
export function identitiesFor(grants: readonly Grant[]): Identity[] {
  return [undefined, ...grants].map((lacks, index) => ({ lacks, source: guid(1, index), target: guid(2, index) }));
}

/** The two tenants with these identities in place of their own. */
export function seedWith(identities: readonly Identity[], grants: readonly Grant[]): Seed {
  const applications = (tenant: Grant["tenant"]): SeedApplication[] =>
    identities.map((identity, index) => ({
      clientId: identity[tenant],
      applicationId: guid(tenant === "source" ? 3 : 4, index),
      servicePrincipalId: guid(tenant === "source" ? 5 : 6, index),
      displayName: `without ${identity.lacks?.permission ?? "nothing"}`,
      secrets: [secret],
      roles: grants.filter((grant) => grant.tenant === tenant && grant !== identity.lacks).map((grant) => grant.permission),
    }));
  const tenants = fabrikamAndContoso.tenants.map((tenant) => ({
    ...tenant,
    applications: applications(tenant.id === tenantIds.source ? "source" : "target"),
  }));
  return { tenants };
}

/** How a program's configuration signs in as the identity. */
export function tenantsFor(identity: Identity, endpoint: string): Readonly<Record<string, object>> {
  const signIn = (tenant: Grant["tenant"]) => ({
    tenantId: tenantIds[tenant],
    clientId: identity[tenant],
    clientSecret: secret,
    endpoint,
  });
  return { fabrikam: signIn("source"), contoso: signIn("target") };
}

function guid(kind: number, index: number): string {
  return `9e7a1000-000${kind.toString()}-4000-8000-${index.toString().padStart(12, "0")}`;
}
