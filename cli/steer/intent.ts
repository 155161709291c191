import { adviceFor } from "../../provider/operator/job";
import type { SyncStatus } from "../../provider/operator/syncStatus";
import { pauseJob, resetScopes, restartJob, startJob, type JobPlace, type ResetScope } from "../../provider/operator/steer";
import { Failure } from "../failure";

/** What a command is about to do to a job, said before it is done. */
export interface Intent {
  readonly action: "start" | "stop" | "restart" | "allow-deletes";
  /** Why there is nothing to do; then nothing is done. */
  readonly needless?: string;
  readonly consequences: readonly string[];
  /** What the job is afterwards; the stack calls it drift where it declares something else. */
  readonly leaves?: "running" | "stopped";
  readonly done: string;
  carryOut(place: JobPlace): Promise<void>;
}

export function toStart({ job, health }: SyncStatus): Intent {
  return {
    action: "start",
    needless: job?.state === "running" && health !== "quarantined" ? "the job is running already" : undefined,
    consequences: [
      "The job goes on where it was stopped: within minutes its next cycle creates, updates and removes users in the target tenant.",
    ],
    leaves: "running",
    done: "The job is running.",
    carryOut: startJob,
  };
}

export function toStop({ job, currentCycle }: SyncStatus): Intent {
  const underWay =
    currentCycle === undefined ? [] : [`The cycle under way (${currentCycle.done} of ${currentCycle.total}) runs to its end.`];
  return {
    action: "stop",
    needless: job?.state === "stopped" ? "the job is stopped already" : undefined,
    consequences: [
      ...underWay,
      "Until it is started again nobody is created, updated or removed in the target tenant, also not who leaves.",
    ],
    leaves: "stopped",
    done: "The job is stopped.",
    carryOut: pauseJob,
  };
}

export function toRestart(_status: SyncStatus, scopes: readonly ResetScope[]): Intent {
  return {
    action: "restart",
    consequences: [
      "A new initial cycle begins. It forgets:",
      ...scopes.map((scope) => `  ${scope}: ${resetScopes[scope]}`),
      ...(scopes.includes("Full") ? ["Users that cannot be matched again are made a second time."] : []),
    ],
    leaves: "running",
    done: "The job was restarted: its initial cycle begins within minutes.",
    carryOut: (place) => restartJob(place, scopes),
  };
}

export function toAllowDeletes({ quarantine, lastCycle, accidentalDeletion }: SyncStatus): Intent {
  if (quarantine?.reason !== "TooManyDeletes")
    throw new Failure("no deletions are held back: the job is not in quarantine for TooManyDeletes.");
  const held = lastCycle?.users?.staged;
  const count = held === undefined || held === 0 ? `At least ${accidentalDeletion.threshold}` : held.toString();
  return {
    action: "allow-deletes",
    consequences: [
      adviceFor(quarantine.reason).explanation,
      `${count} users lose their access to the target tenant with the next cycle; they can be restored there for 30 days.`,
      "The threshold itself stays: it holds back the next such cycle again.",
    ],
    done: "The deletions are let through: the next cycle does them.",
    carryOut: (place) => restartJob(place, ["ForceDeletes"]),
  };
}

const usual: readonly ResetScope[] = ["QuarantineState", "Watermark", "Escrows"];

/** The names of `--reset`, in any case. */
export function scopesNamed(text: string | undefined): readonly ResetScope[] {
  if (text === undefined) return usual;
  const known = Object.keys(resetScopes) as ResetScope[];
  return text.split(",").map((name) => {
    const scope = known.find((each) => each.toLowerCase() === name.trim().toLowerCase());
    if (scope === undefined) throw new Failure(`there is nothing named '${name.trim()}' to reset; there are ${known.join(", ")}.`);
    return scope;
  });
}
