import type { UserCounts } from "../../provider/operator/syncStatus";

/** What is drawn of each cycle, from the bottom up. Skipped users are in the table alone: nothing happened to them. */
export const series = ["created", "updated", "disabled", "deleted", "staged", "failed"] as const satisfies readonly (keyof UserCounts)[];

export type Series = (typeof series)[number];

export const words: Readonly<Record<keyof UserCounts, string>> = {
  created: "Created",
  updated: "Updated",
  disabled: "Disabled",
  deleted: "Deleted",
  staged: "Held back",
  skipped: "Skipped",
  failed: "Failed",
};

export function totalOf(counts: UserCounts): number {
  return series.reduce((sum, each) => sum + counts[each], 0);
}
