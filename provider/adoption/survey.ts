import type { GraphClient } from "../graph/client";
import type { SchemaWire } from "../resources/schemaWire";
import { azure2azure } from "../resources/syncTemplate";
import type { Found } from "./found";
import { chosen, listConfigurations } from "./listed";
import { readConfigurations } from "./readConfigurations";
import { readPair, type OtherTenants } from "./readPairs";

/** Reads all configurations of a source tenant, or those that are wanted by name or id, with the policies of both sides. No writes. */
export async function survey(source: GraphClient, wanted: readonly string[], others: OtherTenants): Promise<Found> {
  const { alias } = source.tenant;
  const listed = chosen(await listConfigurations(source), wanted, alias);
  const standard = await standardSchema(source, listed[0]?.servicePrincipal.id ?? "");
  const configurations = await readConfigurations(source, listed, standard);
  const targets = new Set(configurations.flatMap(({ settings }) => settings?.targetTenantId ?? []));
  const pairs = await Promise.all([...targets].sort().map((tenantId) => readPair(source, tenantId, others)));
  return { source: alias, configurations, pairs };
}

/** All configurations are made from one template, so one of them shows the default of all. */
function standardSchema(graph: GraphClient, servicePrincipalId: string): Promise<SchemaWire | undefined> {
  return graph.find<SchemaWire>(`/servicePrincipals/${servicePrincipalId}/synchronization/templates/${azure2azure}/schema`);
}
