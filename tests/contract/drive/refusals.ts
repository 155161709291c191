import type { Version } from "../../../simulator/graph/call";
import { routes } from "../../../simulator/graph/routes";
import type { Route } from "../../../simulator/graph/route";
import type { Recorded } from "../record";

const nowhere = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

interface Askers {
  readonly mighty: Recorded;
  readonly powerless: Recorded;
  readonly stranger: Recorded;
}

/** Of every route the refusals that every route has: no token, no permission, no such object, a body or a query that is wrong. */
export async function driveRefusals(version: Version, { mighty, powerless, stranger }: Askers): Promise<void> {
  for (const route of routes.filter((each) => each.versions.includes(version))) {
    const path = route.path.replace(/\{\w+\}/g, nowhere);
    const asked = hasBody(route) ? { body: { colour: "red" } } : {};
    await stranger(route.method, path, asked);
    if (route.permissions.length > 0) await powerless(route.method, path, asked);
    await mighty(route.method, path, asked);
    if (route.method === "GET") await mighty("GET", `${path}?$select=colour`);
  }
  await mighty("GET", "/colours");
  await mighty("DELETE", "/organization");
}

function hasBody({ method }: Route): boolean {
  return method !== "GET" && method !== "DELETE";
}
