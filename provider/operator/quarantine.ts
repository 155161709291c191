interface Advice {
  readonly explanation: string;
  readonly remedy: string;
}

const failures = "Read the failures in the provisioning log, correct their causes, then restart the job (entra-sync restart).";

/**
 * The reasons for which the service holds a job back, and the way out of each.
 * https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status
 */
const advices: Readonly<Record<string, Advice>> = {
  TooManyDeletes: {
    explanation: "A cycle would delete or disable as many users as the threshold for accidental deletions, or more.",
    remedy:
      "See who would go. If it is meant, let them through (entra-sync allow-deletes); if not, put them back in scope and restart the job.",
  },
  EncounteredQuarantineException: {
    explanation: "The service could not connect to the target tenant.",
    remedy: "See what is missing (entra-sync check): mostly a policy in one of the two tenants. Then restart the job (entra-sync restart).",
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
  return advices[reason] ?? unknown;
}
