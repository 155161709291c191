import { text } from "../graph/body";
import type { Version } from "../graph/call";
import { exchange } from "../graph/exchange";
import { badRequest } from "../graph/graphError";
import { isObject, type Json } from "../graph/json";
import type { RouteTable } from "../graph/match";
import { serveGraph } from "../graph/serve";
import { Faults } from "../world/faults";
import { findTenant, type World } from "../world/world";

interface PortalRequest {
  readonly tenantId: string;
  readonly method: string;
  readonly version: Version;
  readonly pathAndQuery: string;
  readonly body: unknown;
}

/** Runs a route as a person who may do everything and sees everything at once; the journal does not hear of it. */
export async function actInPortal(world: World, routes: RouteTable, body: unknown): Promise<{ status: number; body: Json }> {
  const request = readRequest(world, body);
  const { method, pathAndQuery: path, tenantId } = request;
  const subject = { kind: "portal" as const, method, path, tenantId, appId: null, clientRequestId: undefined };
  const withoutFaults = { ...world, faults: new Faults() };
  const headers = { consistencylevel: "eventual" };
  const outcome = await exchange(withoutFaults, subject, () =>
    serveGraph(world, routes, { ...request, headers, caller: { kind: "portal" } }),
  );
  return typeof outcome === "string" ? { status: 0, body: null } : { status: outcome.status, body: outcome.body ?? null };
}

/** The version is given by itself, or in front of the path. */
function readRequest(world: World, request: unknown): PortalRequest {
  const object = isObject(request) ? request : {};
  const tenant = findTenant(world, text(object, "tenantId") ?? "");
  const method = text(object, "method")?.toUpperCase();
  const path = text(object, "path");
  if (!tenant || method === undefined || path === undefined) throw badRequest("The portal needs the id of a tenant, a method and a path.");
  const [, prefix, pathAndQuery = "/"] = /^(?:\/(v1\.0|beta)(?=\/))?(.*)$/.exec(path) ?? [];
  const version = (prefix ?? text(object, "version")) === "beta" ? "beta" : "v1.0";
  return { tenantId: tenant.id, method, version, pathAndQuery, body: object["body"] };
}
