import type { GraphClient } from "../graph/client";

/** The secrets of a configuration by key, as Graph returns them. All values are texts. */
export type Secrets = Readonly<Record<string, string>>;

/** What Graph shows in place of a credential. Written back it would become the credential. */
const masked = "*";

interface SecretsWire {
  readonly value: readonly { readonly key: string; readonly value: string | null }[];
}

/** `undefined` when there is no such configuration, or none yet. */
export async function readSecrets(graph: GraphClient, servicePrincipalId: string): Promise<Secrets | undefined> {
  const wire = await graph.find<SecretsWire>(path(servicePrincipalId));
  return wire && Object.fromEntries(wire.value.map(({ key, value }) => [key, value ?? ""]));
}

/** PUT replaces them all, so all that can be known are sent. */
export async function writeSecrets(graph: GraphClient, servicePrincipalId: string, secrets: Secrets): Promise<void> {
  const value = Object.entries(secrets)
    .filter(([, text]) => text !== masked)
    .map(([key, text]) => ({ key, value: text }));
  await graph.write({ method: "PUT", path: path(servicePrincipalId), body: { value } });
}

function path(servicePrincipalId: string): string {
  return `/servicePrincipals/${servicePrincipalId}/synchronization/secrets`;
}
