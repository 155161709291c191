import type { Action, Outcome } from "./action";

/** The duration of the one creation that Graph's documentation shows. */
const usualMs = 4_375;
/** A part of the time that a creation takes. */
const shares: Readonly<Record<Action, number>> = { create: 1, update: 0.6, disable: 0.6, delete: 0.5, stagedDelete: 0.1, other: 0.1 };

/** How long a change takes in a cycle: as long as usual, and less where the cycle has many to get through. */
export function paceOf(cycleMs: number, changes: number): number {
  return changes > 0 ? Math.min(usualMs, Math.floor(cycleMs / changes)) : usualMs;
}

/** How long one change took; one that came to nothing was over sooner. */
export function durationOf(paceMs: number, { action, status }: { readonly action: Action; readonly status: Outcome }): number {
  return Math.max(1, Math.round(paceMs * (status === "skipped" ? 0.1 : shares[action])));
}
