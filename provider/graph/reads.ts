import { batchLimit, sendBatch, type Sleep } from "./batch";
import type { Moments } from "./moments";
import type { Answer, GraphVersion, Request, Transport } from "./request";

interface Waiting {
  readonly request: Request;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** Reads that are asked for at about the same time travel together: many resources, one request. */
export function createReads(send: Transport, moments: Moments, sleep?: Sleep): (path: string, version: GraphVersion) => Promise<Answer> {
  const gathered = new Map<GraphVersion, Waiting[]>();

  async function depart(version: GraphVersion, end: Promise<void>): Promise<void> {
    await end;
    // What somebody asks for because the moment is over still comes along.
    await new Promise((resolve) => setImmediate(resolve));
    const together = byPath(gathered.get(version) ?? []);
    gathered.delete(version);
    for (let start = 0; start < together.length; start += batchLimit) void answer(send, together.slice(start, start + batchLimit), sleep);
  }

  return (path, version) =>
    new Promise((resolve, reject) => {
      const end = moments.join();
      const entry = { request: { method: "GET", path, version } as const, resolve, reject };
      const waiting = gathered.get(version);
      waiting?.push(entry);
      if (waiting !== undefined) return;
      gathered.set(version, [entry]);
      void depart(version, end);
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
