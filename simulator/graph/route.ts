import type { Answer, Call, Version } from "./call";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** How well a behaviour is known: Graph's documentation, somebody's report, our inference, or nobody's knowledge. */
export type Confidence = "documented" | "reported" | "inferred" | "unknown";

/** Alternatives; each is a list of application roles that are needed together. No alternatives: nothing is needed. */
export type Permissions = readonly (readonly string[])[];

/** One thing that Graph can be asked, and everything that is particular to it. */
export interface Route {
  readonly method: Method;
  /** Segments, with `{name}` for what varies. */
  readonly path: string;
  readonly versions: readonly Version[];
  readonly permissions: Permissions;
  /** The page or observation that this route was made from. */
  readonly source: string;
  readonly confidence: Confidence;
  readonly handler: (call: Call) => Answer;
  /** Set where a missing permission is answered by the synchronization service. */
  readonly service?: "synchronization";
}

export const bothVersions: readonly Version[] = ["v1.0", "beta"];

/** Any one of these roles is enough. */
export function anyOf(...roles: readonly string[]): Permissions {
  return roles.map((role) => [role]);
}

type Handler = (call: Call) => Answer;

/** Writes the routes of one reference page, one line each: path, permissions, handler. */
export function documentedIn(source: string) {
  const route =
    (method: Method) =>
    (path: string, permissions: Permissions, handler: Handler): Route => ({
      method,
      path,
      versions: bothVersions,
      permissions,
      source,
      confidence: "documented",
      handler,
    });
  return { get: route("GET"), post: route("POST"), put: route("PUT"), patch: route("PATCH"), delete: route("DELETE") };
}
