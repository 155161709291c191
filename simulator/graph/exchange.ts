import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Charge } from "../quota/quota";
import { perform } from "../weather/acts";
import type { Consequence } from "../weather/consequence";
import type { FaultEffect } from "../world/faults";
import type { Subject } from "../world/subject";
import type { World } from "../world/world";
import type { Answer } from "./call";
import { GraphError } from "./graphError";
import type { Json } from "./json";

/** What goes back to the client: an answer, or nothing because the connection is cut or hangs. */
export type Outcome = CompleteAnswer | "cut" | "hang";

export interface CompleteAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** How the body travels, where it does not arrive at once and whole. */
  readonly delivery?: Extract<FaultEffect, { kind: "slow" | "truncated" }>;
}

/** What serves a request; what it reads may be as old as it is told. */
type Work = (ageMs: number) => Answer | Promise<Answer | "cut" | "hang">;

/** Runs the work of a request under the faults and the weather that wait for it, and turns refusals into Graph's error bodies. */
export async function exchange(world: World, subject: Subject, work: Work): Promise<Outcome> {
  const fault = world.faults.take(subject);
  const weather: Consequence = fault === undefined ? world.weather.strike(subject) : { effect: fault };
  if (weather.before) perform(world, subject, weather.before);
  const charge = chargeFor(world, subject);
  if (charge?.isThrottled) return throttled(subject, world, charge);
  const outcome = await under(world, subject, weather, work);
  if (weather.afterwards) perform(world, subject, weather.afterwards);
  if (typeof outcome === "string") return outcome;
  const charged = { ...outcome, headers: { ...outcome.headers, ...charge?.headers } };
  if (!weather.rewrite || outcome.status >= 300 || outcome.body === undefined) return charged;
  return { ...charged, body: weather.rewrite(outcome.body) };
}

/** A batch costs nothing; its parts do, each for itself. */
function chargeFor(world: World, { kind, method, path, tenantId, appId }: Subject): Charge | undefined {
  const isCounted = world.limits === "published" && (kind === "part" || (kind === "graph" && !/\/(\$|%24)batch$/i.test(path)));
  if (!isCounted || tenantId === null || appId === null) return undefined;
  return world.quota.charge({ method, path, tenantId, appId, users: world.store.tables.user.count(tenantId) });
}

function throttled(subject: Subject, world: World, charge: Charge): CompleteAnswer {
  const effect = { kind: "answer", status: 429, headers: charge.headers } as const;
  return faultAnswer(effect, headers(subject.clientRequestId, world));
}

async function under(world: World, subject: Subject, { effect, lagMs = 0 }: Consequence, work: Work): Promise<Outcome> {
  const carryOut = () => complete(world, subject, () => work(lagMs));
  switch (effect?.kind) {
    case undefined:
      return carryOut();
    case "delay":
      await pause(effect.ms);
      return carryOut();
    case "slow":
    case "truncated":
      return delivered(await carryOut(), effect);
    case "cut":
    case "hang":
      if (effect.afterWrite) await carryOut();
      return effect.kind;
    case "answer":
      if (effect.afterWrite) await carryOut();
      return faultAnswer(effect, headers(subject.clientRequestId, world));
  }
}

function delivered(outcome: Outcome, delivery: NonNullable<CompleteAnswer["delivery"]>): Outcome {
  return typeof outcome === "string" ? outcome : { ...outcome, delivery };
}

function faultAnswer(effect: Extract<FaultEffect, { kind: "answer" }>, ordinary: Record<string, string>): CompleteAnswer {
  const message = effect.status === 429 ? "Please retry again later." : "The service answered with a fault that was asked for.";
  const body = effect.body ?? faultBody(effect.status, message, ordinary);
  return { status: effect.status, headers: { ...ordinary, ...lowerCaseNames(effect.headers ?? {}) }, body };
}

function faultBody(status: number, message: string, ordinary: Record<string, string>): Json | undefined {
  if (status < 400) return undefined;
  const code = codes[status] ?? "UnknownError";
  return new GraphError(status, code, message).body(ordinary["request-id"] ?? "", ordinary["client-request-id"] ?? "", new Date());
}

const codes: Readonly<Record<number, string>> = {
  401: "InvalidAuthenticationToken",
  403: "Authorization_RequestDenied",
  404: "Request_ResourceNotFound",
  409: "Request_Conflict",
  429: "TooManyRequests",
  500: "InternalServerError",
  502: "BadGateway",
  503: "ServiceUnavailable",
  504: "GatewayTimeout",
};

async function complete(world: World, subject: Subject, work: () => ReturnType<Work>): Promise<Outcome> {
  const own = headers(subject.clientRequestId, world);
  try {
    const answer = await work();
    return typeof answer === "string" ? answer : { ...answer, headers: { ...own, ...answer.headers } };
  } catch (error) {
    const refused = refusal(error);
    return {
      status: refused.status,
      headers: { ...own, ...refused.headers },
      body: refused.body(own["request-id"] ?? "", own["client-request-id"] ?? "", new Date(world.now())),
    };
  }
}

/** A mistake of the simulator itself is an internal error, with its own words in it. */
function refusal(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  return new GraphError(
    500,
    "InternalServerError",
    `The simulator failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
}

function headers(clientRequestId: string | undefined, world: World): Record<string, string> {
  const requestId = randomUUID();
  return {
    "request-id": requestId,
    "client-request-id": clientRequestId ?? requestId,
    "x-ms-ags-diagnostic": JSON.stringify({
      ServerInfo: { DataCenter: "Simulator", Slice: "E", Ring: "1", ScaleUnit: "000", RoleInstance: "LOCAL" },
    }),
    date: new Date(world.now()).toUTCString(),
  };
}

function lowerCaseNames(named: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name.toLowerCase(), value]));
}
