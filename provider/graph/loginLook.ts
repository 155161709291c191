import { SignInFailed, Unreachable } from "./errors";
import type { TenantSettings } from "./tenantSettings";

/** Ways to sign in that ask the tenant's own login; the others fail for reasons of their own. */
const askLogin = ["clientSecret", "clientCertificate", "workloadIdentity", "githubActions"];

const patienceMs = 10_000;

/**
 * What is wrong with the login of a tenant. The identity library does not say: that nobody answers there and that there is
 * no such tenant are the same "endpoints_resolution_error" to it. `undefined` when the login is as it should be.
 */
export async function lookAtLogin(tenant: TenantSettings): Promise<Error | undefined> {
  const { alias, tenantId, endpoints, signIn } = tenant;
  if (!askLogin.includes(signIn.kind)) return undefined;
  const answer = await fetch(`${endpoints.login}/${tenantId}/v2.0/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(patienceMs),
  }).catch((cause: unknown) => new Unreachable(alias, endpoints.login, cause));
  if (answer instanceof Unreachable) return answer;
  return answer.ok ? undefined : new SignInFailed(alias, signIn.kind, endpoints.login, new Error(await refusalIn(answer)));
}

async function refusalIn(answer: Response): Promise<string> {
  const status = `${answer.status.toString()} ${answer.statusText}`.trim();
  const { error_description: description } = (await answer.json().catch(() => ({}))) as { error_description?: unknown };
  return typeof description === "string" ? description : status;
}
