import type { World } from "../world";
import { findJob, type JobWire } from "./jobs";
import { explained } from "./quarantine";
import { statusOf } from "./syncJobStatus";

const minuteMs = 60_000;
const usualMinutes = 120;

interface Awaited {
  readonly tenant: string;
  readonly servicePrincipalId: string;
  readonly waitAtMostMinutes?: number;
}

/** The last cycle that ended; `undefined` before the first, where Graph shows a placeholder. */
export function lastCycleOf(job: JobWire | undefined): string | undefined {
  return job?.status?.lastExecution?.activityIdentifier ?? undefined;
}

/** Waits until a cycle other than `before` has ended, and says how far it is. Quarantine ends the waiting, as a failure. */
export async function waitForCycle(world: World, awaited: Awaited, before: string | undefined): Promise<void> {
  const graph = world.graph(awaited.tenant);
  await world.settle({
    name: "the initial cycle to end; it goes on without us, and the next `pulumi up` does not wait for one that has ended",
    boundMs: (awaited.waitAtMostMinutes ?? usualMinutes) * minuteMs,
    longestDelayMs: 15_000,
    attempt: async () => {
      const job = await findJob(graph, awaited.servicePrincipalId);
      if (job === undefined) throw new JobGone();
      const { quarantine } = statusOf(job);
      if (quarantine !== undefined) throw new CycleFailed(explained(quarantine));
      const last = lastCycleOf(job);
      if (last !== undefined && last !== before) return job;
      world.say("status", `waiting for the initial cycle${progressOf(job)}`);
      return undefined;
    },
  });
}

function progressOf(job: JobWire): string {
  const [progress] = job.status?.progress ?? [];
  if (!progress?.totalUnits) return "";
  const { completedUnits, totalUnits, units } = progress;
  const percent = Math.floor(((completedUnits ?? 0) / totalUnits) * 100);
  return `, ${percent.toString()} % of ${totalUnits.toString()} ${units ?? "users"}`;
}

class JobGone extends Error {
  constructor() {
    super("the provisioning job is gone: somebody deleted it while its initial cycle was waited for");
    this.name = "JobGone";
  }
}

class CycleFailed extends Error {
  constructor(why: string) {
    super(`the initial cycle did not succeed: ${why}`);
    this.name = "CycleFailed";
  }
}
