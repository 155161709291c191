/** How one synchronization fares: what the portal's Overview shows. Times are ISO 8601 in UTC. */
export interface SyncStatus {
  /** The configuration's name in the portal. */
  readonly configuration: string;
  /** The object id of its service principal in the source tenant. */
  readonly servicePrincipalId: string;
  /**
   * `waiting`: the initial cycle has not ended. `failing`: the last cycle failed, or users failed in it. `missing`: there is no job.
   * `quarantined`, `failing` and `missing` want somebody to look at them.
   */
  readonly health: "healthy" | "waiting" | "stopped" | "failing" | "quarantined" | "missing";
  readonly source: { readonly tenant: string; readonly tenantId: string };
  /** The target tenant; by its alias too, where it has one. */
  readonly target: { readonly tenant?: string; readonly tenantId: string };
  /** Who is synchronized: those assigned, or everybody. */
  readonly scope: "assigned" | "all";
  /** The address that gets mail on quarantine; `null`: nobody does. */
  readonly notification: string | null;
  readonly accidentalDeletion: { readonly enabled: boolean; readonly threshold: number };
  /** The provisioning job; how often it runs is an ISO 8601 duration. */
  readonly job?: { readonly id: string; readonly state: "running" | "stopped"; readonly interval?: string };
  /** Users that the job keeps in the target, when it last counted. */
  readonly synchronizedUsers?: number;
  /** Absent before the first cycle. */
  readonly lastCycle?: CycleSummary;
  /** Cycles that failed as a whole, one after the other; 0 after one that did not. */
  readonly failedInARow?: number;
  /** Absent while no cycle is under way. */
  readonly currentCycle?: { readonly done: number; readonly total: number; readonly units?: string; readonly observed?: string };
  /** When the next cycle is due, by the job's interval; absent while stopped. */
  readonly nextCycle?: string;
  /** Why the service holds the job back; absent while it does not. */
  readonly quarantine?: Quarantine;
  /** The configuration's page in the portal. */
  readonly portal: string;
}

export interface CycleSummary {
  /** `Succeeded`, `Failed` or `EntryLevelErrors`. */
  readonly state: string;
  readonly began?: string;
  readonly ended?: string;
  /** What happened to users, from the provisioning log; absent where it may not be read (AuditLog.Read.All). */
  readonly users?: UserCounts;
  /** Objects that failed and are tried again in each cycle, by the service's own count: needs no log. */
  readonly escrowed?: number;
  readonly error?: string;
}

export interface Quarantine {
  /** Graph's word, such as `TooManyDeletes`. */
  readonly reason: string;
  /** The reason in a sentence. */
  readonly explanation: string;
  /** What to do about it. */
  readonly remedy: string;
  /** What the service says. */
  readonly message?: string;
  readonly since?: string;
  readonly nextAttempt?: string;
}

/** What happened to users, counted. */
export interface UserCounts {
  readonly created: number;
  readonly updated: number;
  readonly disabled: number;
  readonly deleted: number;
  /** Deletions that wait, because the threshold for accidental deletions was reached. */
  readonly staged: number;
  readonly skipped: number;
  readonly failed: number;
}

/** Whether somebody has to look at it: what `entra-sync status` answers with exit code 2. */
export function isUnwell({ health }: SyncStatus): boolean {
  return health === "failing" || health === "quarantined" || health === "missing";
}
