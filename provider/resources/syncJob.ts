import type * as pulumi from "@pulumi/pulumi";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Definition } from "../engine/definition";
import type { Request } from "../graph/request";
import { EntraResource } from "../pulumi/shell";
import type { World } from "../world";
import { objectId, tenantAlias, tenantId } from "./fields";
import { findJob, isActive, jobsPath, makeJob, restart, type JobWire } from "./jobs";
import { statusOf, type SyncJobStatus } from "./syncJobStatus";

export interface SyncJobArgs {
  /** The source tenant, by its alias. Changing it replaces the job. */
  tenant: pulumi.Input<string>;
  /** The configuration: `id` of a `SyncConfiguration`. Changing it replaces the job. */
  servicePrincipalId: pulumi.Input<string>;
  /** Whether the job provisions every 40 minutes. Default `"running"`. A cycle under way is completed after a stop. */
  state?: pulumi.Input<"running" | "stopped">;
  /** Whatever should make a running job start over when it changes: a new initial cycle over all users. Default: nothing. */
  restartTriggers?: pulumi.Input<pulumi.Input<string>[]>;
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
  state: "running" | "stopped";
  restartTriggers: string[];
}

interface Known extends Inputs {
  /** Set when the job was there before us: its state then. */
  readonly __before?: { adopted: false } | { adopted: true; state: "running" | "stopped" };
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
  }),
  identity: ["tenantId", "servicePrincipalId"],
  idFromGraph: true,

  observe: (world, where) => findJob(world.graph(where.tenant), where.servicePrincipalId),

  async converge(world, desired, live, before) {
    const job = live ?? (await makeJob(world, desired));
    before.made({ id: job.id });
    const graph = world.graph(desired.tenant);
    const isNew = live === undefined || before.known === undefined;
    const triggered = !isNew && !isDeepStrictEqual(before.known.restartTriggers, desired.restartTriggers);
    if (isActive(job) && desired.state === "stopped") await graph.write(verb(desired, job, "pause"));
    if (!isActive(job) && desired.state === "running") await graph.write(verb(desired, job, "start"));
    if (!triggered || desired.state === "stopped") return;
    world.say("info", "a restart trigger changed: the job is restarted and runs a new initial cycle");
    await restart(graph, desired.servicePrincipalId, job.id);
  },

  describe: (live, inputs) => ({ id: live.id, inputs: { ...inputs, state: stateOf(live) }, outputs: { status: statusOf(live) } }),
  remember: (live) => ({ __before: live === undefined ? { adopted: false } : { adopted: true, state: stateOf(live) } }),

  async remove(world, known, live) {
    const graph = world.graph(known.tenant);
    if (known.__before?.adopted === true) {
      if (known.__before.state !== stateOf(live))
        await graph.write(verb(known, live, known.__before.state === "running" ? "start" : "pause"));
      return;
    }
    // Stopped first: a job that is deleted while it runs may still be at work.
    const pause = isActive(live) ? [verb(known, live, "pause")] : [];
    await graph.writeInOrder([...pause, { method: "DELETE", path: `${jobsPath(known.servicePrincipalId)}/${live.id}` }]);
    await world.settle({
      name: `the provisioning job ${live.id} to be gone`,
      boundMs: goneWithinMs,
      attempt: async () => ((await graph.find(`${jobsPath(known.servicePrincipalId)}/${live.id}`)) === undefined ? true : undefined),
    });
  },
};

function verb(where: Inputs, job: JobWire, name: "start" | "pause"): Request {
  return { method: "POST", path: `${jobsPath(where.servicePrincipalId)}/${job.id}/${name}` };
}

function stateOf(job: JobWire): "running" | "stopped" {
  return isActive(job) ? "running" : "stopped";
}
