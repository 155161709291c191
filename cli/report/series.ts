import type { UserCounts } from "../../provider/operator/syncStatus";

/** What changes users, from the bottom of a bar up. */
export const changes = ["created", "updated", "disabled", "deleted", "staged"] as const satisfies readonly (keyof UserCounts)[];

/** Attempts that failed are drawn apart: each is made again in every cycle, and many of them would hide the changes. */
export const failed = ["failed"] as const satisfies readonly (keyof UserCounts)[];

/** Everything in a table; nothing happened to users that were skipped, so no chart has them. */
export const all = [...changes, "skipped", ...failed] as const satisfies readonly (keyof UserCounts)[];

export type Series = readonly (keyof UserCounts)[];

export const words: Readonly<Record<keyof UserCounts, string>> = {
  created: "Created",
  updated: "Updated",
  disabled: "Disabled",
  deleted: "Deleted",
  staged: "Held back",
  skipped: "Skipped",
  failed: "Failed",
};

export function totalOf(counts: UserCounts, series: Series): number {
  return series.reduce((sum, each) => sum + counts[each], 0);
}

/** "12 created, 1 failed"; what did not happen is left out. */
export function sentenceOf(counts: UserCounts, series: Series = [...changes, ...failed]): string {
  const parts = series.flatMap((name) => (counts[name] > 0 ? [`${counts[name].toLocaleString("en")} ${words[name].toLowerCase()}`] : []));
  return parts.join(", ") || "nothing";
}
