import { executionThatNeverWas } from "../synchronization/jobBody";
import type { JsonObject } from "../graph/json";
import type { Job } from "../store/kinds";
import { executionOf, timeText, type Cycle } from "./cycle";
import type { Imposed } from "./quarantine";

/** How many objects a job has in the target. */
export interface Linked {
  readonly users: number;
  readonly groups: number;
}

const never = "0001-01-01T00:00:00Z";

/** The job while a cycle is under way. */
export function withProgress(job: Job, cycle: Cycle, now: number): Job {
  const progress = {
    completedUnits: cycle.done,
    progressObservationDateTime: timeText(now),
    totalUnits: cycle.queue.length,
    units: "users",
  };
  return { ...job, status: { ...job.status, progress: [progress] } };
}

/** The job after a cycle; one that was paused meanwhile stays so. */
export function afterCycle(job: Job, cycle: Cycle, synchronized: Linked | undefined): Job {
  const { status } = job;
  const state = cycle.failures.length > 0 ? "EntryLevelErrors" : "Succeeded";
  const execution = executionOf(cycle, cycle.ends, state);
  const ended = timeText(cycle.ends);
  const steady = state === "Succeeded" || cycle.initial;
  const first = status["steadyStateFirstAchievedTime"];
  return {
    ...job,
    status: {
      ...status,
      code: status["code"] === "Paused" ? "Paused" : "Active",
      countSuccessiveCompleteFailures: 0,
      lastExecution: execution,
      lastSuccessfulExecution: execution,
      lastSuccessfulExecutionWithExports: cycle.counts.countExported > 0 ? execution : status["lastSuccessfulExecutionWithExports"],
      progress: [],
      quarantine: null,
      steadyStateFirstAchievedTime: cycle.initial && first === never ? ended : first,
      steadyStateLastAchievedTime: steady ? ended : status["steadyStateLastAchievedTime"],
      ...(synchronized === undefined ? {} : { synchronizedEntryCountByType: countByType(synchronized) }),
    },
  };
}

/** Groups are counted where there are any: nobody has published a status with none. */
function countByType({ users, groups }: Linked): JsonObject[] {
  return [{ key: "User to User", value: users }, ...(groups > 0 ? [{ key: "Group to Group", value: groups }] : [])];
}

/** The job after a cycle that could not even begin. */
export function afterFailure(job: Job, error: JsonObject, cycleId: string, now: number): Job {
  const at = timeText(now);
  const execution = { ...executionThatNeverWas, activityIdentifier: cycleId, timeBegan: at, timeEnded: at, error };
  const failures = Number(job.status["countSuccessiveCompleteFailures"]) + 1;
  return { ...job, status: { ...job.status, lastExecution: execution, countSuccessiveCompleteFailures: failures, progress: [] } };
}

/** The job in quarantine; after four weeks it is disabled. */
export function inQuarantine(job: Job, { quarantine, givesUp }: Imposed): Job {
  const schedule = givesUp ? { ...job.schedule, state: "Disabled" } : job.schedule;
  const code = job.status["code"] === "Paused" ? "Paused" : "Quarantine";
  return { ...job, schedule, status: { ...job.status, code, quarantine } };
}
