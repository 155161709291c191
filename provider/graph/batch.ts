import { isTokenRefused } from "./exchange";
import { delayBefore, isTurnedAway } from "./patience";
import { partSpan, tellAnswer } from "./requestSpan";
import { isRepeatable, type Answer, type Request, type Transport } from "./request";
import { untraced, type Held, type Tracing } from "./tracing";

/** Graph's limit. Source: https://learn.microsoft.com/graph/json-batching */
export const batchLimit = 20;

interface PartWire {
  readonly id: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const attemptsOfPart = 8;

export type Sleep = (delayMs: number) => Promise<void>;

export interface BatchOptions {
  /** Each waits for the one before, and is not done if that fails. Default: they do not depend on each other. */
  readonly inOrder?: boolean;
  readonly sleep?: Sleep;
  readonly tracing?: Tracing;
  /** The work that each request is part of. Default: that of the sender. */
  readonly owners?: readonly Held[];
}

/**
 * Sends several requests as one `$batch` and answers them in their order. Graph answers 200 whatever the parts say, and nobody
 * repeats a part that was turned away, so it is done here.
 */
export function sendBatch(send: Transport, requests: readonly Request[], options: BatchOptions = {}): Promise<Answer[]> {
  const answers = sendParts(send, requests, options);
  for (const [index, request] of requests.entries()) tellPart(request, answers, index, options);
  return answers;
}

/** Each part is told of where it was asked for: the batch itself belongs to one of those alone whose parts it carries. */
function tellPart(request: Request, answers: Promise<readonly Answer[]>, index: number, options: BatchOptions): void {
  const { tracing = untraced, owners } = options;
  const answered = (): Promise<void> =>
    tracing.span(partSpan(request), async (span) => {
      const answer = (await answers)[index];
      if (answer !== undefined) tellAnswer(span, answer);
    });
  // Why nothing was answered is for who asked.
  (owners?.[index]?.(answered) ?? answered()).catch(() => undefined);
}

async function sendParts(send: Transport, requests: readonly Request[], options: BatchOptions): Promise<Answer[]> {
  const { inOrder = false, sleep = pause } = options;
  const answers = new Map<Request, Answer>();
  for (let attempt = 1; attempt <= attemptsOfPart; attempt++) {
    const open = inOrder ? openInOrder(requests, answers) : requests.filter((request) => isOpen(request, answers.get(request)));
    if (open.length === 0) break;
    const turnedAway = open.flatMap((request) => answers.get(request) ?? []).filter(({ status }) => isTurnedAway(status));
    if (turnedAway.length > 0) await sleep(Math.max(...turnedAway.map((each) => delayBefore(each, attempt - 2))));
    for (const [index, answer] of (await sendOnce(send, open, inOrder)).entries()) {
      const request = open[index];
      if (request !== undefined) answers.set(request, answer);
    }
  }
  return requests.map((request) => answers.get(request) ?? { status: 424, body: undefined });
}

async function sendOnce(send: Transport, requests: readonly Request[], inOrder: boolean): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < requests.length; start += batchLimit) {
    answers.push(...(await sendChunk(send, requests.slice(start, start + batchLimit), inOrder)));
    if (inOrder && answers.some((answer) => answer.status >= 300)) break;
  }
  return answers;
}

async function sendChunk(send: Transport, requests: readonly Request[], inOrder: boolean): Promise<Answer[]> {
  const body = { requests: requests.map((request, index) => part(request, index, inOrder)) };
  const version = requests[0]?.version ?? "v1.0";
  const whole = await send({ method: "POST", path: "/$batch", body, version, repeatable: requests.every(isRepeatable) });
  if (whole.status !== 200) return requests.map(() => whole);
  const parts = (whole.body as { responses: readonly PartWire[] }).responses;
  const answers: Answer[] = [];
  for (const [index, request] of requests.entries()) {
    const answer = answered(parts.find((each) => each.id === index.toString()));
    // What is behind a part may refuse a token that Graph itself took. Sent alone, the request gets a fresh one.
    answers.push(isTokenRefused(answer) ? await send(request) : answer);
  }
  return answers;
}

function part(request: Request, index: number, inOrder: boolean): object {
  return {
    id: index.toString(),
    method: request.method,
    url: request.path,
    ...(request.body === undefined ? {} : { body: request.body, headers: { "Content-Type": "application/json" } }),
    ...(inOrder && index > 0 ? { dependsOn: [(index - 1).toString()] } : {}),
  };
}

function answered(wire: PartWire | undefined): Answer {
  if (wire === undefined) return { status: 504, body: undefined };
  const header = (name: string): string | undefined => Object.entries(wire.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
  return { status: wire.status, retryAfter: header("retry-after"), requestId: header("request-id"), body: wire.body };
}

/** From the first that is not done, as long as that one may still be: what comes after a failed one must not be sent without it. */
function openInOrder(requests: readonly Request[], answers: ReadonlyMap<Request, Answer>): readonly Request[] {
  const first = requests.findIndex((request) => !isDone(request, answers.get(request)));
  const next = requests[first];
  return next !== undefined && isOpen(next, answers.get(next)) ? requests.slice(first) : [];
}

/** Deleting what is gone is done; Graph holds back what comes after it all the same. */
function isDone(request: Request, answer: Answer | undefined): boolean {
  return answer !== undefined && (answer.status < 300 || (answer.status === 404 && request.method === "DELETE"));
}

/** Not tried yet, held back by one before it, or turned away and safe to send again. */
function isOpen(request: Request, answer: Answer | undefined): boolean {
  if (answer === undefined || answer.status === 424 || answer.status === 429) return true;
  return isTurnedAway(answer.status) && isRepeatable(request);
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
