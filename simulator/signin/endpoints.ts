import { Tenant } from "../world/tenant";
import { findTenant, type World } from "../world/world";
import { textList } from "../graph/body";
import { isObject, type JsonObject } from "../graph/json";
import type { TenantRecord } from "../store/kinds";
import { proveClient } from "./credential";
import { issueToken, principalIdOf, tokenSeconds } from "./grant";
import {
  SignInError,
  applicationNotFound,
  claimsInvalid,
  grantNotSupported,
  parameterMissing,
  scopeInvalid,
  tenantNotFound,
} from "./signInError";

/** The OpenID metadata of a tenant. */
export function openIdConfiguration(world: World, tenantName: string): JsonObject {
  const tenant = requireTenant(world, tenantName);
  const authority = `${world.url}/${tenant.id}`;
  return {
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
    jwks_uri: `${authority}/discovery/v2.0/keys`,
    issuer: `${authority}/v2.0`,
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    response_modes_supported: ["query", "fragment", "form_post"],
    response_types_supported: ["code", "id_token", "code id_token", "id_token token"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    tenant_region_scope: "EU",
    cloud_instance_name: "microsoftonline.com",
    msgraph_host: new URL(world.url).host,
  };
}

/** Which hosts share one sign-in: this server alone. */
export function instanceDiscovery(world: World): JsonObject {
  const host = new URL(world.url).host;
  return {
    tenant_discovery_endpoint: `${world.url}/common/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}

/** The keys that verify a tenant's tokens. */
export function signingKeys(world: World, tenantName: string): JsonObject {
  requireTenant(world, tenantName);
  return { keys: [world.signer.publicKey] };
}

/** Answers one request for a token, or throws a SignInError. */
export async function grantToken(world: World, tenantName: string, form: URLSearchParams): Promise<JsonObject> {
  const tenant = requireTenant(world, tenantName);
  const grant = requireParameter(form, "grant_type");
  if (grant !== "client_credentials") throw grantNotSupported(grant);
  const clientId = requireParameter(form, "client_id").toLowerCase();
  const scope = requireParameter(form, "scope");
  const resource = /^(https?:\/\/\S+?|[\w-]+)\/?\/\.default$/.exec(scope.trim())?.[1];
  if (resource === undefined) throw scopeInvalid(scope);
  const directory = new Tenant(world, tenant.id, true);
  const registration = directory.find("registration", clientId);
  const principalId = principalIdOf(world, tenant, clientId);
  if (!registration || principalId === undefined) throw applicationNotFound(clientId, tenant.displayName);
  await proveClient(registration, {
    form,
    audiences: audiences(world, tenant),
    now: new Date(world.signInTime()),
    secretsRevoked: world.revocations.areSecretsRevoked({ tenantId: tenant.id, clientId }),
    ownKey: world.signer.publicKey,
  });
  const token = await issueToken(world, tenant, { registration, principalId, resource, capabilities: capabilitiesOf(form) });
  return { token_type: "Bearer", expires_in: tokenSeconds, ext_expires_in: tokenSeconds, access_token: token };
}

/** What the client declares of itself in its claims request. */
function capabilitiesOf(form: URLSearchParams): readonly string[] {
  const claims = parsed(form.get("claims"));
  const token = isObject(claims) ? claims["access_token"] : undefined;
  const wanted = isObject(token) ? token["xms_cc"] : undefined;
  return isObject(wanted) ? textList(wanted["values"]) : [];
}

function parsed(claims: string | null): unknown {
  try {
    return JSON.parse(claims ?? "{}");
  } catch {
    throw claimsInvalid();
  }
}

/** Status and body for whatever stopped a sign-in. */
export function signInFailure(world: World, error: unknown, correlationId: string): { status: number; body: JsonObject } {
  if (!(error instanceof SignInError)) throw error;
  return { status: error.status, body: error.body(new Date(world.signInTime()), correlationId) };
}

function audiences(world: World, tenant: TenantRecord): string[] {
  return [tenant.id, tenant.domain].flatMap((name) => [
    `${world.url}/${name}/oauth2/v2.0/token`,
    `${world.url}/${name}/v2.0`,
    `${world.url}/${name}/oauth2/token`,
  ]);
}

function requireTenant(world: World, name: string): TenantRecord {
  const tenant = findTenant(world, name);
  if (!tenant) throw tenantNotFound(name);
  return tenant;
}

function requireParameter(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === "") throw parameterMissing(name);
  return value;
}
