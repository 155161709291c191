import type { JsonObject } from "../graph/json";
import type { Job } from "../store/kinds";

const never = "0001-01-01T00:00:00Z";

/** A job as it is right after it was made: it does nothing until it is started. */
export function newJob(id: string, templateId: string): Job {
  return {
    id,
    templateId,
    schedule: { expiration: null, interval: "PT40M", state: "Disabled" },
    status: {
      countSuccessiveCompleteFailures: 0,
      escrowsPruned: false,
      code: "Paused",
      lastExecution: null,
      lastSuccessfulExecution: null,
      lastSuccessfulExecutionWithExports: null,
      quarantine: null,
      steadyStateFirstAchievedTime: never,
      steadyStateLastAchievedTime: never,
      troubleshootingUrl: null,
      progress: [],
      synchronizedEntryCountByType: [],
    },
    synchronizationJobSettings: [
      { name: "AzureIngestionAttributeOptimization", value: "False" },
      { name: "LookaheadQueryEnabled", value: "False" },
    ],
  };
}

/** The same job after start: its first cycle has not run, and Graph shows an execution that never was. */
export function startedJob(job: Job): Job {
  const first = job.status["code"] === "Paused" && job.status["lastExecution"] === null;
  return {
    ...job,
    schedule: { ...job.schedule, state: "Active" },
    status: {
      ...job.status,
      // NotRun says that no cycle was completed yet.
      code: job.status["lastSuccessfulExecution"] === null ? "NotRun" : "Active",
      countSuccessiveCompleteFailures: 0,
      quarantine: null,
      troubleshootingUrl: "",
      ...(first ? { lastExecution: executionThatNeverWas } : {}),
    },
  };
}

/** The same job after restart: a quarantine ends only where the criteria say so. */
export function restartedJob(job: Job, scopes: ReadonlySet<string>): Job {
  const ends = ["QuarantineState", "Full", "ForceDeletes"].some((scope) => scopes.has(scope));
  if (job.status["quarantine"] === null || ends) return startedJob(job);
  return { ...job, schedule: { ...job.schedule, state: "Active" } };
}

/** The same job after pause. */
export function pausedJob(job: Job, scheduleState: string): Job {
  return { ...job, schedule: { ...job.schedule, state: scheduleState }, status: { ...job.status, code: "Paused" } };
}

/** What Graph shows of a cycle in which nothing happened. */
export const executionThatNeverWas: JsonObject = {
  activityIdentifier: null,
  countEntitled: 0,
  countEntitledForProvisioning: 0,
  countEscrowed: 0,
  countEscrowedRaw: 0,
  countExported: 0,
  countExports: 0,
  countImported: 0,
  countImportedDeltas: 0,
  countImportedReferenceDeltas: 0,
  state: "Failed",
  timeBegan: never,
  timeEnded: never,
  error: { code: "None", message: "", tenantActionable: false },
};
