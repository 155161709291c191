import type * as pulumi from "@pulumi/pulumi";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Definition, Failure } from "../engine/definition";
import type { Request } from "../graph/request";
import { EntraResource } from "../pulumi/shell";
import type { World } from "../world";
import { allowedDeletions, type AllowedDeletions, type AllowedDeletionsArgs } from "../consequences/allowedDeletions";
import { objectId, tenantAlias, tenantId } from "./fields";
import { lastCycleOf, waitForCycle } from "./initialCycle";
import { resetScopes, restartWhereDue, type ResetScope } from "./jobRestart";
import { findJob, isActive, isHeldBack, jobsPath, makeJob, type JobWire } from "./jobs";
import { isReleased, onDestroy, type OnDestroy } from "./onDestroy";
import { explained } from "./quarantine";
import { statusOf, type SyncJobStatus } from "./syncJobStatus";

/** How a job behaves, wherever it is declared. */
export interface JobBehaviourArgs {
  /** Whether the job provisions every 40 minutes. Default `"running"`. A cycle under way is completed after a stop. */
  state?: pulumi.Input<"running" | "stopped">;
  /** Whatever should make a running job start over when it changes: a new initial cycle over all users. Default: nothing. */
  restartTriggers?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * What such a restart makes the service forget. Default `["QuarantineState", "Watermark", "Escrows"]`, as in the portal: all users are
   * looked at anew. `"Full"` also forgets which users belong together. `"ForceDeletes"`, alone and with `allowDeletions`, lets those
   * deletes through that the threshold holds back. A change takes effect with the next trigger.
   */
  resetScopes?: pulumi.Input<pulumi.Input<ResetScope>[]>;
  /** How many of the deletes that the threshold holds back may be let through, and why. Default: none. */
  allowDeletions?: pulumi.Input<AllowedDeletionsArgs>;
  /**
   * What to do about a job that the service holds back. `"warn"` says so at every preview, up and refresh. `"fail"` makes preview, up and
   * refresh fail, until the quarantine ends or the program changes `restartTriggers` or `state`. `"recover"` shows it as drift of `state`
   * and restarts the job on the next `up --refresh`; deletes that are held back are let through only with `allowDeletions`.
   * Each of these asks Graph at every preview. Default: a warning by what was last seen, without asking.
   */
  onQuarantine?: pulumi.Input<"warn" | "fail" | "recover">;
  /** Makes `up` wait until the first cycle after a start or restart has ended, with its progress. Default: it does not wait. */
  waitFor?: pulumi.Input<"initialCycle">;
  /** How long to wait for that, in minutes. Default 120; Microsoft gives 20 to 40 minutes for few users, and hours for many. */
  waitAtMostMinutes?: pulumi.Input<number>;
}

export interface SyncJobArgs extends JobBehaviourArgs {
  /** The source tenant, by its alias. Changing it replaces the job. */
  tenant: pulumi.Input<string>;
  /** The configuration: `id` of a `SyncConfiguration`. Changing it replaces the job. */
  servicePrincipalId: pulumi.Input<string>;
  /** What destroying it does. Default: a job that was there before is released as it was found, one that this program made is deleted. */
  onDestroy?: pulumi.Input<OnDestroy>;
}

/**
 * The provisioning job of a configuration. `state` is what is wanted, and is read back: a job stopped by hand is drift.
 * `status` is how it fares, and is never a difference. Deleting it stops and deletes the job; synchronized users stay.
 *
 * https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjob
 *
 * @example new SyncJob("contoso", { tenant: "fabrikam", servicePrincipalId: configuration.id, state: "running" });
 */
export class SyncJob extends EntraResource {
  static readonly __pulumiType = "pulumi-nodejs:dynamic/entra-sync:SyncJob";
  /** The job's id in Graph, such as `Azure2Azure.1d5b…`. */
  declare readonly id: pulumi.Output<pulumi.ID>;
  /** Whether the job provisions. */
  declare readonly state: pulumi.Output<"running" | "stopped">;
  /** How the job fared when it was last looked at. */
  declare readonly status: pulumi.Output<SyncJobStatus>;

  constructor(name: string, args: SyncJobArgs, opts?: pulumi.CustomResourceOptions) {
    super("SyncJob", name, args, ["status"], opts);
  }
}

interface Inputs {
  tenant: string;
  tenantId: string;
  servicePrincipalId: string;
  state: "running" | "stopped" | "quarantined";
  restartTriggers: string[];
  resetScopes?: ResetScope[];
  allowDeletions?: AllowedDeletions;
  onQuarantine?: "warn" | "fail" | "recover";
  waitFor?: "initialCycle";
  waitAtMostMinutes?: number;
  onDestroy?: OnDestroy;
}

interface Known extends Inputs {
  /** Set when the job was there before us: its state then. */
  readonly __before?: { adopted: false } | { adopted: true; state: "running" | "stopped" };
  readonly status?: SyncJobStatus;
}

const goneWithinMs = 60_000;

/** @internal Of no use to programs, whose compiler would read the types of every library behind it. */
export const syncJob: Definition<World, Inputs, JobWire, Known> = {
  kind: "SyncJob",
  schema: z.object({
    tenant: tenantAlias,
    tenantId,
    servicePrincipalId: objectId,
    state: z.enum(["running", "stopped"], 'must be "running" or "stopped"').default("running"),
    restartTriggers: z.array(z.string("must be a text"), "must be a list of texts").default([]),
    resetScopes: z
      .array(z.enum(resetScopes, { error: ({ input }) => unusableScope(input) }), "must be a list of reset scopes")
      .min(1, "must name at least one")
      .optional(),
    allowDeletions: allowedDeletions,
    onQuarantine: z.enum(["warn", "fail", "recover"], 'must be "warn", "fail" or "recover"').optional(),
    waitFor: z.enum(["initialCycle"], 'must be "initialCycle"').optional(),
    waitAtMostMinutes: z.number("must be a number of minutes").positive("must be more than 0").optional(),
    onDestroy,
  }),
  identity: ["tenantId", "servicePrincipalId"],
  idFromGraph: true,
  rules: [{ over: ["resetScopes", "allowDeletions"], faults: faultsOfScopes }],

  observe: (world, where) => findJob(world.graph(where.tenant), where.servicePrincipalId),

  async converge(world, desired, live, before) {
    const job = live ?? (await makeJob(world, desired));
    before.made({ id: job.id });
    const graph = world.graph(desired.tenant);
    if (isActive(job) && desired.state === "stopped") await graph.write(verb(desired, job, "pause"));
    if (!isActive(job) && desired.state === "running") await graph.write(verb(desired, job, "start"));
    if (desired.state === "stopped") return;
    const known = live === undefined ? undefined : before.known;
    const startsOver = await restartWhereDue(world, desired, job, known);
    const neverRan = lastCycleOf(job) === undefined;
    if (desired.waitFor === "initialCycle" && (startsOver || neverRan)) await waitForCycle(world, desired, lastCycleOf(job));
  },

  describe: (live, inputs) => ({
    id: live.id,
    inputs: { ...inputs, state: shownState(live, inputs) },
    outputs: { status: statusOf(live) },
  }),
  remember: (live) => ({ __before: live === undefined ? { adopted: false } : { adopted: true, state: stateOf(live) } }),

  async attend(world, { known, desired = known, isFresh }) {
    const asks = !isFresh && desired.onQuarantine !== undefined;
    const job = asks ? await findJob(world.graph(known.tenant), known.servicePrincipalId) : undefined;
    const status = job === undefined ? known.status : statusOf(job);
    if (status?.quarantine === undefined) return;
    const why = explained(status.quarantine);
    if (desired.onQuarantine === "fail" && !isRemedy(desired, known)) throw new InQuarantine(why);
    world.say("warning", why);
  },

  async remove(world, known, live) {
    const graph = world.graph(known.tenant);
    if (isReleased(known)) {
      const before = known.__before?.adopted === true ? known.__before.state : stateOf(live);
      if (before !== stateOf(live)) await graph.write(verb(known, live, before === "running" ? "start" : "pause"));
      return;
    }
    // Stopped first: a job that is deleted while it runs may still be at work.
    const pause = isActive(live) ? [verb(known, live, "pause")] : [];
    const path = `${jobsPath(known.servicePrincipalId)}/${live.id}`;
    try {
      await graph.writeInOrder([...pause, { method: "DELETE", path }]);
    } catch (error) {
      // Somebody else may have deleted it before it was stopped.
      if ((await graph.find(path)) !== undefined) throw error;
    }
    await world.settle({
      name: `the provisioning job ${live.id} to be gone`,
      boundMs: goneWithinMs,
      attempt: async () => ((await graph.find(path)) === undefined ? true : undefined),
    });
  },
};

function verb(where: Inputs, job: JobWire, name: "start" | "pause"): Request {
  return { method: "POST", path: `${jobsPath(where.servicePrincipalId)}/${job.id}/${name}` };
}

function stateOf(job: JobWire): "running" | "stopped" {
  return isActive(job) ? "running" : "stopped";
}

/** Quarantine is a difference only to a program that wants it mended. */
function shownState(job: JobWire, { onQuarantine }: Inputs): Inputs["state"] {
  return onQuarantine === "recover" && isActive(job) && isHeldBack(job) ? "quarantined" : stateOf(job);
}

function isRemedy(desired: Inputs, known: Inputs): boolean {
  return desired.state !== known.state || !isDeepStrictEqual(desired.restartTriggers, known.restartTriggers);
}

function faultsOfScopes({ resetScopes: scopes = [], allowDeletions }: Inputs): Failure[] {
  const property = "resetScopes";
  if (!scopes.includes("ForceDeletes")) return [];
  if (scopes.length > 1) return [{ property, reason: "ForceDeletes must stand alone" }];
  if (allowDeletions !== undefined) return [];
  return [{ property, reason: "ForceDeletes deletes users in the target tenant: say how many at most, and why, in allowDeletions" }];
}

function unusableScope(input: unknown): string {
  const known = `must be one of ${resetScopes.join(", ")}`;
  return input === "None" || input === "ConnectorDataStore" ? `${known}; Microsoft's reference says not to use ${input}` : known;
}

class InQuarantine extends Error {
  override readonly name = "InQuarantine";
}
