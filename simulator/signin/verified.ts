import type { JWTPayload } from "jose";

type Verify = (token: string, now: Date) => Promise<JWTPayload>;

const mostRemembered = 10_000;
const toleranceSeconds = 5 * 60;

/** Checks a token's signature once, and only its times from then on. */
export function remembering(verify: Verify): Verify {
  const verified = new Map<string, JWTPayload>();
  return async (token, now) => {
    const known = verified.get(token);
    // What is out of its time is verified again, for the refusal.
    if (known && isInTime(known, now)) return known;
    const payload = await verify(token, now);
    if (verified.size >= mostRemembered) verified.clear();
    verified.set(token, payload);
    return payload;
  };
}

function isInTime({ nbf = 0, exp = Infinity }: JWTPayload, now: Date): boolean {
  const seconds = now.getTime() / 1000;
  return nbf <= seconds + toleranceSeconds && exp > seconds - toleranceSeconds;
}
