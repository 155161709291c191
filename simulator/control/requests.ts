import { complexBody } from "../graph/body";
import { badRequest } from "../graph/graphError";
import { isObject, type Json, type JsonObject } from "../graph/json";
import type { Fault } from "../world/faults";
import { checkedServer } from "../world/mailer";
import { choices, type Unknowns } from "../world/unknowns";

/** What `PATCH settings` may change. */
export interface Settings {
  readonly consistencyDelayMs: number;
  /** How long a new assignment takes to be honoured on demand. */
  readonly assignmentDelayMs: number;
  /** Whether Graph's published limits are counted. */
  readonly quota: "off" | "published";
  /** The SMTP server that gets messages, as `host:port`; null where there is none. */
  readonly smtp: string | null;
  readonly unknowns: Unknowns;
}

/** The settings that a body asks for, checked. */
export function readSettings(body: unknown): Partial<Omit<Settings, "unknowns">> & { unknowns: Partial<Unknowns> } {
  const { unknowns, ...rest } = isObject(body) ? body : {};
  const delays = { consistencyDelayMs: "Edm.Int32!", assignmentDelayMs: "Edm.Int32!" } as const;
  const properties = { ...delays, quota: { values: ["off", "published"] }, smtp: "Edm.String" } as const;
  const { consistencyDelayMs, assignmentDelayMs, quota, smtp } = complexBody(rest, "Settings", properties);
  const delay = {
    ...(typeof consistencyDelayMs === "number" ? { consistencyDelayMs } : {}),
    ...(typeof assignmentDelayMs === "number" ? { assignmentDelayMs } : {}),
  };
  const limits = typeof quota === "string" ? { quota: quota as Settings["quota"] } : {};
  const server = smtp === undefined ? {} : { smtp: typeof smtp === "string" ? readServer(smtp) : null };
  return { ...delay, ...limits, ...server, unknowns: readUnknowns(unknowns ?? {}) };
}

function readServer(smtp: string): string {
  try {
    return checkedServer(smtp);
  } catch (error) {
    throw badRequest(error instanceof Error ? error.message : String(error));
  }
}

/** Which share of every limit others are to have taken, checked. */
export function readUsedByOthers(body: unknown): number {
  const { used, ...rest } = isObject(body) ? body : {};
  complexBody(rest, "Quota", {});
  if (typeof used !== "number" || used < 0 || used > 1) throw badRequest("'used' is a share from 0 to 1.");
  return used;
}

function readUnknowns(value: Json): Partial<Unknowns> {
  if (!isObject(value)) throw badRequest("'unknowns' must be an object.");
  for (const [name, choice] of Object.entries(value)) {
    const allowed: readonly Json[] | undefined = Object.hasOwn(choices, name) ? choices[name as keyof Unknowns] : undefined;
    if (!allowed) throw badRequest(`There is no switch '${name}'.`);
    if (choice === undefined || !allowed.includes(choice)) throw badRequest(`The switch '${name}' is one of: ${JSON.stringify(allowed)}.`);
  }
  return value;
}

/** The faults that a body asks for, checked. */
export function readFaults(body: unknown): Fault[] {
  if (!Array.isArray(body)) throw badRequest("Faults are a list.");
  return body.map((fault: unknown) => {
    const { effect, ...rest } = isObject(fault) ? fault : {};
    complexBody(rest, "Fault", {
      method: "Edm.String!",
      path: "Edm.String!",
      tenantId: "Edm.String!",
      times: "Edm.Int32!",
      skip: "Edm.Int32!",
    });
    checkEffect(effect);
    checkPattern(rest["path"]);
    return fault as Fault;
  });
}

function checkEffect(effect: Json | undefined): void {
  if (!isObject(effect)) throw badRequest("A fault needs an 'effect'.");
  const { kind, ...rest } = effect;
  if (kind === "cut" || kind === "hang") {
    complexBody(rest, kind, { afterWrite: "Edm.Boolean!" });
  } else if (kind === "delay" || kind === "slow") {
    requireNumber(complexBody(rest, kind, { ms: "Edm.Int32!" }), "ms");
  } else if (kind === "truncated") {
    complexBody(rest, kind, {});
  } else if (kind === "answer") {
    const { headers: _headers, body: _body, ...checked } = rest;
    requireNumber(complexBody(checked, "answer", { status: "Edm.Int32!", afterWrite: "Edm.Boolean!" }), "status");
  } else {
    throw badRequest("The kind of an effect is 'answer', 'cut', 'hang', 'delay', 'slow' or 'truncated'.");
  }
}

function requireNumber(object: JsonObject, name: string): void {
  if (typeof object[name] !== "number") throw badRequest(`The effect needs '${name}'.`);
}

/** Refuses a text that is no regular expression. */
export function checkPattern(path: Json | undefined): void {
  try {
    if (typeof path === "string") new RegExp(path);
  } catch (error) {
    throw badRequest(`'path' is not a regular expression: ${error instanceof Error ? error.message : String(error)}`);
  }
}
