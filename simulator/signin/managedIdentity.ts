import type { JsonObject } from "../graph/json";
import type { Registration, TenantRecord } from "../store/kinds";
import type { World } from "../world/world";
import { issueToken, principalIdOf, tokenSeconds } from "./grant";

/** A request for a token from the machine that the client runs on. */
export interface MachineRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

type MachineAnswer = { readonly status: number; readonly body: JsonObject };

/** App Service's form: `IDENTITY_ENDPOINT` and `IDENTITY_HEADER`. https://learn.microsoft.com/azure/app-service/overview-managed-identity */
export function appServiceToken(world: World, { headers, query }: MachineRequest): Promise<MachineAnswer> {
  if (!headers["x-identity-header"]) return refusal(401, "unauthorized_client", "The X-IDENTITY-HEADER header is missing.");
  return machineToken(world, query, "2019-08-01");
}

/** The form of virtual machines. https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token */
export function instanceToken(world: World, { headers, query }: MachineRequest): Promise<MachineAnswer> {
  if (headers["metadata"]?.toLowerCase() !== "true") return refusal(400, "invalid_request", "Required metadata header not specified");
  return machineToken(world, query, "2018-02-01");
}

async function machineToken(world: World, query: URLSearchParams, version: string): Promise<MachineAnswer> {
  if (query.get("api-version") !== version) return refusal(400, "invalid_request", `The api-version must be ${version}.`);
  const resource = query.get("resource")?.replace(/\/$/, "");
  if (!resource) return refusal(400, "invalid_request", "Required query variable 'resource' is missing");
  const identity = identityOf(world, query.get("client_id") ?? query.get("clientid"));
  const principalId = identity && principalIdOf(world, identity.tenant, identity.registration.clientId);
  if (!identity || principalId === undefined) return refusal(400, "invalid_request", "Identity not found");
  const { tenant, registration } = identity;
  const issuedAt = Math.floor(world.signInTime() / 1000);
  const body = {
    access_token: await issueToken(world, tenant, { registration, principalId, resource, capabilities: [] }),
    client_id: registration.clientId,
    expires_in: String(tokenSeconds),
    expires_on: String(issuedAt + tokenSeconds),
    ext_expires_in: String(tokenSeconds),
    not_before: String(issuedAt),
    resource,
    token_type: "Bearer",
  };
  return { status: 200, body };
}

/** A machine has at most one identity of its own, and may bear others that are asked for by their client id. Each is of one tenant. */
function identityOf(world: World, clientId: string | null): { tenant: TenantRecord; registration: Registration } | undefined {
  for (const tenantId of world.store.tables.tenant.tenantIds()) {
    const tenant = world.store.tables.tenant.get(tenantId, tenantId)?.body;
    const registration = [...world.store.tables.registration.list(tenantId)].map((each) => each.body).find((each) => bears(each, clientId));
    if (tenant && registration) return { tenant, registration };
  }
  return undefined;
}

function bears({ managedIdentity, clientId }: Registration, asked: string | null): boolean {
  return asked === null ? managedIdentity === "system" : managedIdentity !== undefined && clientId === asked.toLowerCase();
}

function refusal(status: number, error: string, description: string): Promise<MachineAnswer> {
  return Promise.resolve({ status, body: { error, error_description: description } });
}
