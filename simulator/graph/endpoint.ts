import { readAccessToken, type TokenHolder } from "../signin/accessToken";
import type { World } from "../world/world";
import type { BatchPart } from "./batch";
import { runBatch } from "./batch";
import type { Version } from "./call";
import { exchange, type Outcome } from "./exchange";
import { GraphError, badRequest } from "./graphError";
import type { RouteTable } from "./match";
import { serveGraph } from "./serve";

/** A Graph request as it arrived. */
export interface IncomingRequest {
  readonly method: string;
  readonly version: Version;
  /** Path and query below the version. */
  readonly pathAndQuery: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyText: string;
}

/** Answers one HTTP request to Graph and writes it down, with its parts when it is a batch. */
export async function answerGraph(world: World, routes: RouteTable, request: IncomingRequest): Promise<Outcome> {
  const holder = await identify(world, request);
  const known = holder instanceof GraphError ? undefined : holder;
  const path = `/${request.version}${request.pathAndQuery}`;
  const entry = world.journal.begin({
    kind: "graph",
    inBatch: false,
    tenantId: known?.tenantId ?? null,
    appId: known?.appId ?? null,
    method: request.method,
    path,
    at: new Date(world.now()).toISOString(),
    ...(request.bodyText === "" ? {} : { bodyText: request.bodyText }),
  });
  const subject = {
    kind: "graph" as const,
    method: request.method,
    path,
    tenantId: known?.tenantId ?? null,
    appId: known?.appId ?? null,
    clientRequestId: request.headers["client-request-id"],
  };
  const outcome = await exchange(world, subject, (ageMs) => {
    if (holder instanceof GraphError) return refuse(world, routes, request, holder);
    if (isBatch(request))
      return runBatch(parseBody(request), world.now, (part) => answerPart(world, routes, { request, part, holder, batch: entry.number }));
    return serveGraph(world, routes, {
      ...request,
      body: parseBody(request),
      caller: { kind: "application", ...holder },
      tenantId: holder.tenantId,
      ageMs,
    });
  });
  entry.status = typeof outcome === "string" ? null : outcome.status;
  return outcome;
}

interface PartRequest {
  readonly request: IncomingRequest;
  readonly part: BatchPart;
  readonly holder: TokenHolder;
  readonly batch: number;
}

async function answerPart(world: World, routes: RouteTable, { request, part, holder, batch }: PartRequest): Promise<Outcome> {
  const { version } = request;
  const { method, body, headers } = part;
  const path = `/${version}${part.url}`;
  const at = new Date(world.now()).toISOString();
  const { tenantId, appId } = holder;
  const entry = world.journal.begin({
    kind: "part",
    inBatch: batch,
    tenantId,
    appId,
    method,
    path,
    at,
    ...(body === undefined ? {} : { bodyText: JSON.stringify(body) }),
  });
  const clientRequestId = headers["client-request-id"] ?? request.headers["client-request-id"];
  const subject = { kind: "part" as const, method, path, tenantId, appId, clientRequestId };
  const outcome = await exchange(world, subject, (ageMs) =>
    serveGraph(world, routes, {
      method,
      version,
      pathAndQuery: part.url,
      headers,
      body,
      caller: { kind: "application", ...holder },
      tenantId,
      ageMs,
    }),
  );
  entry.status = typeof outcome === "string" ? null : outcome.status;
  return outcome;
}

async function identify(world: World, request: IncomingRequest): Promise<TokenHolder | GraphError> {
  try {
    return await readAccessToken(world, request.headers["authorization"]);
  } catch (error) {
    if (error instanceof GraphError) return error;
    throw error;
  }
}

/** Graph looks at the path before it looks at the token, so an unknown path is not a 401. */
function refuse(world: World, routes: RouteTable, request: IncomingRequest, refusal: GraphError): never {
  if (!isBatch(request))
    routes.find(request.method, request.version, request.pathAndQuery.split("?")[0] ?? "", world.unknowns.unknownPathStatus);
  throw refusal;
}

function isBatch(request: IncomingRequest): boolean {
  return request.method === "POST" && /^\/\$batch\/?(\?|$)/i.test(request.pathAndQuery.replace("%24", "$"));
}

function parseBody(request: IncomingRequest): unknown {
  if (request.bodyText === "") return undefined;
  const contentType = request.headers["content-type"] ?? "";
  if (!contentType.includes("application/json")) {
    throw badRequest("Write requests (excluding DELETE) must contain the Content-Type header declaration.", "RequestBodyRead");
  }
  try {
    return JSON.parse(request.bodyText) as unknown;
  } catch {
    throw badRequest(
      "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
      "BadRequest",
    );
  }
}
