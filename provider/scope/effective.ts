import { explainScope } from "../../expressions";
import { asUser, isActive, type UserWire } from "./attributes";
import type { People } from "./people";
import type { ScopeRules } from "./rules";

/** Who is effectively in scope: assigned or everybody, active, not kept out by the built-in filter, and passed by the scoping filters. */
export function usersInScope(rules: ScopeRules, people: People): ReadonlyMap<string, UserWire> {
  const chosen = new Map<string, UserWire>();
  for (const id of entitled(rules, people)) {
    const user = people.users.get(id);
    if (user !== undefined && isActive(user) && passes(rules, user)) chosen.set(id, user);
  }
  return chosen;
}

/** Who is assigned with a role that counts, each once. */
export function entitled(rules: ScopeRules, people: People): ReadonlySet<string> {
  if (rules.everybody) return new Set(people.users.keys());
  return new Set([...rules.users, ...rules.groups.flatMap((group) => people.members.get(group) ?? [])]);
}

function passes({ builtIn, filters }: ScopeRules, wire: UserWire): boolean {
  const user = asUser(wire);
  return explainScope(builtIn, user).inScope && explainScope(filters, user).inScope;
}
