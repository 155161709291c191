import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { FaultEffect } from "../world/faults";
import type { World } from "../world/world";
import type { Answer } from "./call";
import { GraphError } from "./graphError";
import type { Json } from "./json";

/** What goes back to the client: an answer, or nothing because the connection is cut. */
export type Outcome = CompleteAnswer | "cut";

export interface CompleteAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
}

interface Subject {
  readonly method: string;
  readonly path: string;
  readonly tenantId: string | null;
  readonly clientRequestId: string | undefined;
}

/** Runs the work of a request under the faults that wait for it, and turns refusals into Graph's error bodies. */
export async function exchange(world: World, subject: Subject, work: () => Answer | Promise<Answer | "cut">): Promise<Outcome> {
  const effect = world.faults.take(subject);
  if (effect?.kind === "delay") await pause(effect.ms);
  if (effect === undefined || effect.kind === "delay") return complete(world, subject, work);
  if (effect.afterWrite) await complete(world, subject, work);
  return effect.kind === "cut" ? "cut" : faultAnswer(effect, headers(subject.clientRequestId, world));
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

async function complete(world: World, subject: Subject, work: () => Answer | Promise<Answer | "cut">): Promise<Outcome> {
  const own = headers(subject.clientRequestId, world);
  try {
    const answer = await work();
    return answer === "cut" ? "cut" : { ...answer, headers: { ...own, ...answer.headers } };
  } catch (error) {
    return {
      status: refusal(error).status,
      headers: own,
      body: refusal(error).body(own["request-id"] ?? "", own["client-request-id"] ?? "", new Date(world.now())),
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
