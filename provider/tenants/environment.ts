import type { DeclaredTenant } from "./declared";

export type Environment = Readonly<Record<string, string | undefined>>;
export type ConfigurationValue = (key: string) => string | undefined;

/** Variables of one tenant: `ENTRA_SYNC_CONTOSO_CLIENT_SECRET` is the `clientSecret` of `contoso`, and wins over the configuration. */
export function fromEnvironment(alias: string, environment: Environment): Partial<DeclaredTenant> {
  const prefix = variablePrefix(alias);
  const read = (name: string): string | undefined => environment[prefix + name] || undefined;
  return present({
    tenantId: read("TENANT_ID"),
    cloud: read("CLOUD"),
    clientId: read("CLIENT_ID"),
    clientSecret: read("CLIENT_SECRET"),
    clientCertificatePath: read("CLIENT_CERTIFICATE_PATH"),
    clientCertificatePassword: read("CLIENT_CERTIFICATE_PASSWORD"),
    federatedTokenFile: read("FEDERATED_TOKEN_FILE"),
    signIn: read("SIGN_IN"),
    endpoint: read("ENDPOINT"),
  });
}

export function variablePrefix(alias: string): string {
  return `ENTRA_SYNC_${alias.toUpperCase().replace(/[^A-Z0-9]/g, "_")}_`;
}

/** The aliases of tenants that variables alone declare, in small letters: variables do not tell them from capital ones. */
export function aliasesIn(environment: Environment): readonly string[] {
  const names = Object.keys(environment).map((name) => /^ENTRA_SYNC_([A-Z0-9_]+)_TENANT_ID$/.exec(name)?.[1]);
  return names.filter((name) => name !== undefined).map((name) => name.toLowerCase());
}

/**
 * What users of the azuread provider have already: its variables, then its configuration.
 * Source: https://www.pulumi.com/registry/packages/azuread/installation-configuration/
 */
export function fromAzuread(environment: Environment, configuration: ConfigurationValue): Partial<DeclaredTenant> {
  const read = (variable: string, key: string): string | undefined => environment[variable] || configuration(`azuread:${key}`) || undefined;
  const isOn = (value: string | undefined): boolean => value?.toLowerCase() === "true";
  const cloud = read("ARM_ENVIRONMENT", "environment")?.toLowerCase();
  const useMsi = isOn(read("ARM_USE_MSI", "useMsi"));
  const useCli = isOn(read("ARM_USE_CLI", "useCli"));
  return present({
    tenantId: read("ARM_TENANT_ID", "tenantId"),
    // An unknown one goes on as it is, and is refused by name where it is used.
    cloud: cloud && (azureadClouds[cloud] ?? cloud),
    clientId: read("ARM_CLIENT_ID", "clientId"),
    clientSecret: read("ARM_CLIENT_SECRET", "clientSecret"),
    clientCertificatePath: read("ARM_CLIENT_CERTIFICATE_PATH", "clientCertificatePath"),
    clientCertificatePassword: read("ARM_CLIENT_CERTIFICATE_PASSWORD", "clientCertificatePassword"),
    federatedTokenFile: read("ARM_OIDC_TOKEN_FILE_PATH", "oidcTokenFilePath"),
    signIn: useMsi ? "managedIdentity" : useCli ? "azureCli" : undefined,
  });
}

const azureadClouds: Readonly<Record<string, string>> = {
  public: "global",
  global: "global",
  usgovernment: "usgovernment",
  usgovernmentl4: "usgovernment",
  usgovernmentl5: "usgovernmentdod",
  dod: "usgovernmentdod",
  china: "china",
};

function present(members: Record<string, string | undefined>): Partial<DeclaredTenant> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
