import { explainScope, type ScopeExplanation, type User } from "../../expressions";
import type { GraphClient } from "../graph/client";
import { GraphRequestError } from "../graph/errors";
import { asUser, isActive, type UserWire } from "./attributes";
import type { ScopedConfiguration } from "./configuration";

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
  /** The service leaves out who signs in by text message. Absent where that may not be read (UserAuthenticationMethod.Read.All). */
  readonly signsInByText?: boolean;
  /** The built-in filter, which keeps external users out. */
  readonly builtIn: ScopeExplanation;
  readonly filters: ScopeExplanation;
}

interface GroupWire {
  readonly id: string;
  readonly displayName?: string | null;
}

/** A user of the source tenant, with everything that decides whether it is in scope. */
export interface SourceUser {
  readonly wire: UserWire;
  readonly groups: readonly GroupWire[];
  readonly signsInByText: boolean | undefined;
}

/** One request; the key is an id or a user principal name. `undefined` where there is no such user. */
export async function readSourceUser(graph: GraphClient, key: string, select: string): Promise<SourceUser | undefined> {
  const path = `/users/${encodeURIComponent(key)}`;
  const [wire, groups, signsInByText] = await Promise.all([
    graph.find<UserWire>(`${path}?$select=${select}`),
    graph.list<GroupWire>(`${path}/memberOf?$select=id,displayName&$top=999`),
    textSignIn(graph, path),
  ]);
  return wire && { wire, groups: groups ?? [], signsInByText };
}

/** https://learn.microsoft.com/graph/api/authentication-list-phonemethods. It takes a permission that nothing else here needs. */
async function textSignIn(graph: GraphClient, path: string): Promise<boolean | undefined> {
  try {
    const phones = await graph.list<{ readonly smsSignInState?: string | null }>(`${path}/authentication/phoneMethods`);
    return phones?.some(({ smsSignInState }) => smsSignInState === "ready");
  } catch (error) {
    if (error instanceof GraphRequestError && [400, 401, 403].includes(error.status)) return undefined;
    throw error;
  }
}

/** The user by the names that filters and mappings use. */
export function recordOf({ wire, signsInByText }: SourceUser): User {
  return { ...asUser(wire), ...(signsInByText === true ? { alternativeSecurityIds: "PhoneNumber" } : {}) };
}

export function explainUser(configuration: ScopedConfiguration, user: SourceUser): UserExplanation {
  const { rules, withoutRole } = configuration;
  const { wire, groups, signsInByText } = user;
  const paths = pathsOf(configuration, wire.id, groups);
  const record = recordOf(user);
  const builtIn = explainScope(rules.builtIn, record);
  const filters = explainScope(rules.filters, record);
  const active = isActive(wire);
  return {
    user: { id: wire.id, displayName: wire.displayName ?? "", userPrincipalName: wire.userPrincipalName ?? "" },
    inScope: paths.length > 0 && active && builtIn.inScope && filters.inScope,
    paths,
    lacksRole: paths.length === 0 && [wire.id, ...groups.map((each) => each.id)].some((id) => withoutRole.includes(id)),
    active,
    signsInByText,
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
