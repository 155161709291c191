import type * as pulumi from "@pulumi/pulumi";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { ExpressionError, operatorNames, operators, parse, type Operator } from "../../expressions";
import type { Definition, Failure } from "../engine/definition";
import { EntraResource } from "../pulumi/shell";
import type { World } from "../world";
import type { AttributeMapping } from "./attributeMappings";
import { objectId, tenantAlias, tenantId } from "./fields";
import { isActive, jobsPath } from "./jobs";
import { jobWithSchema, refuseUnknownAttributes, schemaOfNewJob, spellingOf, type LiveSchema } from "./liveSchema";
import { declaredMapping, restoredMapping, wantedMapping, type DeclaredSchema } from "./userMapping";
import { userMappingIn, withUserMapping, type ObjectMappingWire } from "./schemaWire";
import type { ScopingFilter } from "./scopingFilters";

/** How one attribute of the target user comes about. Give exactly one of `attribute`, `constant` and `expression`. */
export interface AttributeMappingArgs {
  /** The attribute of the source user that is copied. */
  attribute?: pulumi.Input<string>;
  /** A text that is the same for every user. */
  constant?: pulumi.Input<string>;
  /** An expression of the mapping language, such as `Join(", ", [surname], [givenName])`. It is parsed before any request. */
  expression?: pulumi.Input<string>;
  /** Whether it flows with every change, or only when the user is made. Default `"always"`. */
  apply?: pulumi.Input<"always" | "onlyOnCreate">;
  /** What is written when the source has no value. Default: nothing is written. */
  default?: pulumi.Input<string>;
}

/** One condition on one attribute of the source user. An absent or empty attribute meets none but `IS NULL`. */
export interface ScopingClauseArgs {
  /** The attribute, in its exact case. */
  attribute: pulumi.Input<string>;
  /** How it is compared, by the portal's name: `EQUALS`, `IS NOT NULL`, `REGEX MATCH` and so on; docs/expressions.md has them all. Case matters. */
  operator: pulumi.Input<Operator>;
  /** What it is compared with; left out for the operators that look at the attribute alone. */
  value?: pulumi.Input<string | readonly string[]>;
}

/** A scoping filter of the portal. A user is in scope when all clauses of any filter hold. */
export interface ScopingFilterArgs {
  /** The title in the portal. */
  name: pulumi.Input<string>;
  /** All of them must hold. */
  clauses: pulumi.Input<readonly pulumi.Input<ScopingClauseArgs>[]>;
}

/** What the service may do in the target tenant. Members that are not given stay as they are. */
export interface TargetActionsArgs {
  /** Make users that are not there yet. Default: as it is. */
  create?: pulumi.Input<boolean>;
  /** Change users that are there. Default: as it is. */
  update?: pulumi.Input<boolean>;
  /** Delete users that fall out of scope. Default: as it is. */
  delete?: pulumi.Input<boolean>;
}

export interface SyncSchemaArgs {
  /** The source tenant, by its alias. Changing it replaces the schema. */
  tenant: pulumi.Input<string>;
  /** The configuration: `id` of a `SyncConfiguration`. Changing it replaces the schema. */
  servicePrincipalId: pulumi.Input<string>;
  /** Mappings by the name of the target attribute. Others stay as they are, unless `exclusive` is set. */
  mappings?: pulumi.Input<Record<string, pulumi.Input<AttributeMappingArgs>>>;
  /** Target attributes that are not to be mapped at all. */
  unmapped?: pulumi.Input<pulumi.Input<string>[]>;
  /** Whether `mappings` is the whole truth, but for the matching attribute: all other mappings are removed. Default `false`. */
  exclusive?: pulumi.Input<boolean>;
  /** Who of the assigned users is in scope. An empty list removes all filters; left out, they stay as they are. */
  scopingFilters?: pulumi.Input<readonly pulumi.Input<ScopingFilterArgs>[]>;
  /** What the service may do in the target tenant. Default: as it is, which at first is everything. */
  actions?: pulumi.Input<TargetActionsArgs>;
}

/**
 * How users are mapped and filtered: attribute mappings, scoping filters and target object actions, over the service's default.
 * A change makes the service run a new initial cycle. Deleting it sets back what it declared.
 *
 * https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationschema
 *
 * @example new SyncSchema("contoso", { tenant: "fabrikam", servicePrincipalId: configuration.id, mappings: { userType: { constant: "Guest" } } });
 */
export class SyncSchema extends EntraResource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/entra-sync:SyncSchema";
  /** The object id of the configuration's service principal. */
  declare readonly id: pulumi.Output<pulumi.ID>;

  constructor(name: string, args: SyncSchemaArgs, opts?: pulumi.CustomResourceOptions) {
    super("SyncSchema", name, args, [], opts);
  }
}

interface Inputs extends DeclaredSchema {
  tenant: string;
  tenantId: string;
  servicePrincipalId: string;
}

interface Known extends Inputs {
  /** The mapping of users as it was before us; none where there was no job, and we made it. */
  readonly __before?: { readonly mapping?: ObjectMappingWire };
}

const text = z.string("must be a text");
const mappingField = z.strictObject({
  attribute: text.min(1, "must name an attribute of the source user").optional(),
  constant: text.optional(),
  expression: text.optional(),
  apply: z.enum(["always", "onlyOnCreate"], 'must be "always" or "onlyOnCreate"').default("always"),
  default: text.optional(),
});
const clauseField = z.strictObject({
  attribute: text.min(1, "must name an attribute of the source user"),
  operator: z.enum(operatorNames as [Operator, ...Operator[]], `must be one of ${operatorNames.join(", ")}`),
  value: z.union([text, z.array(text)], "must be a text or a list of texts").optional(),
});
const filterField = z.strictObject({
  name: text.min(1, "must not be empty"),
  clauses: z.array(clauseField, "must be a list of clauses").min(1, "must hold at least one clause: an empty filter is met by nobody"),
});
const yesOrNo = z.boolean("must be true or false").optional();

/** @internal Of no use to programs, whose compiler would read the types of every library behind it. */
export const syncSchema: Definition<World, Inputs, LiveSchema, Known> = {
  kind: "SyncSchema",
  schema: z.object({
    tenant: tenantAlias,
    tenantId,
    servicePrincipalId: objectId,
    mappings: z.record(z.string(), mappingField, "must be an object with one entry for each target attribute").default({}),
    unmapped: z.array(text, "must be a list of target attributes").default([]),
    exclusive: z.boolean("must be true or false").default(false),
    scopingFilters: z.array(filterField, "must be a list of filters").optional(),
    actions: z.strictObject({ create: yesOrNo, update: yesOrNo, delete: yesOrNo }, "must be an object").optional(),
  }),
  identity: ["tenantId", "servicePrincipalId"],

  rules: [
    { over: ["mappings"], faults: ({ mappings }) => Object.entries(mappings).flatMap(([target, each]) => faultsOfMapping(target, each)) },
    { over: ["mappings", "unmapped"], faults: mappedAndUnmapped },
    { over: ["scopingFilters"], faults: ({ scopingFilters }) => (scopingFilters ?? []).flatMap(faultsOfFilter) },
  ],

  observe: (world, where) => jobWithSchema(world.graph(where.tenant), where.servicePrincipalId),

  async converge(world, desired, live) {
    const there = live ?? (await schemaOfNewJob(world, desired));
    const now = userMappingIn(there.schema);
    const wanted = wantedMapping(desired, now, spellingOf(there));
    if (isDeepStrictEqual(now, wanted)) return;
    refuseUnknownAttributes(there.schema, desired);
    world.say("warning", "mappings or scoping filters change: the service runs a new initial cycle");
    await write(world, desired, there, wanted);
  },

  describe: (live, inputs) => ({
    id: inputs.servicePrincipalId,
    inputs: { ...inputs, ...declaredMapping(userMappingIn(live.schema), inputs) },
    outputs: {},
  }),

  remember: (live) => ({ __before: { mapping: live && userMappingIn(live.schema) } }),

  async remove(world, known, live) {
    const before = known.__before?.mapping;
    // The job that was made for the schema goes with it, unless somebody has it at work.
    if (known.__before !== undefined && before === undefined && !isActive(live.job)) {
      await world.graph(known.tenant).write({ method: "DELETE", path: `${jobsPath(known.servicePrincipalId)}/${live.job.id}` });
      return;
    }
    const now = userMappingIn(live.schema);
    const wanted = restoredMapping(now, before, known);
    if (!isDeepStrictEqual(now, wanted)) await write(world, known, live, wanted);
  },
};

/** PUT replaces the whole schema, so all of it is sent back, with what we do not know of it. */
async function write(world: World, { tenant }: Inputs, live: LiveSchema, mapping: ObjectMappingWire): Promise<void> {
  await world.graph(tenant).write({ method: "PUT", path: live.path, body: withUserMapping(live.schema, mapping) });
}

function mappedAndUnmapped({ mappings, unmapped }: Inputs): Failure[] {
  const both = unmapped.filter((target) => target in mappings);
  return both.map((target) => ({ property: "unmapped", reason: `names ${target}, which mappings maps` }));
}

function faultsOfMapping(target: string, { attribute, constant, expression }: AttributeMapping): Failure[] {
  const property = `mappings.${target}`;
  const given = [attribute, constant, expression].filter((each) => each !== undefined);
  if (given.length !== 1) return [{ property, reason: "must have exactly one of attribute, constant and expression" }];
  if (expression === undefined) return [];
  try {
    parse(expression);
    return [];
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return [{ property: `${property}.expression`, reason: error.message }];
  }
}

function faultsOfFilter({ name, clauses }: ScopingFilter, index: number): Failure[] {
  return clauses.flatMap(({ operator, value }, place) => {
    const takesValue = operators[operator].arity === "binary";
    if (takesValue === (value !== undefined)) return [];
    const property = `scopingFilters[${index.toString()}].clauses[${place.toString()}].value`;
    return [
      {
        property,
        reason: takesValue ? `is required: ${operator} of '${name}' compares with it` : `must be left out: ${operator} takes none`,
      },
    ];
  });
}
