import type { SyncStatus } from "../../provider/operator/syncStatus";
import type { Screen } from "../screen/screen";
import { fields, type Cell } from "../screen/table";
import { minuteText } from "../screen/times";

const healths = {
  healthy: ["green", "healthy"],
  waiting: ["cyan", "waiting for its initial cycle"],
  stopped: ["yellow", "stopped"],
  failing: ["red", "failing"],
  quarantined: ["red", "quarantined"],
  missing: ["red", "has no provisioning job"],
} as const;

/** One synchronization, as the portal's Overview shows it. */
export function overview(screen: Screen, status: SyncStatus): string {
  const [colour, health] = healths[status.health];
  const title = `${screen.paint("bold", status.configuration)}  ${screen.paint(colour, health)}`;
  return `${title}\n${fields(screen, [...settingsRows(status), ...cycleRows(status), ...quarantineRows(status), ["Portal", status.portal]])}`;
}

type Rows = readonly (readonly [string, Cell])[];

function settingsRows({ source, target, scope, notification, accidentalDeletion }: SyncStatus): Rows {
  return [
    ["Tenants", `${source.tenant} → ${target.tenant ?? target.tenantId}`],
    ["Scope", scope === "all" ? "all users" : "assigned users and groups"],
    ["Notification", notification ?? "off"],
    ["Accidental deletion", accidentalDeletion.enabled ? `stops from ${accidentalDeletion.threshold} deletions on` : "off"],
  ];
}

function cycleRows({ job, lastCycle, currentCycle, nextCycle, synchronizedUsers }: SyncStatus): Rows {
  return [
    ["Job", job?.state],
    ["Current cycle", currentCycle && `${currentCycle.done} of ${currentCycle.total} ${currentCycle.units ?? "units"}`],
    ["Last cycle", lastCycle === undefined ? "none yet" : lastCycleText(lastCycle)],
    ["Users in it", lastCycle && usersText(lastCycle.users)],
    ["Error", lastCycle?.error],
    ["Users kept in target", synchronizedUsers],
    ["Next cycle", nextCycle && `about ${minuteText(nextCycle)}`],
  ];
}

function quarantineRows({ quarantine }: SyncStatus): Rows {
  if (quarantine === undefined) return [];
  const { reason, explanation, message, since, remedy } = quarantine;
  return [
    ["Quarantine", `${reason}${since === undefined ? "" : ` since ${minuteText(since)}`}: ${explanation}`],
    ["The service says", message],
    ["What to do", remedy],
  ];
}

function lastCycleText({ state, began, ended }: NonNullable<SyncStatus["lastCycle"]>): string {
  return [words[state] ?? state, began && minuteText(began), ended && `to ${minuteText(ended)}`].filter(Boolean).join(" ");
}

const words: Readonly<Record<string, string>> = {
  Succeeded: "succeeded,",
  Failed: "failed,",
  EntryLevelErrors: "ended with users that failed,",
};

type Counts = NonNullable<SyncStatus["lastCycle"]>["users"];

function usersText(users: Counts): string {
  if (users === undefined) return "not known: the identity that signs in lacks AuditLog.Read.All";
  const always = `${users.created} created, ${users.updated} updated, ${users.disabled} disabled, ${users.deleted} deleted, ${users.failed} failed`;
  return [always, users.staged > 0 && `${users.staged} deletions held back`, users.skipped > 0 && `${users.skipped} skipped`]
    .filter(Boolean)
    .join(", ");
}
