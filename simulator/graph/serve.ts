import { Tenant } from "../world/tenant";
import type { World } from "../world/world";
import type { Answer, Call, Caller, Version } from "./call";
import { accessDenied, synchronizationAccessDenied } from "./graphError";
import type { RouteTable } from "./match";
import type { Route } from "./route";

/** A Graph request with the caller known, whether it came by HTTP, inside a batch or from the portal. */
export interface GraphRequest {
  readonly method: string;
  readonly version: Version;
  /** The path below the version, with its query. */
  readonly pathAndQuery: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly caller: Caller;
  readonly tenantId: string;
  /** How old what a read sees is. */
  readonly ageMs?: number;
}

/** Finds the route, demands its permission and runs it; throws a GraphError for every refusal. */
export function serveGraph(world: World, routes: RouteTable, request: GraphRequest): Answer {
  const [path, query] = splitQuery(request.pathAndQuery);
  const { route, params } = routes.find(request.method, request.version, path, world.unknowns.unknownPathStatus);
  requirePermission(world, route, request.caller);
  const { version, caller, headers, body } = request;
  const tenant = new Tenant(world, request.tenantId, caller.kind === "portal", request.method === "GET" ? request.ageMs : 0);
  const call: Call = { world, tenant, version, caller, params, path, query: new URLSearchParams(query), headers, body };
  const { handler } = route;
  return world.store.atomically(() => handler(call));
}

function splitQuery(pathAndQuery: string): [string, string] {
  const at = pathAndQuery.indexOf("?");
  return at < 0 ? [pathAndQuery, ""] : [pathAndQuery.slice(0, at), pathAndQuery.slice(at + 1)];
}

function requirePermission(world: World, route: Route, caller: Caller): void {
  if (caller.kind === "portal" || route.permissions.length === 0) return;
  const granted = new Set(caller.roles);
  if (route.service === "synchronization" && world.unknowns.ownedBySynchronization === "refused")
    granted.delete("Application.ReadWrite.OwnedBy");
  if (route.permissions.some((together) => together.every((role) => granted.has(role)))) return;
  throw route.service === "synchronization" ? synchronizationAccessDenied() : accessDenied();
}
