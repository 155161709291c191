import type { Version } from "./call";
import { GraphError } from "./graphError";
import type { Route } from "./route";

/** The route that a request hits, with the values of its path. */
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

interface Compiled {
  readonly route: Route;
  readonly segments: readonly RegExp[];
}

/** Finds routes by method and path; throws Graph's refusal for what no route describes. */
export class RouteTable {
  private readonly compiled: readonly Compiled[];

  constructor(routes: readonly Route[]) {
    this.compiled = routes.map((route) => ({ route, segments: splitPath(route.path).map(segmentPattern) }));
  }

  find(method: string, version: Version, path: string, unknownPathStatus: number): Match {
    const segments = splitPath(keysAsSegments(path)).map(decoded).map(wholeTypeName);
    const candidates = this.compiled.filter((each) => each.route.versions.includes(version));
    const fitting = candidates.filter((each) => each.segments.length === segments.length && fits(each, segments));
    const found = fitting.find((each) => each.route.method === method);
    if (found) return { route: found.route, params: parameters(found, segments) };
    if (fitting.length > 0) throw new GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.");
    throw new GraphError(unknownPathStatus, "BadRequest", `Resource not found for the segment '${unknownSegment(candidates, segments)}'.`);
  }
}

/** `users('key')` is another way to write `users/key`; named keys such as `(appId='…')` stay. */
function keysAsSegments(path: string): string {
  return path.replace(/\('([^'/]*)'\)/g, "/$1");
}

/** `graph` is the metadata's own short name of its namespace; generated SDKs write it. */
function wholeTypeName(segment: string): string {
  return segment.replace(/^graph\.(?=\w)/, "microsoft.graph.");
}

function splitPath(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function segmentPattern(segment: string): RegExp {
  const pattern = segment
    .split(/(\{\w+\})/)
    .map((piece) => (/^\{\w+\}$/.test(piece) ? `(?<${piece.slice(1, -1)}>[^()']+)` : piece.replace(/[.$()]/g, "\\$&")));
  return new RegExp(`^${pattern.join("")}$`, "i");
}

function fits(compiled: Compiled, segments: readonly string[]): boolean {
  return segments.every((segment, index) => compiled.segments[index]?.test(segment));
}

function parameters(compiled: Compiled, segments: readonly string[]): Record<string, string> {
  return Object.assign({}, ...segments.map((segment, index) => compiled.segments[index]?.exec(segment)?.groups ?? {})) as Record<
    string,
    string
  >;
}

function unknownSegment(candidates: readonly Compiled[], segments: readonly string[]): string {
  for (let length = 1; length <= segments.length; length += 1) {
    const start = segments.slice(0, length);
    if (!candidates.some((each) => each.segments.length >= length && fits(each, start))) return segments[length - 1] ?? "";
  }
  return segments.at(-1) ?? "";
}
