import { contoso, fabrikam, fabrikamAndContoso, type Seed } from "../../../simulator";
import { routes } from "../../../simulator/graph/routes";

/** Who may do everything that any route demands, in each of the two tenants. */
const mighty = { clientId: "fab0fab0-0000-4000-8000-0000000000c1", secret: "may do everything" } as const;
/** Who may do nothing at all. */
const powerless = { clientId: "fab0fab0-0000-4000-8000-0000000000d1", secret: "may do nothing" } as const;

const everyRole = [...new Set(routes.flatMap((route) => route.permissions.flat()))];

/** Fabrikam and Contoso, each with one application that may do everything and one that may do nothing. */
export const seed: Seed = {
  tenants: fabrikamAndContoso.tenants.map((tenant, index) => ({
    ...tenant,
    applications: [...(tenant.applications ?? []), application(mighty, everyRole, `c${index}`), application(powerless, [], `d${index}`)],
  })),
};

function application(client: { clientId: string; secret: string }, roles: readonly string[], suffix: string) {
  return {
    clientId: client.clientId,
    applicationId: `fab0fab0-0000-4000-8000-000000000a${suffix}`,
    servicePrincipalId: `fab0fab0-0000-4000-8000-000000000b${suffix}`,
    displayName: `Application ${suffix}`,
    secrets: [client.secret],
    roles,
  };
}

/** The tokens of those who ask, by tenant. */
export interface Tokens {
  readonly source: string;
  readonly target: string;
  readonly powerless: string;
}

export async function signIn(url: string): Promise<Tokens> {
  return {
    source: await token(url, fabrikam.tenantId, mighty),
    target: await token(url, contoso.tenantId, mighty),
    powerless: await token(url, fabrikam.tenantId, powerless),
  };
}

async function token(url: string, tenantId: string, client: { clientId: string; secret: string }): Promise<string> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: client.clientId,
    client_secret: client.secret,
    scope: "https://graph.microsoft.com/.default",
  });
  const response = await fetch(`${url}/${tenantId}/oauth2/v2.0/token`, { method: "POST", body });
  return ((await response.json()) as { access_token: string }).access_token;
}
