import { Failure } from "./failure";

const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** "90s", "30m", "24h" or "7d" in milliseconds. */
export function durationMs(text: string): number | undefined {
  const [, amount, unit] = /^(\d+)([smhd])$/.exec(text.trim()) ?? [];
  return amount === undefined ? undefined : Number(amount) * units[unit as keyof typeof units];
}

/** A moment, given as how long ago or as a date. */
export function momentBefore(now: number, text: string): string {
  const ago = durationMs(text);
  const moment = ago === undefined ? Date.parse(text) : now - ago;
  if (Number.isNaN(moment)) throw new Failure(`'${text}' is neither a time such as 30m, 24h or 7d nor a date such as 2026-11-21T08:00Z.`);
  return new Date(moment).toISOString();
}
