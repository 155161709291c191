import type { JWTPayload } from "jose";
import { claimsDemanded, tokenRefused, type GraphError } from "../graph/graphError";
import type { World } from "../world/world";

/** Who a bearer token speaks for. */
export interface TokenHolder {
  readonly tenantId: string;
  readonly appId: string;
  readonly roles: readonly string[];
}

/** Reads and verifies the Authorization header, or throws Graph's refusal. */
export async function readAccessToken(world: World, authorization: string | undefined): Promise<TokenHolder> {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) throw tokenRefused("Access token is empty.");
  const claims = await world.signer.verify(token, new Date(world.signInTime())).catch(explain);
  const { tid, appid, roles } = claims;
  if (typeof tid !== "string" || typeof appid !== "string" || !world.store.tables.tenant.get(tid, tid)) {
    throw tokenRefused("Access token validation failure. Invalid tenant.");
  }
  if (!audienceIsGraph(claims.aud, world)) throw tokenRefused("Access token validation failure. Invalid audience.");
  if (world.revocations.isTokenRevoked(claims["uti"])) throw revocation(claims, world);
  return { tenantId: tid, appId: appid, roles: Array.isArray(roles) ? roles.map(String) : [] };
}

/** Only a client that said it can handle claims challenges is sent one. */
function revocation({ xms_cc: capabilities }: JWTPayload, world: World): GraphError {
  if (!Array.isArray(capabilities) || !capabilities.includes("cp1")) return tokenRefused(revoked);
  const value = String(Math.floor(world.signInTime() / 1000));
  return claimsDemanded(revoked, { access_token: { nbf: { essential: true, value } } });
}

const revoked =
  "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp";
const graphHosts = ["graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn"];
const graphAppId = "00000003-0000-0000-c000-000000000000";

/** Graph of each cloud by its name, and this server by any of its own. */
function audienceIsGraph(audience: unknown, world: World): boolean {
  if (audience === graphAppId) return true;
  if (typeof audience !== "string" || !URL.canParse(audience)) return false;
  const { hostname, host } = new URL(audience);
  return graphHosts.includes(hostname) || host === new URL(world.url).host || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

function explain(error: unknown): never {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ERR_JWT_CLAIM_VALIDATION_FAILED") throw tokenRefused("Lifetime validation failed, the token is not yet valid.");
  if (code === "ERR_JWT_EXPIRED") throw tokenRefused("Lifetime validation failed, the token is expired.");
  if (code === "ERR_JWS_SIGNATURE_VERIFICATION_FAILED") throw tokenRefused("Access token validation failure. Invalid signature.");
  throw tokenRefused("IDX14100: JWT is not well formed, there are no dots (.).");
}
