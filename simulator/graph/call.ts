import type { Tenant } from "../world/tenant";
import type { World } from "../world/world";
import type { JsonObject } from "./json";

export type Version = "v1.0" | "beta";

/** Who asks: an application with the roles of its token, or a person in the portal who may do everything. */
export type Caller =
  { readonly kind: "application"; readonly appId: string; readonly roles: readonly string[] } | { readonly kind: "portal" };

/** One request to one Graph route, with its token already verified. */
export interface Call {
  readonly world: World;
  /** The caller's tenant as the caller sees it now. */
  readonly tenant: Tenant;
  readonly version: Version;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  /** The path below the version, as asked. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body, undefined when there is none. */
  readonly body: unknown;
}

/** What a route answers. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A number stands alone, as plain text. */
  readonly body?: JsonObject | number;
}

export const noContent: Answer = { status: 204 };

/** The address that `@odata.context` shows for a path below `$metadata#`. */
export function context(call: Call, path: string): string {
  return `${call.world.url}/${call.version}/$metadata#${path}`;
}

/** A parameter of the route's path. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`The route has no parameter {${name}}`);
  return value;
}
