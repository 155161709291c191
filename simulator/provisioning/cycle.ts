import { randomUUID } from "node:crypto";
import type { JsonObject } from "../graph/json";
import { carryOut } from "./carryOut";
import { log, recordOf } from "./changeRecord";
import type { JobSettings } from "./jobSettings";
import type { JobPlace } from "./jobState";
import { waitingReports } from "./manager";
import { isRemoval, type Plan } from "./plan";
import { planFor } from "./planning";
import type { Workplace } from "./workplace";

/** One pass of a job over its users, from its beginning to its end on the clock. */
export interface Cycle extends CyclePlan {
  readonly id: string;
  /** Users looked at so far. */
  done: number;
  readonly counts: Counts;
  /** Users whose access would be taken away, decided on when all are known. */
  readonly removals: string[];
  readonly failures: string[];
  /** Users who are looked at again, since their manager came after them. */
  readonly deferred: Set<string>;
}

/** What is known of a cycle when it begins. */
export interface CyclePlan {
  readonly place: Workplace;
  readonly job: JobPlace;
  readonly settings: JobSettings;
  readonly initial: boolean;
  /** The scope it goes by. */
  readonly syncAll: boolean;
  readonly forced: boolean;
  readonly restarts: number;
  readonly queue: readonly string[];
  /** Groups that are assigned while their mapping is off: their members are synchronized, and they are not. */
  readonly refused: readonly string[];
  readonly began: number;
  readonly ends: number;
  /** How far the source directory is read when this cycle is through. */
  readonly watermark: number;
}

/** As in Graph's synchronizationTaskExecution. */
export interface Counts {
  countEntitled: number;
  countEntitledForProvisioning: number;
  countEscrowed: number;
  countExported: number;
  countExports: number;
  countImported: number;
}

export function newCycle(plan: CyclePlan): Cycle {
  const counts = {
    countEntitled: 0,
    countEntitledForProvisioning: 0,
    countEscrowed: 0,
    countExported: 0,
    countExports: 0,
    countImported: 0,
  };
  return { ...plan, id: randomUUID(), done: 0, counts, removals: [], failures: [], deferred: new Set() };
}

/** Looks at the next users, up to the part of the queue that is due at a moment. */
export function work(cycle: Cycle, moment: number): void {
  const share = cycle.ends > cycle.began ? Math.min(1, (moment - cycle.began) / (cycle.ends - cycle.began)) : 1;
  const due = Math.floor(cycle.queue.length * share);
  for (; cycle.done < due; cycle.done += 1) workOn(cycle, cycle.queue[cycle.done] ?? "");
}

function workOn(cycle: Cycle, sourceId: string): void {
  const plan = planFor(cycle.place, sourceId);
  count(cycle.counts, plan);
  if (isRemoval(plan)) cycle.removals.push(sourceId);
  else apply(cycle, plan);
}

function count(counts: Counts, { entry, scoping }: Plan): void {
  if (entry) counts.countImported += 1;
  if (scoping?.assigned) counts.countEntitled += 1;
  if (scoping?.entitled && scoping.active) counts.countEntitledForProvisioning += 1;
}

function apply(cycle: Cycle, plan: Plan): void {
  const { step } = plan;
  if (step.kind === "nothing") return;
  const target = carryOut(cycle.place, plan);
  const record = recordOf(cycle.place, plan, cycle.id, target);
  log(cycle.place, record);
  if (record.status !== "skipped") cycle.counts.countExports += 1;
  if (record.status === "success") cycle.counts.countExported += 1;
  if (isFirst(plan)) for (const report of waitingReports(cycle.place, plan.sourceId)) cycle.deferred.add(report);
  if (record.status === "failure") {
    cycle.counts.countEscrowed += 1;
    cycle.failures.push(plan.sourceId);
  }
}

/** A user whom the job has not had before, or not for a while. */
function isFirst({ kind, link, step }: Plan): boolean {
  return kind === "User" && (!link || link.softDeleted) && (step.kind === "create" || step.kind === "update");
}

/** Tells users of their managers, where those came after them. */
export function workOnDeferred(cycle: Cycle): void {
  for (const sourceId of cycle.deferred) apply(cycle, planFor(cycle.place, sourceId));
  cycle.deferred.clear();
}

/** Says in the log which groups are left out. They are no part of the cycle, and not counted in it. */
export function refuseGroups({ place, refused, id }: Cycle): void {
  for (const groupId of refused) log(place, recordOf(place, planFor(place, groupId), id));
}

/** Whether so many lose their access that a person has to agree first. */
export function exceedsDeleteThreshold({ settings, removals, forced }: Cycle): boolean {
  return !forced && settings.deleteThreshold !== undefined && removals.length >= settings.deleteThreshold;
}

/** Takes away the access that is to be taken away. Decided again: the world may have changed since. */
export function carryOutRemovals(cycle: Cycle): void {
  for (const sourceId of cycle.removals) apply(cycle, planFor(cycle.place, sourceId));
}

/** Says in the log what would have been taken away. */
export function stageRemovals(cycle: Cycle): void {
  for (const sourceId of cycle.removals) {
    const plan = planFor(cycle.place, sourceId);
    cycle.counts.countExports += 1;
    const target = plan.step.kind === "delete" || plan.step.kind === "update" ? plan.step.target : undefined;
    log(cycle.place, { ...recordOf(cycle.place, plan, cycle.id, target), action: "stagedDelete", status: "success" });
  }
}

/** The execution as the job's status shows it. */
export function executionOf(cycle: Cycle, ended: number, state: "Succeeded" | "EntryLevelErrors"): JsonObject {
  return {
    activityIdentifier: cycle.id,
    ...cycle.counts,
    countEscrowedRaw: cycle.counts.countEscrowed,
    countImportedDeltas: cycle.counts.countImported,
    countImportedReferenceDeltas: 0,
    state,
    timeBegan: timeText(cycle.began),
    timeEnded: timeText(ended),
    error: null,
  };
}

export function timeText(moment: number): string {
  return new Date(moment).toISOString();
}
