import { batchLimit, sendBatch, type BatchOptions, type Sleep } from "./batch";
import { Moments } from "./moments";
import type { Answer, GraphVersion, Request, Transport } from "./request";
import { untraced, type Held, type Tracing } from "./tracing";

interface Waiting {
  readonly request: Request;
  /** The work that asked for it. */
  readonly held: Held;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

export interface Travel {
  /** Shared by the clients of one process, so that the reads of all tenants leave together. Default: this client's own. */
  readonly moments?: Moments;
  /** Signs in: what is asked for meanwhile comes along. Default: nothing has to be waited for. */
  readonly signIn?: () => Promise<unknown>;
  readonly sleep?: Sleep;
  readonly tracing?: Tracing;
}

/** Reads that are asked for at about the same time travel together: many resources, one request. */
export function createReads(send: Transport, travel: Travel = {}): (path: string, version: GraphVersion) => Promise<Answer> {
  const { moments = new Moments(), sleep, tracing = untraced } = travel;
  const gathered = new Map<GraphVersion, Waiting[]>();
  let signedIn: Promise<unknown> | undefined;

  async function depart(version: GraphVersion, end: Promise<void>): Promise<void> {
    await end;
    if (signedIn === undefined && travel.signIn !== undefined) {
      // Why it could not, the first request will say.
      signedIn = travel.signIn().catch(() => undefined);
      await signedIn;
      await moments.join();
    }
    // What somebody asks for because the moment is over still comes along.
    await new Promise((resolve) => setImmediate(resolve));
    const together = byPath(gathered.get(version) ?? []);
    gathered.delete(version);
    for (let start = 0; start < together.length; start += batchLimit)
      void answer(send, together.slice(start, start + batchLimit), { sleep, tracing });
  }

  return (path, version) =>
    new Promise((resolve, reject) => {
      const end = moments.join();
      const entry = { request: { method: "GET", path, version } as const, held: tracing.hold(), resolve, reject };
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

async function answer(send: Transport, together: readonly (readonly [Waiting, ...Waiting[]])[], options: BatchOptions): Promise<void> {
  try {
    const firsts = together.map(([first]) => first);
    const answers = await answersTo(send, firsts, options);
    for (const [index, sharing] of together.entries()) {
      for (const each of sharing) each.resolve(answers[index] ?? { status: 504, body: undefined });
    }
  } catch (error) {
    for (const each of together.flat()) each.reject(error);
  }
}

/** Work that looks at what another looks at anyway is not told of it. */
async function answersTo(send: Transport, asked: readonly Waiting[], options: BatchOptions): Promise<Answer[]> {
  const [only, ...others] = asked;
  if (only !== undefined && others.length === 0) return [await only.held(() => send(only.request))];
  const [requests, owners] = [asked.map(({ request }) => request), asked.map(({ held }) => held)];
  return sendBatch(send, requests, { ...options, owners });
}
