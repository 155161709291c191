import { setTimeout as sleep } from "node:timers/promises";
import type { GraphClient } from "../../provider/graph/client";
import { entryOf, type ProvisioningLogEntry } from "../../provider/operator/logEntry";
import { provisioningLog, type LogRange } from "../../provider/operator/provisioningLogs";
import { durationMs, momentBefore } from "../duration";
import { exitCodes, Failure, type ExitCode } from "../failure";
import { jobOf } from "../job";
import type { Screen } from "../screen/screen";
import type { CommonFlags, Session } from "../session";
import { userNamed } from "../user";
import { drawn, headings } from "./lines";

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
    left -= print(page.map(entryOf), left);
    if (left === 0) break;
  }
  return exitCodes.fine;
}

/** Prints those that are wanted, up to so many; answers how many it printed. */
type Print = (entries: readonly ProvisioningLogEntry[], most?: number) => number;

/** Entries come late and out of order, so each look goes back a little, and what was shown already is left out. */
async function follow(graph: GraphClient, range: LogRange, print: Print, intervalMs: number): Promise<never> {
  const lateMs = 120_000;
  let shown = new Map<string, string>();
  let { after } = range;
  for (;;) {
    for await (const page of provisioningLog(graph, { ...range, after })) {
      const fresh = page.filter(({ id }) => !shown.has(id));
      print(fresh.map(entryOf));
      for (const { id, activityDateTime } of fresh) shown.set(id, activityDateTime);
    }
    const newest = [...shown.values()].reduce((latest, time) => (time > latest ? time : latest), "");
    const from = newest === "" ? undefined : new Date(Date.parse(newest) - lateMs).toISOString();
    if (from !== undefined && (after === undefined || from > after)) after = from;
    // Only what may come again is remembered.
    shown = new Map([...shown].filter(([, time]) => after === undefined || time > after));
    await sleep(intervalMs);
  }
}

function printer({ screen }: Session, { json, status }: LogFlags): Print {
  const wanted = ({ status: has }: ProvisioningLogEntry): boolean => status === undefined || has === status;
  const show = json === true ? asObjects(screen) : table(screen);
  return (entries, most) => {
    const chosen = entries.filter(wanted).slice(0, most);
    if (chosen.length > 0) show(chosen);
    return chosen.length;
  };
}

type Show = (entries: readonly ProvisioningLogEntry[]) => void;

function asObjects(screen: Screen): Show {
  return (entries) => {
    for (const each of entries) screen.say(JSON.stringify(each));
  };
}

function table(screen: Screen): Show {
  let isHeaded = false;
  return (entries) => {
    if (!isHeaded) screen.say(headings(screen));
    isHeaded = true;
    screen.say(entries.map((each) => drawn(screen, each)).join("\n"));
  };
}
