import type * as pulumi from "@pulumi/pulumi";
import { isDeepStrictEqual } from "node:util";
import type { Operator } from "../../expressions";
import type { AllowedDeletionsArgs } from "../consequences/allowedDeletions";
import { guardDeletions, guardUnannounced } from "../consequences/deletions";
import type { Definition } from "../engine/definition";
import { equalInputs } from "../engine/diff";
import { pick } from "../engine/state";
import { EntraResource } from "../pulumi/shell";
import type { World } from "../world";
import type { AttributeType } from "./customAttributes";
import { declaredIn, restoredSchema, schemaBefore, wantedSchema, type SchemaBefore } from "./declaredSchema";
import { isActive, jobsPath } from "./jobs";
import { jobWithSchema, refuseUnknownAttributes, schemaOfNewJob, spellingOf, type LiveSchema } from "./liveSchema";
import * as faults from "./schemaFaults";
import { schemaFields } from "./schemaFields";
import { sendable, userMappingIn, type SchemaWire } from "./schemaWire";
import { serviceParsed } from "./serviceParsed";
import { narrowingSchema, schemaConsequences, type SchemaInputs } from "./syncSchemaConsequences";

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
  /** How it is compared, by the portal's name. Comparisons are case-sensitive. */
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
  /** Make users that are not there yet. */
  create?: pulumi.Input<boolean>;
  /** Change users that are there. */
  update?: pulumi.Input<boolean>;
  /** Delete users that fall out of scope. */
  delete?: pulumi.Input<boolean>;
}

/** How groups are synchronized: their object mapping, "Provision Microsoft Entra ID Groups", which is off from the start. */
export interface GroupMappingArgs {
  /**
   * Whether assigned groups are synchronized as groups. The target's `PartnerPolicy` must allow it too, the scope must be `"assigned"`,
   * and the source tenant needs Entra ID Governance.
   */
  enabled: pulumi.Input<boolean>;
  /** Mappings by the name of the target group's attribute. Default: as the service has them. */
  mappings?: pulumi.Input<Record<string, pulumi.Input<AttributeMappingArgs>>>;
  /** Which of the assigned groups are in scope. Default: as the service has it. */
  scopingFilters?: pulumi.Input<readonly pulumi.Input<ScopingFilterArgs>[]>;
  /** What the service may do with groups in the target tenant. Default: as the service has it. */
  actions?: pulumi.Input<TargetActionsArgs>;
}

/** Attributes that the schema does not have from the start, by name, with their types. */
export interface CustomAttributesArgs {
  /** Those of source users, such as the directory extension `extension_<application id without dashes>_badge`. */
  source?: pulumi.Input<Record<string, pulumi.Input<AttributeType>>>;
  /** Those of target users. */
  target?: pulumi.Input<Record<string, pulumi.Input<AttributeType>>>;
}

export interface SyncSchemaArgs {
  /** The source tenant, by its alias. Changing it replaces the schema. */
  tenant: pulumi.Input<string>;
  /** The configuration: `id` of a `SyncConfiguration`. Changing it replaces the schema. */
  servicePrincipalId: pulumi.Input<string>;
  /** Whether users are synchronized at all: the switch "Enabled" of their object mapping. Default: as the service has it, which is on. */
  enabled?: pulumi.Input<boolean>;
  /**
   * Mappings by the name of the target attribute. Others stay as they are, unless `exclusive` is set; one that is no longer named goes
   * back to what it was before.
   */
  mappings?: pulumi.Input<Record<string, pulumi.Input<AttributeMappingArgs>>>;
  /** Target attributes that are not to be mapped at all. */
  unmapped?: pulumi.Input<pulumi.Input<string>[]>;
  /** Whether `mappings` is the whole truth, but for the matching attribute: all other mappings are removed. Default `false`. */
  exclusive?: pulumi.Input<boolean>;
  /** Who of the assigned users is in scope. An empty list removes all filters; left out, they stay as they are. */
  scopingFilters?: pulumi.Input<readonly pulumi.Input<ScopingFilterArgs>[]>;
  /** What the service may do in the target tenant. */
  actions?: pulumi.Input<TargetActionsArgs>;
  /** Lets a change take more users out of scope than the deletion threshold allows. It is not sent to Graph. Default: none. */
  allowDeletions?: pulumi.Input<AllowedDeletionsArgs>;
  /** The mapping of groups. Default: as the service has it, which is off. */
  groups?: pulumi.Input<GroupMappingArgs>;
  /** Custom attributes and directory extensions that mappings use. They are added to the schema; others that it has are left alone. */
  attributes?: pulumi.Input<CustomAttributesArgs>;
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

  constructor(name: string, args: SyncSchemaArgs, opts?: pulumi.CustomResourceOptions) {
    super("SyncSchema", name, args, [], opts);
  }
}

interface Known extends SchemaInputs {
  readonly __before?: SchemaBefore;
}

const ofUsers = faults.namesOfUsers;

/** @internal Of no use to programs, whose compiler would read the types of every library behind it. */
export const syncSchema: Definition<World, SchemaInputs, LiveSchema, Known> = {
  kind: "SyncSchema",
  schema: schemaFields,
  identity: ["tenantId", "servicePrincipalId"],

  rules: [
    { over: ["attributes"], faults: ({ attributes }) => faults.faultsOfAttributes(attributes) },
    {
      over: ["mappings", "attributes"],
      faults: ({ mappings, attributes }) => faults.faultsOfMappings("mappings", mappings, ofUsers(attributes)),
    },
    { over: ["unmapped", "attributes"], faults: ({ unmapped, attributes }) => faults.faultsOfUnmapped(unmapped, ofUsers(attributes)) },
    { over: ["mappings", "unmapped"], faults: faults.mappedAndUnmapped },
    { over: ["mappings", "unmapped"], faults: faults.faultsOfMatching },
    {
      over: ["scopingFilters", "attributes"],
      faults: ({ scopingFilters, attributes }) => faults.faultsOfFilters("scopingFilters", scopingFilters, ofUsers(attributes)),
    },
    { over: ["groups"], faults: ({ groups }) => faults.faultsOfMappings("groups.mappings", groups?.mappings ?? {}, faults.namesOfGroups) },
    {
      over: ["groups"],
      faults: ({ groups }) => faults.faultsOfFilters("groups.scopingFilters", groups?.scopingFilters, faults.namesOfGroups),
    },
  ],

  consequences: schemaConsequences,

  attend(world, { known, desired }) {
    if (desired !== undefined && !sameSchema(known, desired)) world.say("warning", initialCycle);
    return Promise.resolve();
  },

  observe: (world, where) => jobWithSchema(world.graph(where.tenant), where.servicePrincipalId),

  async converge(world, desired, live, { known }) {
    const change = (there: LiveSchema): Promise<SchemaWire | undefined> => prepared(world, desired, there, known);
    let there = live ?? (await schemaOfNewJob(world, desired));
    let wanted = await change(there);
    for (let looks = 1; wanted !== undefined && looks <= mostLooks; looks++) {
      const since = await changedSince(world, desired, there);
      if (since === undefined) break;
      there = since;
      wanted = await change(there);
    }
    if (wanted === undefined) return;
    if (live !== undefined && known === undefined) world.say("warning", initialCycle);
    await write(world, desired, there, wanted);
  },

  describe: (live, inputs) => ({
    id: inputs.servicePrincipalId,
    inputs: { ...inputs, ...declaredIn(live.schema, inputs) },
    outputs: {},
  }),

  remember: (live) => ({ __before: schemaBefore(live?.schema) }),

  async remove(world, known, live) {
    const before = known.__before;
    // The job that was made for the schema goes with it, unless somebody has it at work.
    if (before !== undefined && before.mapping === undefined && !isActive(live.job)) {
      await world.graph(known.tenant).write({ method: "DELETE", path: `${jobsPath(known.servicePrincipalId)}/${live.job.id}` });
      return;
    }
    const wanted = restoredSchema(live.schema, before ?? {}, known);
    if (isDeepStrictEqual(live.schema, wanted)) return;
    const narrows = narrowingSchema(known, userMappingIn(live.schema), userMappingIn(wanted));
    if (narrows !== undefined) await guardUnannounced(world, narrows);
    await write(world, known, live, wanted);
  },
};

const initialCycle = "mappings or scoping filters change: the service runs a new initial cycle over all users";

/** Somebody who changes it without end is not waited for. */
const mostLooks = 2;

/** The schema as it is to be, with everything that might refuse it asked; `undefined` where it is so already. */
async function prepared(world: World, desired: SchemaInputs, there: LiveSchema, known: Known | undefined): Promise<SchemaWire | undefined> {
  const wanted = wantedSchema(there.schema, desired, { declared: known, before: known?.__before }, spellingOf(there));
  if (isDeepStrictEqual(there.schema, wanted)) return undefined;
  refuseUnknownAttributes(wanted, desired);
  const narrows = narrowingSchema(desired, userMappingIn(there.schema), userMappingIn(wanted));
  if (narrows !== undefined) await guardDeletions(world, narrows);
  return serviceParsed(world.graph(desired.tenant), there.path, wanted, there.schema, desired);
}

/** What is declared of the schema itself, whatever the program names the place by. */
function sameSchema(olds: SchemaInputs, news: SchemaInputs): boolean {
  const names = Object.keys(schemaFields.shape).filter(
    (name) => !["tenant", "tenantId", "servicePrincipalId", "allowDeletions"].includes(name),
  );
  return equalInputs(pick({ ...olds }, names), pick({ ...news }, names));
}

/**
 * What somebody else made of the schema while the change was prepared. Graph takes no condition with a PUT: looking again right before it is
 * what can be done, and a change in the very moment between the two is lost.
 */
async function changedSince(world: World, { tenant }: SchemaInputs, there: LiveSchema): Promise<LiveSchema | undefined> {
  const schema = await world.graph(tenant).find<SchemaWire>(there.path);
  return schema === undefined || isDeepStrictEqual(schema, there.schema) ? undefined : { ...there, schema };
}

/** PUT replaces the whole schema, so all of it is sent back, with what we do not know of it. */
async function write(world: World, { tenant }: SchemaInputs, live: LiveSchema, schema: SchemaWire): Promise<void> {
  await world.graph(tenant).write({ method: "PUT", path: live.path, body: sendable(schema) });
}
