import { text, textList } from "../graph/body";
import type { DeletedItem, Entity } from "../store/kinds";
import type { Link } from "../store/provisioningKinds";
import { linkKey } from "./jobState";
import { MappingFailure } from "./language";
import { matchingUser } from "./matching";
import { scopingOf, skipReasons, type Scoping } from "./scoping";
import { findSourceUser, type SourceUser } from "./sourceUser";
import { changesFor, type Changes } from "./values";
import type { Workplace } from "./workplace";

/** What is to be done for one source user, and what was found on the way there. */
export interface Plan {
  readonly sourceId: string;
  readonly user: SourceUser | undefined;
  readonly scoping: Scoping | undefined;
  readonly link: Link | undefined;
  readonly step: Step;
}

export type Step =
  | { readonly kind: "nothing" }
  | { readonly kind: "skip"; readonly code: string; readonly reasons: readonly string[] }
  | { readonly kind: "fail"; readonly code: string; readonly reason: string }
  | { readonly kind: "create"; readonly changes: Changes }
  | { readonly kind: "update"; readonly target: Entity; readonly changes: Changes; readonly deleted?: DeletedItem }
  | { readonly kind: "delete"; readonly target: Entity };

/** Looks at both tenants and decides; writes nothing. */
export function planFor(place: Workplace, sourceId: string): Plan {
  const user = findSourceUser(place.source, sourceId);
  const link = place.source.find("link", linkKey(place.jobId, sourceId));
  const entry = { sourceId, user, link };
  if (!user) return { ...entry, scoping: undefined, step: link && !link.softDeleted ? removal(place, link) : { kind: "nothing" } };
  try {
    const scoping = scopingOf(place.rule, user, assignmentOf(place, sourceId));
    return { ...entry, scoping, step: stepFor(place, user, scoping, link) };
  } catch (error) {
    if (!(error instanceof MappingFailure)) throw error;
    return {
      ...entry,
      scoping: undefined,
      step: { kind: "fail", code: "InvitationCreationFailureInvalidPropertyValue", reason: error.message },
    };
  }
}

/** Takes somebody's access away, which the deletion threshold counts: a deletion, or a user who is disabled. */
export function isRemoval({ step }: Plan): boolean {
  if (step.kind === "delete") return true;
  return step.kind === "update" && step.changes.properties["accountEnabled"] === false && step.target["accountEnabled"] !== false;
}

function assignmentOf({ entitlement }: Workplace, sourceId: string) {
  if (!entitlement) return { assigned: true, entitled: true };
  const counts = entitlement.get(sourceId);
  return { assigned: counts !== undefined, entitled: counts === true };
}

function stepFor(place: Workplace, user: SourceUser, scoping: Scoping, link: Link | undefined): Step {
  const linked = link && !link.softDeleted ? link : undefined;
  if (user["IsSoftDeleted"] === true) return linked ? removal(place, linked) : { kind: "nothing" };
  // Whom the built-in filter keeps out is not looked at, so that nobody is removed for it either.
  if (!scoping.input) return skipped(scoping);
  // Learn: a user who was disabled first and unassigned then stays in the target.
  if (!scoping.entitled || !scoping.filter) return linked && scoping.active ? removal(place, linked) : skipped(scoping);
  if (linked) return updateOf(place, user, linked);
  return scoping.active ? arrivalOf(place, user, link) : skipped(scoping);
}

function arrivalOf(place: Workplace, user: SourceUser, link: Link | undefined): Step {
  return link ? restorationOf(place, user, link) : additionOf(place, user);
}

function skipped(scoping: Scoping): Step {
  return { kind: "skip", code: "NotEffectivelyEntitled", reasons: skipReasons(scoping) };
}

function removal(place: Workplace, link: Link): Step {
  const target = place.target.find("user", link.targetId);
  if (!target) return { kind: "nothing" };
  if (!place.rule.deletes)
    return { kind: "skip", code: "FlowTypeNotEnabled", reasons: ["The mapping does not delete objects in the target."] };
  return { kind: "delete", target };
}

function updateOf(place: Workplace, user: SourceUser, link: Link): Step {
  const target = place.target.find("user", link.targetId);
  if (!target) {
    const reason =
      "A user that was created or matched before is no longer in the target. To match all users anew, restart the job with the scope Full.";
    return { kind: "fail", code: "InvalidAnchor", reason };
  }
  return difference(place, user, target);
}

function difference(place: Workplace, user: SourceUser, target: Entity): Step {
  const changes = changesFor(place, user, target);
  if (changes.attributes.length > 0 && place.rule.updates) return conflictFree(place, { kind: "update", target, changes });
  return { kind: "update", target, changes: { properties: {}, attributes: [] } };
}

/** A person who comes back into scope within 30 days gets the same target user back; later there is nothing to bring back. */
function restorationOf(place: Workplace, user: SourceUser, link: Link): Step {
  const deleted = place.target.find("deletedItem", link.targetId);
  if (deleted?.kind !== "user") return place.target.find("user", link.targetId) ? updateOf(place, user, link) : additionOf(place, user);
  if (!place.restores)
    return { kind: "skip", code: "EntrySynchronizationSkipped", reasons: ["A soft-deleted user cannot be restored on demand."] };
  const changes = changesFor(place, user, deleted.entity);
  return { kind: "update", target: deleted.entity, deleted, changes };
}

function additionOf(place: Workplace, user: SourceUser): Step {
  const match = matchingUser(place.target, user, place.matchesPending);
  if (match !== "nobody" && "found" in match) return difference(place, user, match.found);
  if (match !== "nobody") {
    return { kind: "fail", code: match.conflict, reason: "Another user of the target tenant has the address or the name of this user." };
  }
  if (!place.rule.adds)
    return { kind: "skip", code: "FlowTypeNotEnabled", reasons: ["The mapping does not create objects in the target."] };
  const changes = changesFor(place, user);
  const missing = ["displayName", "userPrincipalName"].filter((name) => (changes.properties[name] ?? "") === "");
  if (missing.length > 0)
    return { kind: "fail", code: "MandatoryFieldsMissing", reason: `A user needs a value for: ${missing.join(", ")}.` };
  return conflictFree(place, { kind: "create", changes });
}

function conflictFree(place: Workplace, step: Extract<Step, { kind: "create" | "update" }>): Step {
  const [name] = textList([step.changes.properties["userPrincipalName"] ?? null]);
  const own = step.kind === "update" ? step.target.id : "";
  const taken =
    name !== undefined && place.target.withKey("user", name.toLowerCase()).some((other) => other.id !== own && isNamed(other, name));
  return taken ? { kind: "fail", code: "EntryConflict", reason: `The name '${name}' belongs to another user of the target tenant.` } : step;
}

function isNamed(user: Entity, name: string): boolean {
  return text(user, "userPrincipalName")?.toLowerCase() === name.toLowerCase();
}
