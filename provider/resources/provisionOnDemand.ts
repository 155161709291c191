import type * as pulumi from "@pulumi/pulumi";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Definition } from "../engine/definition";
import { EntraResource } from "../pulumi/shell";
import type { World } from "../world";
import { objectId, tenantAlias, tenantId } from "./fields";
import { findJob } from "./jobs";
import { onDemandRun } from "./onDemandRun";
import type { OnDemandOutcome, OnDemandResult } from "./onDemandOutcome";

export interface ProvisionOnDemandArgs {
  /** The source tenant, by its alias. Changing it replaces the run. */
  tenant: pulumi.Input<string>;
  /** The configuration: `id` of a `SyncConfiguration`. Its job must be there, running or not. Changing it replaces the run. */
  servicePrincipalId: pulumi.Input<string>;
  /** Users of the source tenant, by object id or user principal name. Who is added is run alone; who is removed stays in the target. */
  users: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * What every user must come to; otherwise the deployment fails and says why. `"success"` is met also when the target holds everything
   * already, and waits up to five minutes for a new assignment to be honoured. Changing it judges the last results; only users who fall short are run again. Default: any outcome will do.
   */
  expect?: pulumi.Input<"success" | "skipped" | "failure">;
  /** Whatever should run all users again when it changes, such as a `SyncSchema`'s mappings. Default: nothing. */
  triggers?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * Provisions named users at once, as a smoke test of mappings and filters that can gate a rollout. It runs when it is created and when its
 * `triggers` change; refreshing and deleting it write nothing, and users who were made stay in the target.
 *
 * https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-provisionondemand
 *
 * @example new ProvisionOnDemand("try", { tenant: "fabrikam", servicePrincipalId: configuration.id, users: ["ada@fabrikam.com"], expect: "success" });
 */
export class ProvisionOnDemand extends EntraResource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/entra-sync:ProvisionOnDemand";
  /** What each user came to when it was run last, in the order of `users`. */
  declare readonly results: pulumi.Output<OnDemandResult[]>;

  constructor(name: string, args: ProvisionOnDemandArgs, opts?: pulumi.CustomResourceOptions) {
    super("ProvisionOnDemand", name, args, ["results"], opts);
  }
}

interface Inputs {
  tenant: string;
  tenantId: string;
  servicePrincipalId: string;
  users: string[];
  expect?: keyof typeof meetings;
  triggers: string[];
}

interface Known extends Inputs {
  readonly results?: readonly OnDemandResult[];
}

/** A run leaves nothing in Graph to look at: what it came to is known from the run alone, as long as the job is there. */
interface Live {
  readonly results: readonly OnDemandResult[];
}

const meetings = {
  success: ["success", "upToDate"],
  skipped: ["skipped"],
  failure: ["failure"],
} as const satisfies Record<string, readonly OnDemandOutcome[]>;

const person = "must be an object id or a user principal name such as ada@fabrikam.com";
const userField = z.union([objectId, z.string().regex(/^[^@\s/]+@[^@\s/]+$/)], person);

/** @internal Of no use to programs, whose compiler would read the types of every library behind it. */
export const provisionOnDemand: Definition<World, Inputs, Live, Known> = {
  kind: "ProvisionOnDemand",
  schema: z.object({
    tenant: tenantAlias,
    tenantId,
    servicePrincipalId: objectId,
    users: z.array(userField, "must be a list of users").min(1, "must name at least one user"),
    expect: z.enum(["success", "skipped", "failure"], 'must be "success", "skipped" or "failure"').optional(),
    triggers: z.array(z.string("must be a text"), "must be a list of texts").default([]),
  }),
  identity: ["tenantId", "servicePrincipalId"],

  async observe(world, where) {
    const job = await findJob(world.graph(where.tenant), where.servicePrincipalId);
    return job && { results: where.results ?? [] };
  },

  async converge(world, desired, _live, before) {
    const runs = await onDemandRun(world, desired);
    const kept = stillGood(desired, before.known);
    const results: OnDemandResult[] = [];
    for (const user of desired.users) {
      results.push(kept.get(user) ?? (await runs(user)));
      before.made({ id: desired.servicePrincipalId, results });
    }
    const unmet = results.filter((result) => !isMet(result, desired.expect));
    if (unmet.length > 0 && desired.expect !== undefined) throw new ExpectationUnmet(desired.expect, unmet);
  },

  describe: ({ results }, inputs) => ({
    id: inputs.servicePrincipalId,
    inputs,
    outputs: { results: results.filter(({ user }) => inputs.users.includes(user)) },
  }),

  // Who was provisioned stays: taking people away is what scope and assignments are for.
  remove: () => Promise.resolve(),
};

/** Without a new trigger, a user is not run again whose last result is what is expected. */
function stillGood(desired: Inputs, known: Known | undefined): ReadonlyMap<string, OnDemandResult> {
  if (known === undefined || !isDeepStrictEqual(known.triggers, desired.triggers)) return new Map();
  const good = (known.results ?? []).filter((result) => isMet(result, desired.expect));
  return new Map(good.map((result) => [result.user, result]));
}

function isMet({ outcome }: OnDemandResult, expect: Inputs["expect"]): boolean {
  if (expect === undefined) return true;
  const enough: readonly OnDemandOutcome[] = meetings[expect];
  return enough.includes(outcome);
}

class ExpectationUnmet extends Error {
  constructor(expect: string, unmet: readonly OnDemandResult[]) {
    super(`provisioning on demand was expected to end in ${expect}, and did not for ${counted(unmet)}:\n${unmet.map(line).join("\n")}`);
    this.name = "ExpectationUnmet";
  }
}

function counted(unmet: readonly OnDemandResult[]): string {
  return unmet.length === 1 ? "one user" : `${unmet.length.toString()} users`;
}

function line({ outcome, sentence }: OnDemandResult): string {
  return `- ${outcome}: ${sentence}`;
}
