import { randomUUID } from "node:crypto";
import type { JsonObject } from "../graph/json";
import type { World } from "../world/world";

/** Whose tokens the simulated pipeline hands out: a federated credential that names this issuer needs no keys of its own. */
export const pipelineIssuer = "https://token.actions.githubusercontent.com";

/**
 * The identity token of a pipeline's job, as GitHub Actions gives it to a step at `ACTIONS_ID_TOKEN_REQUEST_URL`. What the job is
 * allowed to say of itself is in the address: `/_pipeline/token?subject=repo:fabrikam/tenants:ref:refs/heads/main`.
 * https://docs.github.com/actions/reference/security/oidc
 */
export async function pipelineToken(
  world: World,
  authorization: string | undefined,
  query: URLSearchParams,
): Promise<{ status: number; body: JsonObject }> {
  if (!/^Bearer\s+\S+$/i.test(authorization ?? "")) return { status: 401, body: { message: "The request token is missing." } };
  const subject = query.get("subject") ?? "repo:fabrikam/tenants:ref:refs/heads/main";
  const issuedAt = Math.floor(world.signInTime() / 1000);
  const claims = {
    iss: pipelineIssuer,
    sub: subject,
    aud: query.get("audience") ?? "https://github.com/fabrikam",
    jti: randomUUID(),
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + 300,
  };
  return { status: 200, body: { count: 1, value: await world.signer.sign(claims) } };
}
