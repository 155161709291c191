import { RouteTable } from "../../simulator/graph/match";
import type { Route } from "../../simulator/graph/route";
import { routes } from "../../simulator/graph/routes";
import { partsOf } from "./check/response";
import type { Exchange } from "./record";

/** How one route of one version was driven. */
export interface Driven {
  readonly name: string;
  readonly route: Route;
  readonly statuses: ReadonlySet<number>;
}

const table = new RouteTable(routes);

/** Every route of the table in each of its versions, with the statuses that it answered. */
export function driven(exchanges: readonly Exchange[]): Driven[] {
  const statuses = new Map<string, Set<number>>();
  for (const exchange of exchanges.flatMap((each) => [each, ...partsOf(each)])) {
    const name = nameOfRoute(exchange);
    if (name !== undefined) statuses.set(name, (statuses.get(name) ?? new Set()).add(exchange.status));
  }
  return routes.flatMap((route) =>
    route.versions.map((version) => {
      const name = nameOf(version, route);
      return { name, route, statuses: statuses.get(name) ?? new Set<number>() };
    }),
  );
}

/** Graph has these, and a cross-tenant synchronization is only ever refused by them. */
const refusing = [/ PATCH .*\/schema$/, / POST .*\/acquireAccessToken$/, / GET .*\/bulkUpload$/];

/** Whether a route did what it is for. */
export function succeeded({ name, statuses }: Driven): boolean {
  if (refusing.some((each) => each.test(name))) return [400, 404].some((status) => statuses.has(status));
  return [...statuses].some((status) => status < 300);
}

export const refused = ({ statuses }: Driven): boolean => [...statuses].some((status) => status >= 400);

function nameOfRoute({ method, path, version }: Exchange): string | undefined {
  try {
    return nameOf(version, table.find(method, version, path.split("?")[0] ?? "", 404).route);
  } catch {
    // No route: a refusal that was driven on purpose.
    return undefined;
  }
}

function nameOf(version: string, route: Route): string {
  return `${version} ${route.method} ${route.path}`;
}
