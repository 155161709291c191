import { clouds } from "../graph/clouds";
import type { SignIn, TenantSettings } from "../graph/tenantSettings";
import { variablePrefix } from "../tenants/environment";
import type { Found } from "./found";
import { programOf } from "./program/program";

/** What a project is made for. */
export interface ProjectOptions {
  /** The name of the stack whose configuration is written. */
  readonly stack: string;
  /** The tenants that the program names, as they were signed in to. */
  readonly tenants: readonly TenantSettings[];
  /** The version of this package, which the project is to install. */
  readonly version: string;
}

/** The files of a Pulumi project that adopts what was found, by their names. No secret is in any of them. */
export function projectOf(found: Found, options: ProjectOptions): Readonly<Record<string, string>> {
  return {
    "index.ts": programOf(found),
    "Pulumi.yaml": `name: ${found.source.toLowerCase().replaceAll(/[^a-z0-9_.-]/g, "-")}-sync\ndescription: Cross-tenant synchronization out of ${JSON.stringify(found.source).slice(1, -1)}\nruntime: nodejs\nmain: index.ts\n`,
    [`Pulumi.${options.stack}.yaml`]: stackConfiguration(options.tenants),
    "package.json": json({
      name: "cross-tenant-sync",
      private: true,
      dependencies: { "@pulumi/pulumi": "^3.216.0", "pulumi-entra-sync": options.version },
      devDependencies: { typescript: "~6.0.3" },
    }),
    "tsconfig.json": json({
      compilerOptions: { strict: true, module: "nodenext", target: "es2023", skipLibCheck: true, noEmit: true },
      files: ["index.ts"],
    }),
    ".gitignore": "node_modules/\n",
    "README.md": readme(found, options),
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function stackConfiguration(tenants: readonly TenantSettings[]): string {
  const lines = tenants.flatMap((tenant) => [
    `    ${key(tenant.alias)}:`,
    ...Object.entries(entryOf(tenant)).map(([name, value]) => `      ${name}: ${JSON.stringify(value)}`),
  ]);
  return ["config:", "  entra-sync:tenants:", ...lines, ""].join("\n");
}

function key(alias: string): string {
  return /^[A-Za-z][\w-]*$/.test(alias) ? alias : JSON.stringify(alias);
}

type Entry = Readonly<Record<string, string>>;

/** What the stack's configuration says of a tenant, but for what is secret. */
function entryOf({ tenantId, cloud, endpoints, signIn }: TenantSettings): Entry {
  const own: Entry = endpoints.graph === clouds[cloud].graph ? {} : { endpoint: endpoints.graph };
  const inCloud: Entry = cloud === "global" ? {} : { cloud };
  return { tenantId, ...inCloud, ...signInEntry(signIn), ...own };
}

function signInEntry(signIn: SignIn): Entry {
  const client: Entry = "clientId" in signIn && signIn.clientId !== undefined ? { clientId: signIn.clientId } : {};
  if (signIn.kind === "clientCertificate") return { ...client, clientCertificatePath: signIn.certificatePath };
  if (signIn.kind === "workloadIdentity") return { ...client, federatedTokenFile: signIn.tokenFilePath };
  const isNamed = signIn.kind === "managedIdentity" || signIn.kind === "azureCli" || signIn.kind === "default";
  return isNamed ? { ...client, signIn: signIn.kind } : client;
}

function readme({ source, pairs }: Found, { stack, tenants }: ProjectOptions): string {
  const secrets = tenants.filter(({ signIn }) => signIn.kind === "clientSecret").map(({ alias }) => alias);
  const unread = pairs.filter((pair) => pair.unread !== undefined);
  return [
    `# Cross-tenant synchronization out of ${source}`,
    "",
    "Written by `entra-sync import` from what was found. The first `pulumi up` adopts it and changes nothing; `pulumi destroy` releases it as it was found.",
    "",
    "```sh",
    "npm install",
    `pulumi stack init ${stack}`,
    ...secrets.map(
      (alias) =>
        `pulumi config set --path 'entra-sync:tenants.${alias}.clientSecret' --secret   # or ${variablePrefix(alias)}CLIENT_SECRET`,
    ),
    "pulumi preview",
    "pulumi up",
    "```",
    ...unread.flatMap((pair) => ["", `Only the source half towards ${pair.target} is here: ${pair.unread ?? ""}.`]),
    "",
  ].join("\n");
}
