import type { User } from "../../../expressions";
import type { GraphClient } from "../../graph/client";
import { GraphRequestError } from "../../graph/errors";
import { quoted } from "../../graph/filterText";
import { asUser, type UserWire } from "../../scope/attributes";
import { provisioningLog, type LogEntryWire } from "../provisioningLogs";

/** The user in the target tenant that belongs to a source user, or why there is none. */
export type TargetMatch =
  /** `by` the job's own log it is certain; by name or mail it is what an invitation leaves behind. */
  | { readonly kind: "found"; readonly by: "log" | "user principal name" | "mail"; readonly user: TargetUser }
  | { readonly kind: "none" }
  /** The job made it and deleted it; the recycle bin has it still. */
  | { readonly kind: "deleted"; readonly id: string }
  /** The job made it, and somebody else took it away. */
  | { readonly kind: "lost"; readonly id: string }
  /** An internal user of the target tenant has the address or the name. */
  | { readonly kind: "inTheWay"; readonly user: TargetUser }
  /** It cannot be looked for, for this reason. */
  | { readonly kind: "unknown"; readonly reason: string };

export interface TargetUser {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  /** Invited, and the invitation is not accepted. */
  readonly isPending: boolean;
}

/** What was found, and what it has by the names of the schema. */
export interface Matched {
  readonly match: TargetMatch;
  readonly has?: User;
}

/** Where to look, and for whom. */
export interface Wanted {
  readonly target: GraphClient;
  readonly select: string;
  readonly userPrincipalName: string;
  readonly mail: string;
  /** What the log says that the job did last; absent where it says nothing. */
  readonly logged?: LoggedTarget;
}

export interface LoggedTarget {
  readonly id: string;
  readonly isDeleted: boolean;
}

/** The target user as the job knows it, from the newest entry that names one. `undefined` also where the log may not be read. */
export async function loggedTarget(graph: GraphClient, jobId: string, userId: string): Promise<LoggedTarget | undefined> {
  try {
    for await (const page of provisioningLog(graph, { jobId, userId })) {
      const entry = page.find((each) => each.targetIdentity?.id && isDone(each));
      if (entry?.targetIdentity?.id) return { id: entry.targetIdentity.id, isDeleted: entry.provisioningAction === "delete" };
    }
  } catch (error) {
    if (!(error instanceof GraphRequestError) || ![401, 403].includes(error.status)) throw error;
  }
  return undefined;
}

function isDone({ provisioningStatusInfo, provisioningAction }: LogEntryWire): boolean {
  return provisioningStatusInfo?.status !== "failure" && provisioningAction !== "stagedDelete";
}

/** The job's own user first; otherwise whom an invitation would meet. */
export async function matchIn(wanted: Wanted): Promise<Matched> {
  const { target, select, logged } = wanted;
  if (logged === undefined) return byName(wanted);
  const known = await target.find<UserWire>(`/users/${logged.id}?$select=${select}`);
  if (known !== undefined) return matched("log", known);
  if (!logged.isDeleted) return { match: { kind: "lost", id: logged.id } };
  const bin = await target.find<UserWire>(`/directory/deletedItems/${logged.id}`);
  return bin === undefined ? byName(wanted) : { match: { kind: "deleted", id: logged.id } };
}

/** A user of another tenant bears the name from there inside a name of this one, and keeps the mail. */
async function byName({ target, select, userPrincipalName, mail }: Wanted): Promise<Matched> {
  const prefix = externalPrefix(userPrincipalName);
  const clauses = [`startsWith(userPrincipalName,${quoted(prefix)})`];
  if (mail !== "") clauses.push(`mail eq ${quoted(mail)}`, `userPrincipalName eq ${quoted(mail)}`);
  const found = (await target.list<UserWire>(`/users?$filter=${encodeURIComponent(clauses.join(" or "))}&$select=${select}`)) ?? [];
  const invited = found.find(isInvited);
  if (invited !== undefined) {
    const isNamed = (invited.userPrincipalName ?? "").toLowerCase().startsWith(prefix.toLowerCase());
    return matched(isNamed ? "user principal name" : "mail", invited);
  }
  const [other] = found;
  return other === undefined ? { match: { kind: "none" } } : { match: { kind: "inTheWay", user: asTarget(other) } };
}

/** `ada@fabrikam.com` is `ada_fabrikam.com#EXT#@...` elsewhere. */
export function externalPrefix(name: string): string {
  return name.includes("#EXT#") ? name : `${name.replace("@", "_")}#EXT#@`;
}

function matched(by: "log" | "user principal name" | "mail", wire: UserWire): Matched {
  return { match: { kind: "found", by, user: asTarget(wire) }, has: asUser(wire) };
}

function isInvited({ creationType, userPrincipalName }: UserWire): boolean {
  return creationType === "Invitation" || (userPrincipalName ?? "").includes("#EXT#");
}

function asTarget({ id, displayName, userPrincipalName, externalUserState }: UserWire): TargetUser {
  return {
    id,
    displayName: displayName ?? "",
    userPrincipalName: userPrincipalName ?? "",
    isPending: externalUserState === "PendingAcceptance",
  };
}
