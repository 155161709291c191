import { parse, type Expression } from "../../expressions";
import type { GraphClient } from "../graph/client";
import type { World } from "../world";
import { findJob, jobsPath, makeJob, type JobWire } from "./jobs";
import { spellingFrom, type OperatorSpelling } from "./scopingFilters";
import { userAttributes, type SchemaWire } from "./schemaWire";
import type { DeclaredSchema } from "./userMapping";

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

/** Attributes are those that the schema lists, extensions among them; what it does not list, the service refuses in words of its own. */
export function refuseUnknownAttributes(schema: SchemaWire, declared: DeclaredSchema): void {
  const known = userAttributes(schema);
  for (const [target, { attribute, expression }] of Object.entries(declared.mappings)) {
    refuse("target", target, known.target);
    if (attribute !== undefined) refuse("source", attribute, known.source);
    if (expression !== undefined) for (const name of attributesIn(parse(expression))) refuse("source", name, known.source);
  }
  const clauses = (declared.scopingFilters ?? []).flatMap((filter) => filter.clauses);
  for (const { attribute } of clauses) refuse("source", attribute, known.source);
}

function attributesIn(expression: Expression): string[] {
  if (expression.kind === "attribute") return [expression.name];
  if (expression.kind !== "call") return [];
  return expression.arguments.flatMap((argument) => {
    if (argument === undefined) return [];
    return argument.kind === "comparison" ? [argument.left, argument.right].flatMap(attributesIn) : attributesIn(argument);
  });
}

function refuse(side: "source" | "target", name: string, known: readonly string[]): void {
  if (known.length === 0 || known.includes(name)) return;
  const near = known.find((each) => each.toLowerCase() === name.toLowerCase());
  throw new AttributeUnknown(side, name, near);
}

class AttributeUnknown extends Error {
  constructor(side: "source" | "target", name: string, near: string | undefined) {
    const hint = near === undefined ? "Directory extensions are named extension_<application id>_<name>" : `Did you mean ${near}?`;
    super(`users of the ${side} tenant have no attribute '${name}' in this schema. ${hint}`);
    this.name = "AttributeUnknown";
  }
}
