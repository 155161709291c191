import { isObject, type JsonObject } from "../graph/json";
import { text } from "../graph/body";
import { timeText } from "./cycle";

/** As Graph's enum quarantineReason spells them; those that this service has a reason for. */
export type QuarantineReason =
  | "EncounteredBaseEscrowThreshold"
  | "EncounteredTotalEscrowThreshold"
  | "EncounteredEscrowProportionThreshold"
  | "EncounteredQuarantineException"
  | "TooManyDeletes";

const hour = 3_600_000;
const retriesAfterMs = [6 * hour, 12 * hour, 24 * hour];
const longestMs = 28 * 24 * hour;

/** Failures are only weighed when there are many. */
const fewFailures = 5_000;
const mostFailures = 40_000;
const worstProportion = 0.4;

/** Whether failures alone put a job into quarantine. How many are synchronized is counted only where it matters. */
export function escrowReason(failures: number, synchronized: () => number): QuarantineReason | undefined {
  if (failures < fewFailures) return undefined;
  if (failures > mostFailures) return "EncounteredBaseEscrowThreshold";
  return failures > worstProportion * (failures + synchronized()) ? "EncounteredEscrowProportionThreshold" : undefined;
}

/** A quarantine imposed, or left in effect after another attempt. */
export interface Imposed {
  readonly quarantine: JsonObject;
  readonly nextAttempt: number;
  /** It has lasted too long: the service gives the job up. */
  readonly givesUp: boolean;
}

export function impose(current: unknown, reason: QuarantineReason, error: JsonObject, now: number): Imposed {
  const series = isObject(current) ? current : undefined;
  const seriesBegan = Date.parse(text(series ?? {}, "seriesBegan") ?? timeText(now));
  const seriesCount = series ? Number(series["seriesCount"]) + 1 : 0;
  const nextAttempt = now + (retriesAfterMs[seriesCount] ?? 24 * hour);
  const quarantine = {
    currentBegan: timeText(now),
    nextAttempt: timeText(nextAttempt),
    reason,
    seriesBegan: timeText(seriesBegan),
    seriesCount,
    error,
  };
  return { quarantine, nextAttempt, givesUp: now - seriesBegan >= longestMs };
}

const explanations: Readonly<Record<QuarantineReason, string>> = {
  EncounteredBaseEscrowThreshold: "Too many users could not be synchronized.",
  EncounteredTotalEscrowThreshold: "Too many users could not be synchronized.",
  EncounteredEscrowProportionThreshold: "Too large a part of the users could not be synchronized.",
  EncounteredQuarantineException: "The target tenant could not be reached with the saved credentials.",
  TooManyDeletes: "The number of users to be deleted has reached the threshold that is set for accidental deletions.",
};

export function quarantineError(reason: QuarantineReason, refusal?: { code: string; message: string }): JsonObject {
  return { code: refusal?.code ?? reason, message: refusal?.message ?? explanations[reason], tenantActionable: true };
}
