import { text } from "../graph/body";
import type { Entity } from "../store/kinds";
import type { Tenant } from "../world/tenant";
import type { SourceEntry } from "./sourceEntry";
import { externalName, isInvited } from "./targetUser";

/** What the target tenant has for a source user: the user, nobody, or somebody who is in the way. */
export type Match = { readonly found: Entity } | { readonly conflict: string } | "nobody";

/** Looks for the user by the identity it signs in with, then by what an invitation left behind: its name or its mail. */
export function matchingUser(target: Tenant, user: SourceEntry, matchesPending: boolean): Match {
  const known = target.find("user", target.find("externalIdentity", netId(user))?.userId ?? "");
  if (known) return { found: known };
  const name = text(user, "userPrincipalName") ?? "";
  const candidates = [externalName(name, target), text(user, "mail") ?? ""].flatMap((key) => target.withKey("user", key.toLowerCase()));
  const invited = candidates.find(isInvited);
  if (invited && (matchesPending || invited["externalUserState"] !== "PendingAcceptance")) return { found: invited };
  if (invited) return { conflict: "InvitationCreationFailure" };
  return candidates.length > 0 ? { conflict: "InvitationCreationFailureAmbiguousUser" } : "nobody";
}

/** From now on the target tenant knows the user by the identity of the source. */
export function noteIdentity(target: Tenant, user: SourceEntry, userId: string): void {
  if (target.find("externalIdentity", netId(user))?.userId !== userId) target.change("externalIdentity", netId(user), { userId });
}

function netId(user: SourceEntry): string {
  return text(user, "netId") ?? "";
}
