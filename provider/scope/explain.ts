import { explainScope, type ScopeExplanation } from "../../expressions";
import type { GraphClient } from "../graph/client";
import { asUser, isActive, selectFor, type UserWire } from "./attributes";
import { readConfiguration, type ScopedConfiguration } from "./configuration";

/** How a user comes to be assigned. */
export type AssignmentPath =
  | { readonly kind: "everybody" }
  | { readonly kind: "user" }
  | { readonly kind: "group"; readonly id: string; readonly displayName: string };

/** Why one user is in scope, or is not: every condition with its own answer. All of them must hold. */
export interface UserExplanation {
  readonly user: { readonly id: string; readonly displayName: string; readonly userPrincipalName: string };
  readonly inScope: boolean;
  /** Empty when the user is not assigned. Nested groups do not count. */
  readonly paths: readonly AssignmentPath[];
  /** Assigned, but with a role that the service does not count (the default access). */
  readonly lacksRole: boolean;
  /** A disabled user is not made in the target; one who is there stays, blocked. */
  readonly active: boolean;
  /** The built-in filter, which keeps external users out. */
  readonly builtIn: ScopeExplanation;
  readonly filters: ScopeExplanation;
}

interface GroupWire {
  readonly id: string;
  readonly displayName?: string | null;
}

/** Three or four requests. `undefined` where there is no such configuration or no such user; the key is an id or a user principal name. */
export async function explainUser(graph: GraphClient, servicePrincipalId: string, key: string): Promise<UserExplanation | undefined> {
  const configuration = await readConfiguration(graph, servicePrincipalId);
  if (configuration === undefined) return undefined;
  const { builtIn, filters } = configuration.rules;
  const path = `/users/${encodeURIComponent(key)}`;
  const [user, groups] = await Promise.all([
    graph.find<UserWire>(`${path}?$select=${selectFor([builtIn, filters])}`),
    graph.list<GroupWire>(`${path}/memberOf?$select=id,displayName&$top=999`),
  ]);
  return user && explained(configuration, user, groups ?? []);
}

function explained(configuration: ScopedConfiguration, wire: UserWire, groups: readonly GroupWire[]): UserExplanation {
  const { rules, withoutRole } = configuration;
  const paths = pathsOf(configuration, wire.id, groups);
  const user = asUser(wire);
  const builtIn = explainScope(rules.builtIn, user);
  const filters = explainScope(rules.filters, user);
  const active = isActive(wire);
  return {
    user: { id: wire.id, displayName: wire.displayName ?? "", userPrincipalName: wire.userPrincipalName ?? "" },
    inScope: paths.length > 0 && active && builtIn.inScope && filters.inScope,
    paths,
    lacksRole: paths.length === 0 && [wire.id, ...groups.map((each) => each.id)].some((id) => withoutRole.includes(id)),
    active,
    builtIn,
    filters,
  };
}

function pathsOf({ rules }: ScopedConfiguration, userId: string, groups: readonly GroupWire[]): AssignmentPath[] {
  const through = groups.filter((group) => rules.groups.includes(group.id));
  return [
    ...(rules.everybody ? [{ kind: "everybody" } as const] : []),
    ...(rules.users.includes(userId) ? [{ kind: "user" } as const] : []),
    ...through.map(({ id, displayName }) => ({ kind: "group" as const, id, displayName: displayName ?? "" })),
  ];
}
