import { randomUUID } from "node:crypto";
import type { Registration, TenantRecord } from "../store/kinds";
import { Tenant } from "../world/tenant";
import type { World } from "../world/world";

/** How long a token is good, in seconds. */
export const tokenSeconds = 3599;

/** Who gets a token, and for what. */
export interface Grantee {
  readonly registration: Registration;
  readonly principalId: string;
  /** The audience: the resource's address or id. */
  readonly resource: string;
  /** What the client can do, such as `cp1`: answer claims challenges. */
  readonly capabilities: readonly string[];
}

/** Signs an access token for an application in its tenant. */
export async function issueToken(world: World, tenant: TenantRecord, grantee: Grantee): Promise<string> {
  const claims = accessClaims(world, tenant, grantee);
  world.revocations.note({ tenantId: tenant.id, clientId: grantee.registration.clientId }, claims.uti);
  return world.signer.sign(claims);
}

/** The service principal that an application signs in as. */
export function principalIdOf(world: World, tenant: TenantRecord, clientId: string): string | undefined {
  const directory = new Tenant(world, tenant.id, true);
  return directory.withKey("servicePrincipal", clientId)[0]?.id;
}

function accessClaims(world: World, tenant: TenantRecord, { registration, principalId, resource, capabilities }: Grantee) {
  const issuedAt = Math.floor(world.signInTime() / 1000);
  return {
    aud: resource,
    iss: `${world.url}/${tenant.id}/v2.0`,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + tokenSeconds + 1,
    appid: registration.clientId,
    azp: registration.clientId,
    idtyp: "app",
    oid: principalId,
    sub: principalId,
    tid: tenant.id,
    uti: randomUUID(),
    roles: [...registration.roles],
    ...(capabilities.length > 0 ? { xms_cc: [...capabilities] } : {}),
    ver: "1.0",
  };
}
