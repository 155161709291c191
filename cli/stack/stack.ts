import type { Tracing } from "../../provider/graph/tracing";
import { TenantClients } from "../../provider/tenants/clients";
import type { ConfigurationValue } from "../../provider/tenants/environment";
import { pulumiAnswer, type StackChoice } from "./pulumi";
import { stackNameIn, syncsIn, type StackSync } from "./state";

/** What a Pulumi stack knows of its synchronizations, and the way into its tenants. */
export interface Stack {
  /** As a sentence names it: "stack 'production'". */
  readonly called: string;
  readonly tenants: TenantClients;
  /** The aliases declared in its configuration. */
  readonly aliases: readonly string[];
  readonly syncs: readonly StackSync[];
}

/** Reads configuration (decrypted) and state. Nothing of it is kept or printed; variables win over the configuration, as in the provider. */
export async function readStack(
  choice: StackChoice & { readonly requestTimeout?: number },
  env: NodeJS.ProcessEnv,
  tracing?: Tracing,
): Promise<Stack> {
  // Two processes that do not wait for each other.
  const [configured, exported] = await Promise.all([
    pulumiAnswer(choice, ["config", "--show-secrets", "--json"], env),
    pulumiAnswer(choice, ["stack", "export"], env),
  ]);
  const configuration = configurationIn(configured);
  const tenants = new TenantClients({ environment: env, tracing, deadlineMs: choice.requestTimeout });
  tenants.configure(configuration);
  const name = choice.stack ?? stackNameIn(exported);
  return {
    called: name === undefined ? "the selected stack" : `stack '${name}'`,
    tenants,
    aliases: tenants.directory.aliases,
    syncs: syncsIn(exported),
  };
}

/** `pulumi config --json`: objects are JSON within the text, as the plugin process gets them. */
type ConfigurationWire = Readonly<Record<string, { readonly value?: string }>>;

function configurationIn(text: string): ConfigurationValue {
  const values = JSON.parse(text) as ConfigurationWire;
  return (key) => values[key]?.value;
}
