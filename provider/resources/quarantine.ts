import type { SyncJobStatus } from "./syncJobStatus";

export type Quarantine = NonNullable<SyncJobStatus["quarantine"]>;

interface Explanation {
  /** Completes the sentence "the job is in quarantine: ...". */
  readonly meaning: string;
  readonly remedy: string;
}

const manyFailed: Explanation = {
  meaning: "too many users could not be synchronized",
  remedy: "read the failures in the provisioning logs, mend their causes, then restart the job",
};

const unexplained: Explanation = {
  meaning: "the service gives no reason that is documented",
  remedy: "look at the configuration's overview in the portal, then restart the job",
};

/** By Graph's quarantineReason. https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status */
const explanations: Readonly<Record<string, Explanation>> = {
  EncounteredBaseEscrowThreshold: manyFailed,
  EncounteredTotalEscrowThreshold: manyFailed,
  EncounteredEscrowProportionThreshold: manyFailed,
  EncounteredQuarantineException: {
    meaning: "the target tenant could not be reached, or does not allow the synchronization",
    remedy: "see that both partner policies and the connection are as declared (`pulumi up --refresh`), then restart the job",
  },
  TooManyDeletes: {
    meaning: "as many users would be deleted in the target tenant as the threshold says, so none was",
    remedy:
      "bring those users back into scope; or, if they are to go, let the deletes through: a new restart trigger with " +
      'resetScopes ["ForceDeletes"] and allowDeletions',
  },
  QuarantinedOnDemand: { meaning: "Microsoft put it there", remedy: "ask Microsoft's support" },
  IngestionInterrupted: { meaning: "reading the users of the source tenant was interrupted", remedy: "restart the job" },
};

/** Why a job is held back, since when, and what to do about it, in sentences that a person understands. */
export function explained(quarantine: Quarantine): string {
  const { meaning, remedy } = explanationOf(quarantine);
  const since = quarantine.since === undefined ? "" : ` since ${quarantine.since}`;
  const next = quarantine.nextAttempt === undefined ? "" : ` The service tries again at ${quarantine.nextAttempt}.`;
  const message = quarantine.message === undefined ? "" : ` The service says: ${quarantine.message}`;
  return `the job is in quarantine${since}: ${meaning} (${quarantine.reason}).${message}${next} What to do: ${remedy}.`;
}

function explanationOf({ reason }: Quarantine): Explanation {
  return (Object.hasOwn(explanations, reason) ? explanations[reason] : undefined) ?? unexplained;
}
