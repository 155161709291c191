/** One step of what the service did for a user: import, scoping, matching, export. */
export interface OnDemandStep {
  /** The service's name of it, such as `EntryImport` or `EntrySynchronizationScoping`. */
  readonly name: string;
  /** `Import`, `Scoping`, `Matching`, `Export`, ... */
  readonly type: string;
  /** `Success`, `Skipped`, `Failure` or `Warning`. */
  readonly status: string;
  /** The service's own sentence. */
  readonly description: string;
  /** What the step looked at and found, as names and texts. */
  readonly details: Readonly<Record<string, string>>;
}

/**
 * How it ended: the target was written (`success`), holds everything already (`upToDate`), the user is kept out (`skipped`), or it went
 * wrong (`failure`).
 */
export type OnDemandOutcome = "success" | "upToDate" | "skipped" | "failure";

/** What provisioning one user on demand came to. */
export interface OnDemandResult {
  /** The user as the program named it. */
  readonly user: string;
  /** `success`, `upToDate`, `skipped` or `failure`. */
  readonly outcome: OnDemandOutcome;
  /** What the service did in the target: `create`, `update`, `disable`, `delete` or `other`. */
  readonly action: string;
  /** Why nothing was written, by the service's code such as `NotEffectivelyEntitled`; absent where something was. */
  readonly skipReason?: string;
  /** The service's error code, after a failure. */
  readonly errorCode?: string;
  /** All of it in one sentence, for a person. */
  readonly sentence: string;
  /** Every step, in order. */
  readonly steps: readonly OnDemandStep[];
  /** When the service did it: ISO 8601 in UTC; absent where it does not tell. */
  readonly at?: string;
}

/** Everything that the two forms say, before it is put in a sentence. */
export interface OnDemandFacts extends Omit<OnDemandResult, "sentence"> {
  /** The service's own explanation. */
  readonly reason: string;
}
