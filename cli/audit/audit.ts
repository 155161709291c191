import { PermissionMissing } from "../../provider/graph/errors";
import { auditsInSource, auditsInTarget, type AuditEntry } from "../../provider/operator/audits";
import { momentBefore } from "../duration";
import { exitCodes, type ExitCode } from "../failure";
import type { Screen } from "../screen/screen";
import { table } from "../screen/table";
import { second } from "../screen/times";
import type { CommonFlags, Session } from "../session";

export interface AuditFlags extends CommonFlags {
  readonly since: string;
}

/** The log of one tenant, or why it cannot be read: the other one is worth seeing all the same. */
type Log = { readonly entries: readonly AuditEntry[] } | { readonly unreadable: string };

/** The audit logs of both tenants, as far as they are about this synchronization. */
export async function audit(session: Session, flags: AuditFlags): Promise<ExitCode> {
  const after = momentBefore(Date.now(), flags.since);
  const sync = await session.sync();
  const { tenants } = await session.stack;
  const { target } = sync;
  // Two tenants that do not wait for each other.
  const [inSource, inTarget] = await Promise.all([
    logOf(() => auditsInSource(tenants.client(sync.tenant), sync.servicePrincipalId, after)),
    target === undefined || tenants.directory.find(target).kind === "problem"
      ? { unreadable: "this stack has no credentials for it" }
      : logOf(() => auditsInTarget(tenants.client(target), after)),
  ]);
  session.answer({ source: inSource, target: inTarget }, (screen) => {
    const title = (text: string): string => screen.paint("bold", text);
    return `${title("Source tenant")}\n${drawn(screen, inSource)}\n\n${title("Target tenant")}\n${drawn(screen, inTarget)}`;
  });
  return exitCodes.fine;
}

async function logOf(pages: () => AsyncGenerator<readonly AuditEntry[], void>): Promise<Log> {
  const entries: AuditEntry[] = [];
  try {
    for await (const page of pages()) entries.push(...page);
  } catch (error) {
    if (error instanceof PermissionMissing) return { unreadable: error.message };
    throw error;
  }
  return { entries };
}

function drawn(screen: Screen, log: Log): string {
  return "unreadable" in log ? `cannot be read: ${log.unreadable}` : listed(screen, log.entries);
}

function listed(screen: Screen, entries: readonly AuditEntry[]): string {
  if (entries.length === 0) return "nothing in this time";
  const rows = entries.map(({ time, activity, result, by, on, reason }) => [
    second(time),
    result,
    activity,
    by,
    [on, reason].filter(Boolean).join(": "),
  ]);
  return table(screen, ["Time (UTC)", "Result", "Activity", "By", "On"], rows);
}
