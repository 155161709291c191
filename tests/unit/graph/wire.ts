import type { Answer, Request, Transport } from "../../../provider/graph/request";

/** One part of a `$batch`, as it is sent. */
export interface Part {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly dependsOn?: readonly string[];
}

/** What Graph would say to one request; `undefined` for a plain 200. */
export type Reply = (request: { readonly method: string; readonly url: string }) => Partial<Answer> | undefined;

/** A transport that answers like Graph: the parts of a batch one by one, those after a failed one not at all. */
export class Wire {
  /** Each HTTP request, as `METHOD path`; a batch with its parts. */
  readonly sent: string[][] = [];
  readonly requests: Request[] = [];

  constructor(private readonly reply: Reply = () => undefined) {}

  readonly send: Transport = (request) => {
    this.requests.push(request);
    if (request.path !== "/$batch") {
      this.sent.push([`${request.method} ${request.path}`]);
      return Promise.resolve({ status: 200, body: { path: request.path }, ...this.reply({ method: request.method, url: request.path }) });
    }
    this.sent.push(this.parts(request).map((part) => `${part.method} ${part.url}`));
    return Promise.resolve({ status: 200, body: { responses: this.answers(this.parts(request)).toReversed() } });
  };

  parts(request: Request | undefined): readonly Part[] {
    return (request?.body as { requests: readonly Part[] } | undefined)?.requests ?? [];
  }

  private answers(parts: readonly Part[]): object[] {
    const failed = new Set<string>();
    return parts.map((part) => {
      const follows = part.dependsOn?.some((id) => failed.has(id)) ?? false;
      const { status = 200, body = { path: part.url }, retryAfter } = (follows ? { status: 424 } : this.reply(part)) ?? {};
      if (status >= 300) failed.add(part.id);
      return { id: part.id, status, body, headers: retryAfter === undefined ? {} : { "Retry-After": retryAfter } };
    });
  }
}

/** Answers in turn, one for each time the url is asked; afterwards a plain 200. */
export function inTurn(answers: Readonly<Record<string, Partial<Answer>[]>>): Reply {
  const left = new Map(Object.entries(answers).map(([url, each]) => [url, [...each]]));
  return ({ url }) => left.get(url)?.shift();
}
