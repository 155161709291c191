import type { AccessToken, ClientSecretCredentialOptions, TokenCredential } from "@azure/identity";
import { SignInFailed, Unreachable, WrongTenant } from "./errors";
import { lookAtLogin } from "./loginLook";
import type { TenantSettings } from "./tenantSettings";

/** A token for one tenant's Graph, proven to belong to that tenant; another one than the one that was refused, if it is named. */
export type Token = (refused?: string) => Promise<string>;

export function tokenOf(tenant: TenantSettings, makeCredential = credentialOf): Token {
  let credential: Promise<TokenCredential> | undefined;
  let held: AccessToken | undefined;
  let asked: Promise<AccessToken> | undefined;
  return async (refused) => {
    // The library keeps a token until it expires: only a new credential asks for a new one. Once, however many were refused together.
    if (refused !== undefined && refused === held?.token) credential = held = asked = undefined;
    // Asking the library takes it some milliseconds, also for what it keeps; a pair of tenants would pay for that forty times.
    if (held !== undefined && Date.now() < held.expiresOnTimestamp - renewedBeforeMs) return held.token;
    credential ??= makeCredential(tenant);
    // Hundreds of resources begin in one moment, and the library would ask for each that comes before the first answer.
    asked ??= ask(tenant, credential).finally(() => (asked = undefined));
    const token = await asked;
    refuseOtherTenant(tenant, token.token);
    held = token;
    return token.token;
  };
}

/** The library itself renews a token five minutes before its end. */
const renewedBeforeMs = 300_000;

async function ask(tenant: TenantSettings, credential: Promise<TokenCredential>): Promise<AccessToken> {
  try {
    const token = await (await credential).getToken(`${tenant.endpoints.graph}/.default`);
    if (token === null) throw new Error("no token was issued");
    return token;
  } catch (error) {
    if (isNetworkError(error)) throw new Unreachable(tenant.alias, tenant.endpoints.login, error);
    const atLogin = isUnavailable(error) ? await lookAtLogin(tenant) : undefined;
    throw atLogin ?? new SignInFailed(tenant.alias, tenant.signIn.kind, tenant.endpoints.login, error);
  }
}

/** The identity library's name for a way to sign in that could not be tried. */
function isUnavailable(error: unknown): boolean {
  return error instanceof Error && error.name === "CredentialUnavailableError";
}

function isNetworkError(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code ?? (error as { errorResponse?: unknown } | null)?.errorResponse;
  return (
    typeof code === "string" &&
    /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|REQUEST_SEND_ERROR|CERT|DEPTH_ZERO|SELF_SIGNED|network_error|endpoints_resolution_error)/.test(
      code,
    )
  );
}

/** Graph's tokens name their tenant. A token that cannot be read is left to Graph, which refuses what it did not issue. */
function refuseOtherTenant(tenant: TenantSettings, token: string): void {
  const actual = tenantIn(token);
  if (actual !== undefined && actual.toLowerCase() !== tenant.tenantId.toLowerCase()) {
    throw new WrongTenant(tenant.alias, tenant.tenantId, actual);
  }
}

function tenantIn(token: string): string | undefined {
  try {
    const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { tid?: unknown };
    return typeof claims.tid === "string" ? claims.tid : undefined;
  } catch {
    return undefined;
  }
}

/** Loaded at the first token: the library takes longer to load than an unchanged `up` has work to do. */
export async function credentialOf(tenant: TenantSettings): Promise<TokenCredential> {
  const identity = await import("@azure/identity");
  const { tenantId, signIn } = tenant;
  const options = optionsFor(tenant);
  switch (signIn.kind) {
    case "clientSecret":
      return new identity.ClientSecretCredential(tenantId, signIn.clientId, signIn.clientSecret, options);
    case "clientCertificate": {
      const certificate = { certificatePath: signIn.certificatePath, certificatePassword: signIn.certificatePassword };
      return new identity.ClientCertificateCredential(tenantId, signIn.clientId, certificate, options);
    }
    case "workloadIdentity":
      return new identity.WorkloadIdentityCredential({
        ...options,
        tenantId,
        clientId: signIn.clientId,
        tokenFilePath: signIn.tokenFilePath,
      });
    case "githubActions":
      return new identity.ClientAssertionCredential(
        tenantId,
        signIn.clientId,
        () => githubToken(signIn.requestUrl, signIn.requestToken),
        options,
      );
    case "managedIdentity":
      return signIn.clientId === undefined
        ? new identity.ManagedIdentityCredential()
        : new identity.ManagedIdentityCredential({ clientId: signIn.clientId });
    case "azureCli":
      return new identity.AzureCliCredential({ tenantId });
    case "default":
      return new identity.DefaultAzureCredential({ ...options, tenantId });
  }
}

function optionsFor(tenant: TenantSettings): ClientSecretCredentialOptions {
  return {
    authorityHost: tenant.endpoints.login,
    // Instance discovery asks the public cloud about the authority, which a sovereign or local one must not depend on.
    disableInstanceDiscovery: tenant.cloud !== "global" || isOwnEndpoint(tenant),
    // The library would try for 7 seconds before it says that nobody is there.
    retryOptions: { maxRetries: 3, retryDelayInMs: 250 },
  };
}

function isOwnEndpoint(tenant: TenantSettings): boolean {
  return !/\.microsoftonline\.(com|us)$/.test(new URL(tenant.endpoints.login).hostname);
}

/** https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments/about-security-hardening-with-openid-connect */
async function githubToken(requestUrl: string, requestToken: string): Promise<string> {
  const answer = await fetch(`${requestUrl}&audience=${encodeURIComponent("api://AzureADTokenExchange")}`, {
    headers: { authorization: `Bearer ${requestToken}` },
  });
  if (!answer.ok) throw new Error(`GitHub issued no identity token: ${answer.status.toString()}`);
  return ((await answer.json()) as { value: string }).value;
}
