import { setTimeout as sleep } from "node:timers/promises";
import type { GraphClient } from "../../provider/graph/client";
import { PermissionMissing } from "../../provider/graph/errors";
import { entryOf, type ProvisioningLogEntry } from "../../provider/operator/logEntry";
import { provisioningLog } from "../../provider/operator/provisioningLogs";
import type { WatchedJob } from "../../provider/operator/watchedJob";
import { durationMs } from "../duration";
import { exitCodes, Failure, type ExitCode } from "../failure";
import { jobOf } from "../job";
import type { CommonFlags, Session } from "../session";
import type { StackSync } from "../stack/state";
import { displayOn, type CycleDisplay } from "./display";

export interface WatchFlags extends CommonFlags {
  readonly interval: string;
  readonly timeout: string;
}

interface Watching {
  readonly graph: GraphClient;
  readonly sync: StackSync;
  readonly display: CycleDisplay;
  readonly intervalMs: number;
  readonly endAt: number;
}

/** Looks again and again, until a cycle has ended that had not ended at the first look. */
export async function watch(session: Session, flags: WatchFlags): Promise<ExitCode> {
  const [intervalMs, timeoutMs] = [flags.interval, flags.timeout].map(positive);
  const sync = await session.sync();
  const graph = (await session.stack).tenants.client(sync.tenant);
  const first = await jobOf(graph, sync);
  const display = displayOn(session.screen, flags.json === true);
  if (first.current === undefined && first.quarantine !== undefined) return inQuarantine(display, first.quarantine);
  if (first.current === undefined && first.state === "stopped")
    throw new Failure("the job is stopped, so that there is no cycle to watch. `entra-sync start` starts it.");
  if (first.current === undefined) display.waits(first);
  const watching = { graph, sync, display, intervalMs: intervalMs ?? 0, endAt: Date.now() + (timeoutMs ?? 0) };
  return conclude(display, await untilEnded(watching, first));
}

async function untilEnded({ graph, sync, display, intervalMs, endAt }: Watching, first: WatchedJob): Promise<WatchedJob> {
  const failures = failuresOf(graph, first);
  for (let job = first; ; job = await jobOf(graph, sync)) {
    for (const failure of await failures()) display.fails(failure);
    if (job.last?.id !== first.last?.id || (job.quarantine !== undefined && first.quarantine === undefined)) return job;
    if (job.current !== undefined) display.advances(job.current);
    if (Date.now() >= endAt) {
      display.stops();
      throw new Failure("the cycle has not ended within --timeout; it goes on, and `entra-sync watch` can be run again.");
    }
    await sleep(intervalMs);
  }
}

/** Failures that were logged since the last call. Whoever may not read the log sees the progress alone. */
function failuresOf(graph: GraphClient, { id: jobId, last }: WatchedJob): () => Promise<readonly ProvisioningLogEntry[]> {
  let after = last?.ended;
  let mayRead = true;
  return async () => {
    const found: ProvisioningLogEntry[] = [];
    if (!mayRead) return found;
    try {
      for await (const page of provisioningLog(graph, { jobId, after, oldestFirst: true })) {
        after = page.at(-1)?.activityDateTime ?? after;
        found.push(...page.map(entryOf).filter(({ status }) => status === "failure"));
      }
    } catch (error) {
      if (!(error instanceof PermissionMissing)) throw error;
      mayRead = false;
    }
    return found;
  };
}

function conclude(display: CycleDisplay, { last, quarantine }: WatchedJob): ExitCode {
  display.stops();
  if (quarantine !== undefined) return inQuarantine(display, quarantine);
  if (last === undefined) return exitCodes.fine;
  display.ends(last);
  return last.state === "Succeeded" ? exitCodes.fine : exitCodes.unwell;
}

function inQuarantine(display: CycleDisplay, quarantine: NonNullable<WatchedJob["quarantine"]>): ExitCode {
  display.quarantined(quarantine);
  return exitCodes.unwell;
}

function positive(text: string): number {
  const found = durationMs(text);
  if (found === undefined || found === 0) throw new Failure(`'${text}' is not a time such as 10s, 5m or 2h.`);
  return found;
}
