import type { GraphClient } from "../graph/client";
import { isActive, type UserWire } from "./attributes";
import { entitled, usersInScope } from "./effective";
import { readPeople } from "./people";
import type { ScopeRules } from "./rules";

/** From the directory down to those who are synchronized. */
export interface Funnel {
  /** All users of the source tenant, guests and disabled ones too. */
  readonly directory: number;
  /** Assigned with a role that counts, or everybody. */
  readonly assigned: number;
  /** Of those, the ones that are not disabled. */
  readonly active: number;
  /** Of those, the ones that the built-in filter and the scoping filters let through. */
  readonly inScope: ReadonlyMap<string, UserWire>;
}

/** One request to count the directory, and those of `readPeople`. */
export async function funnelOf(graph: GraphClient, rules: ScopeRules): Promise<Funnel> {
  const [directory, people] = await Promise.all([graph.count("/users"), readPeople(graph, [rules])]);
  const assigned = [...entitled(rules, people)].flatMap((id) => people.users.get(id) ?? []);
  return { directory, assigned: assigned.length, active: assigned.filter(isActive).length, inScope: usersInScope(rules, people) };
}

const own = "userType eq 'Member' and accountEnabled eq true";
const invited = "(creationType eq 'Invitation' or externalUserState eq 'Accepted' or externalUserState eq 'PendingAcceptance')";

/**
 * How many a configuration for everybody has in scope, in two requests, where no scoping filter stands in the way. With one the users have to
 * be read: Graph's `eq` does not know capital letters from small ones, the service does, so no comparison says the same in both.
 */
export async function countEverybody(graph: GraphClient): Promise<number> {
  const count = (filter: string): Promise<number> => graph.count(`/users?$filter=${encodeURIComponent(filter)}`);
  const [members, external] = await Promise.all([count(own), count(`${own} and ${invited}`)]);
  return members - external;
}
