import { isDeepStrictEqual } from "node:util";
import { readConfiguration, type Protection, type ScopedConfiguration } from "../scope/configuration";
import { usersInScope } from "../scope/effective";
import { readPeople } from "../scope/people";
import type { ScopeRules } from "../scope/rules";
import type { World } from "../world";
import type { Beginning, ScopePlan, Where } from "./scopePlan";

/** Whom a run takes out of scope, over all that it declares of a configuration so far. */
export interface Losses {
  /** The names of those who were in scope when the run began, and would not be after it. */
  readonly names: readonly string[];
  /** Users whom the service kept in the target although they are out of scope, because it did not delete. By its own count, without names. */
  readonly leftBehind: number;
  readonly inScopeBefore: number;
  /** Whether the service deletes in the target who falls out of scope. */
  readonly areDeleted: boolean;
  readonly isJobActive: boolean;
  readonly protection: Protection;
  /** Set where not all that is declared is known yet: there may be fewer. */
  readonly isUpperBound: boolean;
  /** The resources whose changes are counted together. */
  readonly urns: readonly string[];
}

/** Counts from what Graph says now. `undefined` where nobody can lose anything: nothing was ever provisioned, or no rule changes. */
export async function countLosses(world: World, where: Where & { readonly tenant: string }): Promise<Losses | undefined> {
  const graph = world.graph(where.tenant);
  const live = await readConfiguration(graph, where.servicePrincipalId);
  if (live?.job === undefined) return undefined;
  const declared = world.plan.together(where);
  const after = declared.apply(live.rules);
  if (isDeepStrictEqual(after, live.rules)) return undefined;
  const people = await readPeople(graph, [live.rules, after]);
  const beginning = world.plan.beginning(where) ?? begin(world.plan, where, live, namesOf(live.rules, people));
  const stay = usersInScope(after, people);
  const names = [...beginning.inScope].filter(([id]) => !stay.has(id)).map(([, name]) => name);
  const isSwitchedOn = after.deletes && !live.rules.deletes;
  return {
    names,
    leftBehind: isSwitchedOn ? Math.max((live.job.synchronized ?? 0) - beginning.inScope.size, 0) : 0,
    inScopeBefore: beginning.inScope.size,
    areDeleted: after.deletes,
    isJobActive: live.job.isActive,
    protection: beginning.protection,
    isUpperBound: declared.isOpen,
    urns: declared.changing(live.rules),
  };
}

/** In an `up` what is applied already is not there to be seen any more, so what was there at the first look is kept. */
function begin(plan: ScopePlan, where: Where, live: ScopedConfiguration, inScope: ReadonlyMap<string, string>): Beginning {
  return plan.begin(where, { inScope, protection: live.protection });
}

function namesOf(rules: ScopeRules, people: Parameters<typeof usersInScope>[1]): ReadonlyMap<string, string> {
  const users = usersInScope(rules, people);
  return new Map([...users].map(([id, user]) => [id, user.displayName ?? user.userPrincipalName ?? id]));
}
