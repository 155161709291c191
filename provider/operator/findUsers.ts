import type { GraphClient } from "../graph/client";
import { quoted } from "../graph/filterText";

/** A user, as a person recognizes one. */
export interface FoundUser {
  readonly id: string;
  readonly displayName?: string | null;
  readonly userPrincipalName: string;
}

const members = "$select=id,displayName,userPrincipalName";
const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * The users that are meant by an object id, a user principal name, a mail address or a display name: one, none, or several where
 * the name is not unique. https://learn.microsoft.com/graph/api/user-get
 */
export async function findUsers(graph: GraphClient, wanted: string): Promise<readonly FoundUser[]> {
  if (guid.test(wanted) || wanted.includes("@")) {
    const user = await graph.find<FoundUser>(`/users/${encodeURIComponent(wanted)}?${members}`);
    if (user !== undefined || guid.test(wanted)) return user === undefined ? [] : [user];
  }
  const filter = encodeURIComponent(`displayName eq ${quoted(wanted)} or mail eq ${quoted(wanted)}`);
  return (await graph.list<FoundUser>(`/users?$filter=${filter}&${members}`)) ?? [];
}
