import { linkKey } from "./jobState";
import type { SourceEntry } from "./sourceEntry";
import type { Workplace } from "./workplace";

/** A user's manager in the target, before and after; undefined where nothing is to be written. */
export interface ManagerChange {
  readonly before: string | null;
  readonly after: string;
}

/**
 * The manager that a target user is to have and has not. A manager who is not synchronized by the same job cannot be referred to, and one
 * who was taken away in the source stays in the target.
 */
export function managerChange(
  { source, target, jobId }: Workplace,
  user: SourceEntry,
  targetId: string | undefined,
): ManagerChange | undefined {
  const manager = source.find("manager", user.objectId);
  const link = manager && source.find("link", linkKey(jobId, manager.managerId));
  if (!link || link.softDeleted || !target.find("user", link.targetId)) return undefined;
  const before = targetId === undefined ? null : (target.find("manager", targetId)?.managerId ?? null);
  return before === link.targetId ? undefined : { before, after: link.targetId };
}

/** The users who report to somebody, and are synchronized already: they can be told of their manager once that one is. */
export function waitingReports({ source, jobId }: Workplace, managerId: string): string[] {
  const reports = source.withKey("manager", managerId).map(({ userId }) => userId);
  return reports.filter((id) => source.find("link", linkKey(jobId, id))?.softDeleted === false);
}
