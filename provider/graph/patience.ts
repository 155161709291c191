import { isRepeatable, type Answer, type Request } from "./request";

/** How often a request that was turned away is sent again. */
const repetitions = 8;
/** A fault inside of the service is as often its answer to what it cannot do: that is found out sooner. */
const repetitionsOfFault = 3;

/** Graph asks for minutes at most; who waits longer should rather hear of it. */
const longestDelayMs = 180_000;
const longestOwnDelayMs = 30_000;

/** An answer that says "not now", and nothing of the request itself. */
export function isTurnedAway(status: number): boolean {
  return status === 429 || (status >= 500 && status <= 504 && status !== 501);
}

/** 429 was turned away at the door, so even a POST may be sent again. What comes from further inside may come after the work was done. */
export function mayRepeat(request: Request, status: number, repeated: number): boolean {
  if (!isTurnedAway(status)) return false;
  if (status !== 429 && !isRepeatable(request)) return false;
  return repeated < (status === 500 || status === 502 ? repetitionsOfFault : repetitions);
}

/** What the service asks for; where it asks for nothing, half a second, doubling, with jitter. */
export function delayBefore(answer: Answer, repeated: number): number {
  const asked = askedFor(answer.retryAfter);
  if (asked !== undefined) return Math.min(asked, longestDelayMs);
  return Math.min(500 * 2 ** repeated, longestOwnDelayMs) * (0.5 + Math.random());
}

/** Seconds, also fractions of them, or a date. */
function askedFor(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined || retryAfter.trim() === "") return undefined;
  const seconds = Number(retryAfter);
  const delayMs = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
  return Number.isNaN(delayMs) ? undefined : Math.max(delayMs, 0);
}
