import { randomUUID } from "node:crypto";
import type { Answer } from "./call";
import { textList } from "./body";
import { badRequest, GraphError } from "./graphError";
import type { CompleteAnswer, Outcome } from "./exchange";
import { isObject, type Json, type JsonObject } from "./json";

/** One part of a `$batch`, checked. */
export interface BatchPart {
  readonly id: string;
  readonly method: string;
  /** Below the version, starting with a slash. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly dependsOn: readonly string[];
}

const mostParts = 20;
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Runs the parts of a `$batch`, each after those it depends on; a part whose forerunner failed is answered 424. */
export async function runBatch(
  body: unknown,
  now: () => number,
  runPart: (part: BatchPart) => Promise<Outcome>,
): Promise<Answer | "cut" | "hang"> {
  const parts = readParts(body);
  const outcomes = new Map<string, CompleteAnswer>();
  for (const part of inOrder(parts)) {
    const failed = part.dependsOn.some((id) => (outcomes.get(id)?.status ?? 0) >= 400);
    const outcome = failed ? failedDependency(now()) : await runPart(part);
    if (typeof outcome === "string") return outcome;
    outcomes.set(part.id, outcome);
  }
  // Graph promises no order; answering in reverse keeps clients from relying on one.
  const responses = [...outcomes].reverse().map(([id, outcome]) => response(id, outcome));
  return { status: 200, body: { responses } };
}

function failedDependency(now: number): CompleteAnswer {
  const message = "The request was not executed because a request it depends on failed.";
  const requestId = randomUUID();
  return { status: 424, headers: {}, body: new GraphError(424, "FailedDependency", message).body(requestId, requestId, new Date(now)) };
}

function response(id: string, outcome: CompleteAnswer): JsonObject {
  const { status, headers, body } = outcome;
  const { date: _date, ...shown } = headers;
  return {
    id,
    status,
    headers: { ...titleCase(shown), ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    ...(body === undefined ? {} : { body }),
  };
}

function titleCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name === "retry-after" ? "Retry-After" : name, value]));
}

function readParts(body: unknown): BatchPart[] {
  const requests = isObject(body) ? body["requests"] : undefined;
  if (!Array.isArray(requests) || requests.length === 0) throw badRequest("Invalid batch payload format.", "BadRequest");
  if (requests.length > mostParts)
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${mostParts}.`, "MaximumValueExceeded");
  const parts = requests.map(readPart);
  if (new Set(parts.map((part) => part.id)).size < parts.length) throw badRequest("Request Id has to be unique in a batch.", "BadRequest");
  return parts;
}

function readPart(part: Json): BatchPart {
  if (!isObject(part)) throw badRequest("Invalid batch payload format.", "BadRequest");
  const { id, method, url, headers, body, dependsOn, ...others } = part;
  const stranger = Object.keys(others)[0];
  if (stranger !== undefined) throw badRequest(`The property '${stranger}' does not exist on a batch request.`, "BadRequest");
  if (typeof id !== "string" || typeof url !== "string" || typeof method !== "string" || !methods.includes(method.toUpperCase())) {
    throw badRequest("Invalid batch payload format: every request needs an id, a method and a relative url.", "BadRequest");
  }
  refuseAddress(url);
  const lowered = lowerCaseHeaders(headers);
  if (body !== undefined && !lowered["content-type"]?.includes("application/json")) {
    throw badRequest(`Write request id : ${id} does not contain Content-Type header or body.`, "BadRequest");
  }
  return { id, method: method.toUpperCase(), url: `/${url.replace(/^\//, "")}`, headers: lowered, body, dependsOn: textList(dependsOn) };
}

function refuseAddress(url: string): void {
  if (/^https?:/i.test(url) || /^\/?(v1\.0|beta)\//i.test(url)) throw badRequest(`Invalid relative url '${url}' in batch.`, "BadRequest");
  if (/^\/?\$batch/i.test(url)) throw badRequest("Nested batch requests are not supported.", "BadRequest");
}

function lowerCaseHeaders(headers: Json | undefined): Record<string, string> {
  const lowered: Record<string, string> = {};
  for (const [name, value] of isObject(headers) ? Object.entries(headers) : []) {
    if (typeof value === "string") lowered[name.toLowerCase()] = value;
  }
  return lowered;
}

/** Forerunners first. */
function inOrder(parts: readonly BatchPart[]): BatchPart[] {
  const ordered: BatchPart[] = [];
  const waiting = [...parts];
  while (waiting.length > 0) {
    const ready = waiting.findIndex((part) => part.dependsOn.every((id) => ordered.some((done) => done.id === id)));
    if (ready < 0) throw badRequest("Invalid batch payload format: dependsOn names no request, or goes in a circle.", "BadRequest");
    ordered.push(...waiting.splice(ready, 1));
  }
  return ordered;
}
