import { batchLimit, sendBatch, type Sleep } from "./batch";
import type { Answer, GraphVersion, Request, Transport } from "./request";

interface Waiting {
  readonly request: Request;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** The engine's parallel calls arrive within a few milliseconds of each other; longer would only be felt. */
const gatheringMs = 6;

/** Reads that are asked for at about the same time travel together: many resources, one request. */
export function createReads(send: Transport, sleep?: Sleep): (path: string, version: GraphVersion) => Promise<Answer> {
  const waiting = new Map<GraphVersion, Waiting[]>();

  function flush(version: GraphVersion): void {
    const together = waiting.get(version) ?? [];
    waiting.delete(version);
    for (let start = 0; start < together.length; start += batchLimit) void answer(send, together.slice(start, start + batchLimit), sleep);
  }

  return (path, version) =>
    new Promise((resolve, reject) => {
      const queue = waiting.get(version);
      const entry = { request: { method: "GET", path, version } as const, resolve, reject };
      if (queue !== undefined) {
        queue.push(entry);
        return;
      }
      waiting.set(version, [entry]);
      setTimeout(() => {
        flush(version);
      }, gatheringMs);
    });
}

async function answer(send: Transport, together: readonly Waiting[], sleep?: Sleep): Promise<void> {
  try {
    const requests = distinct(together);
    const [only, ...others] = requests;
    const answers = only !== undefined && others.length === 0 ? [await send(only)] : await sendBatch(send, requests, { sleep });
    for (const each of together) {
      const index = requests.findIndex((request) => request.path === each.request.path);
      each.resolve(answers[index] ?? { status: 504, body: undefined });
    }
  } catch (error) {
    for (const each of together) each.reject(error);
  }
}

/** Two resources that look at the same thing share one look. */
function distinct(together: readonly Waiting[]): Request[] {
  return together
    .map((each) => each.request)
    .filter((request, index, all) => all.findIndex((other) => other.path === request.path) === index);
}
