import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { durationMs } from "../duration";
import { exitCodes, Failure, type ExitCode } from "../failure";
import type { CommonFlags, Session } from "../session";
import { statusOf } from "../status/status";
import { Lookout } from "./lookout";
import { Reader, type Pace } from "./reader";
import { labelsOf } from "./reading";
import { RequestCounts } from "./requestCounts";
import { measured, textOf } from "./text";

export interface MetricsFlags extends CommonFlags {
  readonly serve?: boolean;
  readonly port: string;
  readonly host: string;
  readonly every: string;
}

/** Tells how synchronizations fare in the words of Prometheus: once, or to whoever asks. */
export async function metrics(session: Session, flags: MetricsFlags): Promise<ExitCode> {
  if (flags.serve === true) return serve(session, flags);
  const { reader, lookouts } = await readerOf(session, { everyMs: 0, patienceMs: Infinity });
  const reading = await reader.read();
  const { text } = await textOf(reading, "prometheus");
  session.answer(measured(reading), () => text.trimEnd());
  return lookouts.some((each) => each.isTroubled) ? exitCodes.failed : exitCodes.fine;
}

/** Prometheus gives up after ten seconds by default. */
const patienceMs = 8_000;

async function serve(session: Session, flags: MetricsFlags): Promise<ExitCode> {
  if (flags.json === true) throw new Failure("--json is for one answer; --serve speaks Prometheus' formats alone.");
  const everyMs = durationMs(flags.every);
  if (everyMs === undefined || everyMs === 0) throw new Failure(`'${flags.every}' is not a time such as 30s, 60s or 5m.`);
  const { host } = flags;
  const port = portIn(flags.port);
  const { reader } = await readerOf(session, { everyMs, patienceMs });
  // Listened to before anybody can think that it runs.
  const ended = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  const { listen } = await import("./server.js");
  const server = await listen(reader, { host, port });
  const place = `http://${host.includes(":") ? `[${host}]` : host}:${(server.address() as AddressInfo).port}/metrics`;
  session.screen.remark(`Prometheus finds metrics at ${place}. Graph is read once in ${flags.every} at most. Ctrl+C ends it.`);
  await ended;
  server.close();
  server.closeAllConnections();
  return exitCodes.fine;
}

async function readerOf(session: Session, pace: Pace): Promise<{ readonly reader: Reader; readonly lookouts: readonly Lookout[] }> {
  const requests = new RequestCounts(session.tracing);
  const counted = session.heardBy(requests);
  const syncs = await counted.syncs();
  const stack = await counted.stack;
  const from = {
    read: (sync: (typeof syncs)[number]) => statusOf(stack, sync),
    labelsOf: labelsOf(syncs),
    say: (sentence: string) => session.screen.remark(`entra-sync: ${sentence}`),
  };
  const lookouts = syncs.map((sync) => new Lookout(sync, from));
  return { lookouts, reader: new Reader(lookouts, () => requests.counts, pace) };
}

function portIn(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Failure(`'${text}' is not a port; one is a number up to 65535.`);
}
