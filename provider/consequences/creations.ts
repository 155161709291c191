import type { Foreseen } from "../engine/definition";
import { isUnknown } from "../engine/unknown";
import { readConfiguration } from "../scope/configuration";
import { usersInScope } from "../scope/effective";
import { countEverybody } from "../scope/funnel";
import { readPeople } from "../scope/people";
import type { ScopeRules } from "../scope/rules";
import type { World } from "../world";
import type { Where } from "./scopePlan";

const noRules: ScopeRules = { everybody: false, users: [], groups: [], builtIn: [], filters: [], deletes: true };

/** How many users scope "all" would make in the target. Says so, and refuses nothing: users who are made take nothing away. */
export async function foreseeCreations(world: World, where: Where & { readonly tenant: string }): Promise<Foreseen> {
  const text = await countCreations(world, where).catch((error: unknown) => {
    if (!(error instanceof Error)) throw error;
    return `scope "all" synchronizes everybody; how many users that would create was not counted: ${error.message}`;
  });
  return { sentences: [{ severity: "warning", text }], refusals: [] };
}

async function countCreations(world: World, where: Where & { readonly tenant: string }): Promise<string> {
  const graph = world.graph(where.tenant);
  const live = isUnknown(where.servicePrincipalId) ? undefined : await readConfiguration(graph, where.servicePrincipalId);
  const now = live?.job === undefined ? noRules : live.rules;
  const after = world.plan.together(where).apply(now);
  const people = await readPeople(graph, [now, ...(after.filters.length > 0 ? [after] : [])]);
  const already = usersInScope(now, people).size;
  const all = after.filters.length > 0 ? usersInScope(after, people).size : await countEverybody(graph);
  const filtered = after.filters.length > 0 ? ", and passes the scoping filters" : "";
  return (
    `scope "all" would create up to ${(all - already).toString()} users in the target tenant: everybody in '${where.tenant}' who is ` +
    `neither external nor disabled${filtered} (${all.toString()}), but for the ${already.toString()} in scope now.`
  );
}
