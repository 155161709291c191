import {
  AuthenticationHandler,
  Client,
  HTTPMessageHandler,
  ResponseType,
  TelemetryHandler,
  type Context,
  type Middleware,
} from "@microsoft/microsoft-graph-client";
import type { Token } from "./credentials";
import { SignInFailed, TokenRefused, Unreachable, WriteUnsure, WrongTenant } from "./errors";
import { exchangeOf, isTokenRefused } from "./exchange";
import { delayBefore, mayRepeat } from "./patience";
import { isRepeatable, type Answer, type Request, type Transport } from "./request";
import { exchangeSpan, tellAnswer } from "./requestSpan";
import type { TenantSettings } from "./tenantSettings";
import { untraced, type Tracing, type Work } from "./tracing";

export interface TransportOptions {
  readonly tenant: TenantSettings;
  readonly token: Token;
  /** How long one request may hang, in milliseconds. Graph's own gateways give up after 100 s. */
  readonly deadlineMs?: number;
  /** How it waits before it sends again what was cut or turned away. */
  readonly sleep?: (delayMs: number) => Promise<void>;
  /** Hears of everything that goes over the wire. Default: nobody does. */
  readonly tracing?: Tracing;
}

type Patience = Required<Pick<TransportOptions, "tenant" | "sleep">>;

const retriesOfConnection = 3;

export function createTransport(options: TransportOptions): Transport {
  const { tenant, token, deadlineMs = 100_000, sleep = pause, tracing = untraced } = options;
  const chain = [
    new AuthenticationHandler({ getAccessToken: () => token() }),
    new TelemetryHandler(),
    new DeadlineHandler(deadlineMs),
    new HTTPMessageHandler(),
  ];
  const client = Client.initWithMiddleware({
    middleware: chain,
    baseUrl: `${tenant.endpoints.graph}/`,
    customHosts: new Set([new URL(tenant.endpoints.graph).hostname]),
  });
  const sender = (request: Request): (() => Promise<Answer>) => {
    let sent = 0;
    const attempt = (): Promise<Answer> => traced(tracing, exchangeSpan(tenant, request, sent++), () => sendOnce(client, request));
    return () => sendPatiently(attempt, { tenant, sleep }, request);
  };
  return async (request) => {
    const send = sender(request);
    // First, and outside of the client: it would turn the error of a sign-in into one of its own.
    const used = await token();
    const answer = await send();
    if (!isTokenRefused(answer)) return answer;
    // A token that was good may be revoked at any time. Nothing was done with it, so even a POST may be sent again.
    await token(used);
    const again = await send();
    if (isTokenRefused(again)) throw new TokenRefused(exchangeOf(tenant, request, again));
    return again;
  };
}

function traced(tracing: Tracing, work: Work, send: () => Promise<Answer>): Promise<Answer> {
  return tracing.span(work, async (span) => {
    const answer = await send();
    tellAnswer(span, answer);
    return answer;
  });
}

/** Sends again what was turned away, as long as that is safe and as often as it makes sense. */
async function sendPatiently(send: () => Promise<Answer>, patience: Patience, request: Request): Promise<Answer> {
  for (let repeated = 0; ; repeated++) {
    const answer = await sendOverCuts(send, patience, request);
    if (!mayRepeat(request, answer.status, repeated)) return answer;
    await patience.sleep(delayBefore(answer, repeated));
  }
}

async function sendOverCuts(send: () => Promise<Answer>, { tenant, sleep }: Patience, request: Request): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (error instanceof SignInFailed || error instanceof WrongTenant) throw error;
      if (!wasNeverSent(error) && !isRepeatable(request)) throw unsure(tenant, request, error);
      if (attempt >= retriesOfConnection) throw new Unreachable(tenant.alias, tenant.endpoints.graph, error);
      await sleep(2 ** attempt * 100 * (0.5 + Math.random()));
    }
  }
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}

async function sendOnce(client: Client, request: Request): Promise<Answer> {
  const api = client
    .api(request.path)
    .version(request.version ?? "v1.0")
    .headers(request.eventual === true ? { ConsistencyLevel: "eventual" } : {})
    .responseType(ResponseType.RAW);
  const verbs = { GET: "get", POST: "post", PUT: "put", PATCH: "patch", DELETE: "delete" } as const;
  const response = (await api[verbs[request.method]](request.body)) as Response;
  const text = await response.text();
  return {
    status: response.status,
    retryAfter: response.headers.get("retry-after") ?? undefined,
    requestId: response.headers.get("request-id") ?? undefined,
    body: parsed(text, response.status),
  };
}

function parsed(text: string, status: number): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // Gateways answer with pages; a success that cannot be read is an answer that was cut.
    if (status >= 400) return undefined;
    throw error;
  }
}

const beforeSending = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "CERT_HAS_EXPIRED",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
];

function wasNeverSent(error: unknown): boolean {
  return beforeSending.includes(causeCode(error));
}

function causeCode(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (cause !== undefined) return causeCode(cause);
  return typeof code === "string" ? code : "";
}

function unsure(tenant: TenantSettings, request: Request, error: unknown): WriteUnsure {
  const message = error instanceof Error ? error.message : String(error);
  return new WriteUnsure({ method: request.method, path: request.path, tenant: tenant.alias, status: 0, code: "ConnectionCut", message });
}

/** Gives each attempt its own deadline; one for the whole would end while the client waits as it was told to. */
class DeadlineHandler implements Middleware {
  private next: Middleware | undefined;

  constructor(private readonly deadlineMs: number) {}

  async execute(context: Context): Promise<void> {
    context.options = { ...context.options, signal: AbortSignal.timeout(this.deadlineMs) };
    try {
      await this.next?.execute(context);
    } catch (error) {
      throw keepingCause(error);
    }
  }

  setNext(next: Middleware): void {
    this.next = next;
  }
}

/** The client wraps what is thrown here, keeping name and message alone: they become the innermost cause's. */
function keepingCause(error: unknown): unknown {
  const code = causeCode(error);
  return code === "" ? error : Object.assign(new Error(`${innermost(error)} (${code})`), { name: code });
}

function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined || error.message === "" ? error.message : innermost(error.cause);
}
