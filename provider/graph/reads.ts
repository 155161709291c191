import { batchLimit, sendBatch, type Sleep } from "./batch";
import type { Answer, GraphVersion, Request, Transport } from "./request";

interface Waiting {
  readonly request: Request;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** The engine's parallel calls arrive within a few milliseconds of each other; longer would only be felt. */
const gatheringMs = 6;
/** As long as more keep coming they are waited for, up to this: the calls of hundreds of resources come over some time. */
const longestGatheringMs = 250;

interface Gathering {
  readonly waiting: Waiting[];
  readonly timer: NodeJS.Timeout;
  readonly endsBy: number;
}

/** Reads that are asked for at about the same time travel together: many resources, one request. */
export function createReads(send: Transport, sleep?: Sleep): (path: string, version: GraphVersion) => Promise<Answer> {
  const gatherings = new Map<GraphVersion, Gathering>();

  function depart(version: GraphVersion): void {
    const together = byPath(gatherings.get(version)?.waiting ?? []);
    gatherings.delete(version);
    for (let start = 0; start < together.length; start += batchLimit) void answer(send, together.slice(start, start + batchLimit), sleep);
  }

  return (path, version) =>
    new Promise((resolve, reject) => {
      const entry = { request: { method: "GET", path, version } as const, resolve, reject };
      const gathering = gatherings.get(version);
      gathering?.waiting.push(entry);
      if (gathering !== undefined && performance.now() < gathering.endsBy - gatheringMs) gathering.timer.refresh();
      if (gathering !== undefined) return;
      const timer = setTimeout(depart, gatheringMs, version);
      gatherings.set(version, { waiting: [entry], timer, endsBy: performance.now() + longestGatheringMs });
    });
}

/** Two resources that look at the same thing share one look, also where there are more of them than one batch holds. */
function byPath(all: readonly Waiting[]): (readonly [Waiting, ...Waiting[]])[] {
  const shared = new Map<string, [Waiting, ...Waiting[]]>();
  for (const each of all) {
    const others = shared.get(each.request.path);
    if (others === undefined) shared.set(each.request.path, [each]);
    else others.push(each);
  }
  return [...shared.values()];
}

async function answer(send: Transport, together: readonly (readonly [Waiting, ...Waiting[]])[], sleep?: Sleep): Promise<void> {
  try {
    const requests = together.map(([first]) => first.request);
    const [only, ...others] = requests;
    const answers = only !== undefined && others.length === 0 ? [await send(only)] : await sendBatch(send, requests, { sleep });
    for (const [index, sharing] of together.entries()) {
      for (const each of sharing) each.resolve(answers[index] ?? { status: 504, body: undefined });
    }
  } catch (error) {
    for (const each of together.flat()) each.reject(error);
  }
}
