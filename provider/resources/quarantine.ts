import type { SyncJobStatus } from "./syncJobStatus";

type Quarantine = NonNullable<SyncJobStatus["quarantine"]>;

/** What a reason means, and the way out of it, in a sentence each. */
interface Advice {
  readonly explanation: string;
  readonly remedy: string;
}

const failures =
  "Read the failures in the provisioning log (entra-sync logs --status failure), correct their causes, then restart the job (entra-sync restart).";

/**
 * The reasons for which the service holds a job back, by Graph's quarantineReason.
 * https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status
 */
const advices: Readonly<Record<string, Advice>> = {
  TooManyDeletes: {
    explanation: "A cycle was about to delete or disable as many users as the threshold for accidental deletions, or more, and did not.",
    remedy:
      "See who would go (entra-sync logs --action stagedDelete). If it is meant, let them through: entra-sync allow-deletes, or a new restart trigger with resetScopes " +
      '["ForceDeletes"] and allowDeletions. If not, put them back in scope and restart the job.',
  },
  EncounteredQuarantineException: {
    explanation: "The service could not connect to the target tenant.",
    remedy:
      "See what is missing (entra-sync check): mostly a partner policy in one of the two tenants. " +
      "Then restart the job (entra-sync restart).",
  },
  EncounteredBaseEscrowThreshold: { explanation: "Too many users fail.", remedy: failures },
  EncounteredTotalEscrowThreshold: { explanation: "Too many users and references fail.", remedy: failures },
  EncounteredEscrowProportionThreshold: { explanation: "Too large a part of the users fails.", remedy: failures },
  QuarantinedOnDemand: {
    explanation: "Microsoft put the job into quarantine.",
    remedy: "Ask Microsoft's support for the reason before the job is restarted.",
  },
  IngestionInterrupted: {
    explanation: "Reading the source tenant was interrupted.",
    remedy: "Wait for the next attempt; if it fails as well, restart the job (entra-sync restart).",
  },
};

const unknown: Advice = {
  explanation: "The service names no reason that is documented.",
  remedy: "Read the provisioning log and the audit log of the source tenant, then restart the job (entra-sync restart).",
};

export function adviceFor(reason: string): Advice {
  return (Object.hasOwn(advices, reason) ? advices[reason] : undefined) ?? unknown;
}

/** Why a job is held back, since when, and what to do about it. */
export function explained({ reason, since, nextAttempt, message }: Quarantine): string {
  const { explanation, remedy } = adviceFor(reason);
  const sentences = [
    `the job is in quarantine${since === undefined ? "" : ` since ${since}`} (${reason}). ${explanation}`,
    message === undefined ? undefined : `The service says: ${message}`,
    nextAttempt === undefined ? undefined : `It is tried again at ${nextAttempt}.`,
    remedy,
  ];
  return sentences.filter((each) => each !== undefined).join(" ");
}
