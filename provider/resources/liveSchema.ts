import type { GraphClient } from "../graph/client";
import type { World } from "../world";
import { findJob, jobsPath, makeJob, type JobWire } from "./jobs";
import { spellingFrom, type OperatorSpelling } from "./scopingFilters";
import { attributesOn, type SchemaWire, type Side } from "./schemaWire";
import type { DeclaredSchema } from "./declaredSchema";
import type { KnownNames } from "./attributeNames";
import { faultsOfFilters, faultsOfMappings } from "./schemaFaults";

export interface LiveSchema {
  readonly job: JobWire;
  readonly path: string;
  readonly schema: SchemaWire;
  readonly operators: readonly string[];
}

interface OperatorsWire {
  readonly value: readonly { readonly id?: string; readonly name?: string }[];
}

/** The schema of a configuration's job; `undefined` while there is no job. */
export async function jobWithSchema(graph: GraphClient, servicePrincipalId: string): Promise<LiveSchema | undefined> {
  const job = await findJob(graph, servicePrincipalId);
  if (job === undefined) return undefined;
  const path = `${jobsPath(servicePrincipalId)}/${job.id}/schema`;
  // Independent looks; together they travel in one request.
  const [schema, operators] = await Promise.all([graph.find<SchemaWire>(path), graph.find<OperatorsWire>(`${path}/filterOperators`)]);
  if (schema === undefined) return undefined;
  return { job, path, schema, operators: (operators?.value ?? []).map((each) => each.name ?? each.id ?? "") };
}

/** A schema belongs to a job. Where there is none yet it is made, and left stopped: it must not run before it is mapped as declared. */
export async function schemaOfNewJob(world: World, where: { tenant: string; servicePrincipalId: string }): Promise<LiveSchema> {
  const graph = world.graph(where.tenant);
  await makeJob(world, where);
  return world.settle({
    name: `the schema of the configuration ${where.servicePrincipalId} to be readable`,
    boundMs: 60_000,
    attempt: () => jobWithSchema(graph, where.servicePrincipalId),
  });
}

/** Where no operator is declared, none needs a spelling. */
export function spellingOf(live: LiveSchema): OperatorSpelling {
  return spellingFrom(live.operators);
}

/** Only the tenant's own schema tells what it has: one of an older template lacks what a newer one has, and the attributes of groups are not published. */
export function refuseUnknownAttributes(schema: SchemaWire, { mappings, scopingFilters, groups }: DeclaredSchema): void {
  const users = namesIn(schema, "User");
  const faults = [...faultsOfMappings("mappings", mappings, users), ...faultsOfFilters("scopingFilters", scopingFilters, users)];
  const names = namesIn(schema, "Group");
  if (groups !== undefined) {
    faults.push(...faultsOfMappings("groups.mappings", groups.mappings, names));
    faults.push(...faultsOfFilters("groups.scopingFilters", groups.scopingFilters, names));
  }
  const [first] = faults;
  if (first !== undefined) throw new AttributeUnknown(`${first.property}: ${first.reason}`);
}

function namesIn(schema: SchemaWire, objectName: "User" | "Group"): KnownNames {
  const on = (side: Side): readonly string[] | undefined => {
    const names = attributesOn(schema, side, objectName).map(({ name }) => name);
    return names.length > 0 ? names : undefined;
  };
  return { of: objectName === "User" ? "users" : "groups", source: on("source"), target: on("target") };
}

class AttributeUnknown extends Error {
  override readonly name = "AttributeUnknown";
}
