/** What one request takes of the limits of identity and access. */
export interface Cost {
  readonly resourceUnits: number;
  readonly writes: number;
  readonly onDemandRuns: number;
}

/** Requests that cost more than one resource unit, by the path below the version. */
const dearer: readonly (readonly [RegExp, number])[] = [
  [/^\/applications(\/|\(|$)/, 2],
  [/^\/users(\/[^/]+)?$/, 2],
  [/^\/servicePrincipals\/[^/]+\/appRoleAssignments$/, 2],
  [/^\/groups\/[^/]+\/members$/, 3],
];

/** Source: https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits */
export function costOf(method: string, versionedPath: string): Cost {
  const [path = "", query = ""] = versionedPath.replace(/^\/(v1\.0|beta)/, "").split("?", 2);
  const isRead = method === "GET";
  const base = isRead ? (dearer.find(([pattern]) => pattern.test(path))?.[1] ?? 1) : 1;
  return {
    resourceUnits: Math.max(1, base + surcharge(new URLSearchParams(query))),
    writes: isRead ? 0 : 1,
    onDemandRuns: !isRead && path.endsWith("/provisionOnDemand") ? 1 : 0,
  };
}

function surcharge(query: URLSearchParams): number {
  const small = query.has("$top") && Number(query.get("$top")) < 20 ? -1 : 0;
  return (query.has("$select") ? -1 : 0) + (query.has("$expand") ? 1 : 0) + small;
}
