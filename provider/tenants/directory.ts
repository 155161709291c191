import { clouds, type CloudName } from "../graph/clouds";
import type { SignIn, TenantSettings } from "../graph/tenantSettings";
import { declaredTenant, declaredTenants, faultsOf, type DeclaredTenant } from "./declared";
import { aliasesIn, fromAzuread, fromEnvironment, variablePrefix, type ConfigurationValue, type Environment } from "./environment";

/** The tenant, or a sentence that says what is missing and where it goes. */
export type Lookup = { readonly kind: "found"; readonly tenant: TenantSettings } | { readonly kind: "problem"; readonly reason: string };

export interface TenantDirectory {
  /** A tenant to sign in to, by its alias or (with azuread's credentials) by its id. */
  find(alias: string): Lookup;
  /** The id behind an alias, or the id itself; `undefined` when there is no such alias. Needs no credentials. */
  idOf(alias: string): string | undefined;
  /** The cloud of a declared tenant; `undefined` where nothing is said of it but its id. */
  cloudOf(alias: string): CloudName | undefined;
  /** Those that are declared, in the configuration first. */
  readonly aliases: readonly string[];
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export function createTenantDirectory(configuration: ConfigurationValue, environment: Environment): TenantDirectory {
  const declared = declaredTenants(configuration("entra-sync:tenants"));
  const shared = fromAzuread(environment, configuration);

  function entryOf(alias: string): unknown {
    const own = Object.hasOwn(declared, alias) ? declared[alias] : undefined;
    const variables = fromEnvironment(alias, environment);
    if (own !== undefined) return isObject(own) ? { ...own, ...variables } : own;
    if (variables.tenantId !== undefined) return variables;
    if (alias === "default" && shared.tenantId !== undefined) return shared;
    return guid.test(alias) ? { tenantId: alias, cloud: shared.cloud } : undefined;
  }

  /** The environment's own way to sign in first: what is in the configuration may be older. */
  function signInTo(alias: string, own: DeclaredTenant): SignIn | undefined {
    const { tenantId, clientId } = own;
    const current = signInOf({ tenantId, clientId, ...fromEnvironment(alias, environment) });
    return current ?? signInOf(own) ?? pipelineSignIn(own, environment) ?? signInOf({ ...shared, tenantId });
  }

  return {
    aliases: allAliases(Object.keys(declared), environment),
    idOf(alias) {
      const entry = entryOf(alias);
      const id = isObject(entry) && "tenantId" in entry ? entry.tenantId : undefined;
      return typeof id === "string" && guid.test(id) ? id.toLowerCase() : undefined;
    },
    cloudOf: (alias) => (guid.test(alias) ? undefined : cloudIn(entryOf(alias))),
    find(alias) {
      const entry = entryOf(alias);
      if (entry === undefined) return problem(unknownAlias(alias, Object.keys(declared)));
      const parsed = declaredTenant.safeParse(entry);
      if (!parsed.success) return problem(`tenant '${alias}' is declared wrongly in entra-sync:tenants: ${faultsOf(parsed.error)}`);
      const signIn = signInTo(alias, parsed.data);
      if (signIn === undefined) return problem(noCredentials(alias));
      return { kind: "found", tenant: settingsOf(alias, parsed.data, signIn) };
    },
  };
}

function cloudIn(entry: unknown): CloudName | undefined {
  const parsed = declaredTenant.safeParse(entry);
  return parsed.success ? (parsed.data.cloud ?? "global") : undefined;
}

function allAliases(declared: readonly string[], environment: Environment): string[] {
  const prefixes = declared.map(variablePrefix);
  return [...declared, ...aliasesIn(environment).filter((alias) => !prefixes.includes(variablePrefix(alias)))];
}

function settingsOf(alias: string, declared: DeclaredTenant, signIn: SignIn): TenantSettings {
  const cloud = declared.cloud ?? "global";
  const own = declared.endpoint?.replace(/\/$/, "");
  const endpoints = own === undefined ? clouds[cloud] : { graph: own, login: own };
  return { alias, tenantId: declared.tenantId.toLowerCase(), cloud, endpoints, signIn };
}

/** The most specific that is complete wins: a secret, a certificate, a token of the pipeline, then what is named. */
function signInOf(declared: DeclaredTenant): SignIn | undefined {
  const { clientId, clientSecret, clientCertificatePath, clientCertificatePassword, federatedTokenFile, signIn } = declared;
  if (clientId !== undefined && clientSecret !== undefined) return { kind: "clientSecret", clientId, clientSecret };
  if (clientId !== undefined && clientCertificatePath !== undefined) {
    return { kind: "clientCertificate", clientId, certificatePath: clientCertificatePath, certificatePassword: clientCertificatePassword };
  }
  if (clientId !== undefined && federatedTokenFile !== undefined)
    return { kind: "workloadIdentity", clientId, tokenFilePath: federatedTokenFile };
  if (signIn === "managedIdentity") return { kind: "managedIdentity", clientId };
  return signIn === undefined ? undefined : { kind: signIn };
}

/** Identities that a pipeline or cluster puts into the environment of every step. */
function pipelineSignIn(declared: DeclaredTenant, environment: Environment): SignIn | undefined {
  const clientId = declared.clientId ?? (environment.ARM_CLIENT_ID || environment.AZURE_CLIENT_ID || undefined);
  if (clientId === undefined) return undefined;
  const requestUrl = environment.ARM_OIDC_REQUEST_URL || environment.ACTIONS_ID_TOKEN_REQUEST_URL;
  const requestToken = environment.ARM_OIDC_REQUEST_TOKEN || environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  if (requestUrl && requestToken) return { kind: "githubActions", clientId, requestUrl, requestToken };
  if (environment.AZURE_FEDERATED_TOKEN_FILE)
    return { kind: "workloadIdentity", clientId, tokenFilePath: environment.AZURE_FEDERATED_TOKEN_FILE };
  const ownsSecret = environment.AZURE_CLIENT_ID === clientId;
  return ownsSecret && environment.AZURE_CLIENT_SECRET
    ? { kind: "clientSecret", clientId, clientSecret: environment.AZURE_CLIENT_SECRET }
    : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function problem(reason: string): Lookup {
  return { kind: "problem", reason };
}

function unknownAlias(alias: string, known: readonly string[]): string {
  const list = known.length > 0 ? `declared are ${known.join(", ")}` : "none is declared";
  return `there is no tenant '${alias}' (${list}); add it with: pulumi config set --path 'entra-sync:tenants.${alias}.tenantId' <tenant id>`;
}

function noCredentials(alias: string): string {
  return (
    `tenant '${alias}' has no credentials; set clientId and clientSecret (as a secret), clientCertificatePath or federatedTokenFile ` +
    `in entra-sync:tenants.${alias}, or signIn to managedIdentity, azureCli or default, or ${variablePrefix(alias)}CLIENT_SECRET in the environment`
  );
}
