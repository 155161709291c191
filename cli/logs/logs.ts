import { setTimeout as sleep } from "node:timers/promises";
import type { GraphClient } from "../../provider/graph/client";
import { entryOf, type ProvisioningLogEntry } from "../../provider/operator/logEntry";
import { provisioningLog, type LogEntryWire, type LogRange } from "../../provider/operator/provisioningLogs";
import { durationMs, momentBefore } from "../duration";
import { exitCodes, Failure, type ExitCode } from "../failure";
import { jobOf } from "../job";
import type { Screen } from "../screen/screen";
import type { CommonFlags, Session } from "../session";
import { userNamed } from "../user";
import { drawn, headings } from "./lines";
import { Recent } from "./recent";

export interface LogFlags extends CommonFlags {
  readonly user?: string;
  readonly action?: string;
  readonly status?: string;
  readonly since: string;
  readonly limit?: number;
  readonly follow?: boolean;
  readonly interval: string;
}

/** Prints the provisioning log as it comes, a page at a time: it may be longer than memory. */
export async function logs(session: Session, flags: LogFlags): Promise<ExitCode> {
  const intervalMs = durationMs(flags.interval);
  if (intervalMs === undefined || intervalMs === 0) throw new Failure(`'${flags.interval}' is not a time such as 10s or 1m.`);
  const after = momentBefore(Date.now(), flags.since);
  const sync = await session.sync();
  const graph = (await session.stack).tenants.client(sync.tenant);
  const user = flags.user === undefined ? undefined : await userNamed(graph, flags.user);
  const { id: jobId } = await jobOf(graph, sync);
  const range = { jobId, after, action: flags.action, userId: user?.id, oldestFirst: flags.follow };
  const print = printer(session, flags);
  if (flags.follow === true) return follow(graph, range, print, intervalMs);
  let left = flags.limit ?? Infinity;
  for await (const page of provisioningLog(graph, range)) {
    left -= await print(page, left);
    if (left === 0) break;
  }
  return exitCodes.fine;
}

/** Prints those that are wanted, up to so many, and answers how many. It ends when the reader has taken them, so that no page is asked for that nobody reads yet. */
type Print = (page: readonly LogEntryWire[], most?: number) => Promise<number>;

async function follow(graph: GraphClient, range: LogRange, print: Print, intervalMs: number): Promise<never> {
  const recent = new Recent(range.after);
  for (;;) {
    for await (const page of provisioningLog(graph, { ...range, after: recent.after })) await print(recent.fresh(page));
    await sleep(intervalMs);
  }
}

function printer({ screen }: Session, { json, status }: LogFlags): Print {
  const textOf = json === true ? (entry: ProvisioningLogEntry) => JSON.stringify(entry) : rows(screen);
  return async (page, most) => {
    const wanted = page.map(entryOf).filter((entry) => status === undefined || entry.status === status);
    const chosen = wanted.slice(0, most);
    for (const entry of chosen) {
      screen.say(textOf(entry));
      await screen.heard();
    }
    return chosen.length;
  };
}

/** The first row comes below the headings. */
function rows(screen: Screen): (entry: ProvisioningLogEntry) => string {
  let above = `${headings(screen)}\n`;
  return (entry) => {
    const text = `${above}${drawn(screen, entry)}`;
    above = "";
    return text;
  };
}
