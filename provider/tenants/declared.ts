import { z } from "zod";
import { cloudNames, type CloudName } from "../graph/clouds";

/** How one tenant is declared in stack configuration, under its alias in `entra-sync:tenants`. */
export const declaredTenant = z.strictObject(
  {
    /** The tenant's id, a GUID. */
    tenantId: z.guid("must be the tenant's id, a GUID"),
    /** The Microsoft cloud it is in. Default: `global`. */
    cloud: z.enum(cloudNames as [CloudName, ...CloudName[]], `must be one of ${cloudNames.join(", ")}`).optional(),
    /** The client (application) id that signs in. */
    clientId: z.guid("must be a client id, a GUID").optional(),
    /** A client secret of that application. Set it with `pulumi config set --secret`. */
    clientSecret: z.string().min(1, "must not be empty").optional(),
    /** The path of a PEM or PFX file with the application's certificate and key, and its password where it has one. */
    clientCertificatePath: z.string().optional(),
    clientCertificatePassword: z.string().optional(),
    /** The path of a file with an OIDC token of the pipeline or cluster. */
    federatedTokenFile: z.string().optional(),
    /** Where none of the above is given: how else to sign in. */
    signIn: z.enum(["managedIdentity", "azureCli", "default"], "must be one of managedIdentity, azureCli, default").optional(),
    /** Another place that answers as Graph and login do: the simulator. https only. */
    endpoint: z.url({ protocol: /^https$/, error: "must be an https address" }).optional(),
  },
  { error: (issue) => (issue.code === "invalid_type" ? "must be an object with at least tenantId" : undefined) },
);

export type DeclaredTenant = z.infer<typeof declaredTenant>;

/** Thrown where the configuration itself cannot be read: no tenant can be told apart then. */
export class ConfigurationUnreadable extends Error {
  constructor(text: string) {
    super(`entra-sync:tenants ${text}. See "Use on real tenants" in the README.`);
    this.name = "ConfigurationUnreadable";
  }
}

export function declaredTenants(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    // The parser's words would repeat the text, and with it the secrets inside.
    throw new ConfigurationUnreadable("is not an object with one entry for each tenant");
  }
}

/** What is wrong with a declaration, without any of its values: some are secret. */
export function faultsOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".") || "the entry"} ${issue.message}`).join("; ");
}
