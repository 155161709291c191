import { sendBatch, type BatchOptions } from "./batch";
import { createCrowd } from "./crowd";
import { ConflictFound, GraphRequestError, NotThereYet, PermissionMissing, WriteUnsure, type Exchange } from "./errors";
import { errorIn, exchangeOf } from "./exchange";
import { Moments } from "./moments";
import { isPermissionMissing, permissionsFor } from "./permissions";
import { pagesThrough } from "./pages";
import { createReads, type Travel } from "./reads";
import type { TenantSettings } from "./tenantSettings";
import { isRepeatable, type Answer, type GraphVersion, type Request, type Transport } from "./request";

/** One tenant's Graph, as resources use it. Paths begin below the version, their queries are encoded. */
export interface GraphClient {
  readonly tenant: TenantSettings;
  /** `undefined` for 404 only: a refusal is an error, never absence. */
  find<Wire>(path: string, version?: GraphVersion): Promise<Wire | undefined>;
  get<Wire>(path: string, version?: GraphVersion): Promise<Wire>;
  /** Every page of a collection; `undefined` where the collection itself is not there. */
  list<Wire>(path: string, version?: GraphVersion): Promise<Wire[] | undefined>;
  /** Whether so many members of a collection are looked at in this moment that `list` is the cheaper way for each of them. */
  isOneOfMany(collection: string, member: string): Promise<boolean>;
  /** A collection page by page, for one that may be too long to be held; without a page where it is not there. */
  pages<Wire>(path: string, version?: GraphVersion): AsyncGenerator<readonly Wire[], void>;
  /** How many a collection of the directory holds, without reading them. The path may have a `$filter`. */
  count(path: string): Promise<number>;
  /** Sends one write; the answer's body, where there is one. Deleting what is gone is not an error. */
  write<Wire>(request: Request): Promise<Wire>;
  /** Sends writes that do not depend on each other, and tells of each how it went. */
  writeAll<Wire>(requests: readonly Request[]): Promise<PromiseSettledResult<Wire>[]>;
  /** Sends writes as one request for each version, each after the one before; stops at the first that fails. */
  writeInOrder(requests: readonly Request[]): Promise<void>;
}

export function createGraphClient(tenant: TenantSettings, send: Transport, travel: Travel = {}): GraphClient {
  const { sleep, tracing, moments = new Moments() } = travel;
  const read = createReads(send, { ...travel, moments });

  async function find<Wire>(path: string, version: GraphVersion = "v1.0"): Promise<Wire | undefined> {
    const answer = await read(path, version);
    if (isAbsence(answer)) return undefined;
    return accepted(tenant, { method: "GET", path }, answer) as Wire;
  }

  const pages = pagesThrough(find);

  return {
    tenant,
    find,
    isOneOfMany: createCrowd(moments),
    get: async <Wire>(path: string, version: GraphVersion = "v1.0") =>
      accepted(tenant, { method: "GET", path }, await read(path, version)) as Wire,
    write: async <Wire>(request: Request) => accepted(tenant, request, await send(request)) as Wire,
    pages,
    list: <Wire>(path: string, version?: GraphVersion) => whole(pages<Wire>(path, version)),

    async count(path) {
      const request = countingRequest(path);
      return (accepted(tenant, request, await send(request)) as CountedWire)["@odata.count"];
    },

    async writeAll<Wire>(requests: readonly Request[]) {
      const answers = await sendTogether(send, requests, { inOrder: false, sleep, tracing });
      return Promise.allSettled(
        requests.map(async (request, index) => Promise.resolve(accepted(tenant, request, answers[index] ?? lost) as Wire)),
      );
    },

    async writeInOrder(requests) {
      for (const together of ofOneVersion(requests)) await writeOneByOne(tenant, send, together, { inOrder: true, sleep, tracing });
    },
  };
}

async function whole<Wire>(pages: AsyncIterable<readonly Wire[]>): Promise<Wire[] | undefined> {
  let found: Wire[] | undefined;
  for await (const page of pages) (found ??= []).push(...page);
  return found;
}

async function writeOneByOne(tenant: TenantSettings, send: Transport, requests: readonly Request[], options: BatchOptions): Promise<void> {
  const answers = await sendTogether(send, requests, options);
  for (const [index, request] of requests.entries()) accepted(tenant, request, answers[index] ?? lost);
}

const lost: Answer = { status: 504, body: undefined };

async function sendTogether(send: Transport, requests: readonly Request[], options: BatchOptions): Promise<Answer[]> {
  const [only, ...others] = requests;
  if (only === undefined) return [];
  return others.length === 0 ? [await send(only)] : sendBatch(send, requests, options);
}

/** The smallest page with the number of all. Only the index that lags a little gives that. */
function countingRequest(path: string): Request {
  return { method: "GET", path: `${path}${path.includes("?") ? "&" : "?"}$select=id&$top=1&$count=true`, eventual: true };
}

interface CountedWire {
  readonly "@odata.count": number;
}

/** A batch is of one version. */
function ofOneVersion(requests: readonly Request[]): Request[][] {
  const runs: Request[][] = [];
  for (const request of requests) {
    const last = runs.at(-1);
    if (last?.[0]?.version === request.version && last !== undefined) last.push(request);
    else runs.push([request]);
  }
  return runs;
}

function accepted(tenant: TenantSettings, request: Request, answer: Answer): unknown {
  if (answer.status < 300) return answer.body;
  if (request.method === "DELETE" && isAbsence(answer)) return undefined;
  throw refusal(exchangeOf(tenant, request, answer), request);
}

function refusal(exchange: Exchange, request: Request): GraphRequestError {
  const { status, code, path, method } = exchange;
  if (isPermissionMissing(status, code)) return new PermissionMissing(exchange, permissionsFor(method, path));
  if (status === 404 && method !== "GET") return new NotThereYet(exchange);
  if (status === 409) return new ConflictFound(exchange);
  if (status >= 500 && !isRepeatable(request)) return new WriteUnsure(exchange);
  return new GraphRequestError(exchange);
}

/** Only Graph's own word counts: a proxy's 404, or that of a path which Graph does not know, says nothing about the object. */
function isAbsence(answer: Answer): boolean {
  const code = errorIn(answer)?.code;
  return answer.status === 404 && code !== undefined && code !== "BadRequest";
}
