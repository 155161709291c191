import { text, textList } from "../graph/body";
import type { Entity } from "../store/kinds";
import type { Link } from "../store/provisioningKinds";
import { linkKey } from "./jobState";
import { MappingFailure } from "./language";
import { managerChange } from "./manager";
import { matchingUser } from "./matching";
import { anchorLost, flowNotEnabled, type Plan, type Step } from "./plan";
import { scopingOf, skipReasons, type Scoping } from "./scoping";
import type { SourceEntry } from "./sourceEntry";
import { findSourceUser } from "./sourceUser";
import { changesFor, type Changes } from "./values";
import type { Workplace } from "./workplace";

/** What to do for one user. */
export function planForUser(place: Workplace, sourceId: string): Plan {
  const user = findSourceUser(place.source, sourceId);
  const link = place.source.find("link", linkKey(place.jobId, sourceId));
  const found = { kind: "User" as const, sourceId, entry: user, link };
  if (!user) return { ...found, scoping: undefined, step: link && !link.softDeleted ? removal(place, link) : { kind: "nothing" } };
  try {
    const scoping = scopingOf(place.rule.users, user, assignmentOf(place, sourceId));
    return { ...found, scoping, step: stepFor(place, user, scoping, link) };
  } catch (error) {
    if (!(error instanceof MappingFailure)) throw error;
    return {
      ...found,
      scoping: undefined,
      step: { kind: "fail", code: "InvitationCreationFailureInvalidPropertyValue", reason: error.message },
    };
  }
}

function assignmentOf({ entitlement }: Workplace, sourceId: string) {
  if (!entitlement) return { assigned: true, entitled: true };
  const counts = entitlement.get(sourceId);
  return { assigned: counts !== undefined, entitled: counts === true };
}

function stepFor(place: Workplace, user: SourceEntry, scoping: Scoping, link: Link | undefined): Step {
  const linked = link && !link.softDeleted ? link : undefined;
  if (user["IsSoftDeleted"] === true) return linked ? removal(place, linked) : { kind: "nothing" };
  // Whom the built-in filter keeps out is not looked at, so that nobody is removed for it either.
  if (!scoping.input) return skipped(scoping);
  // Learn: a user who was disabled first and unassigned then stays in the target.
  if (!scoping.entitled || !scoping.filter) return linked && scoping.active ? removal(place, linked) : skipped(scoping);
  if (linked) return updateOf(place, user, linked);
  return scoping.active ? arrivalOf(place, user, link) : skipped(scoping);
}

function arrivalOf(place: Workplace, user: SourceEntry, link: Link | undefined): Step {
  return link ? restorationOf(place, user, link) : additionOf(place, user);
}

function skipped(scoping: Scoping): Step {
  return { kind: "skip", code: "NotEffectivelyEntitled", reasons: skipReasons(scoping) };
}

function removal(place: Workplace, link: Link): Step {
  const target = place.target.find("user", link.targetId);
  if (!target) return { kind: "nothing" };
  return place.rule.users.deletes ? { kind: "delete", target } : flowNotEnabled("delete");
}

function updateOf(place: Workplace, user: SourceEntry, link: Link): Step {
  const target = place.target.find("user", link.targetId);
  if (!target) return anchorLost("User");
  return difference(place, user, target);
}

function difference(place: Workplace, user: SourceEntry, target: Entity): Step {
  const changes = changesOf(place, user, target);
  if (changes.attributes.length > 0 && place.rule.users.updates) return conflictFree(place, { kind: "update", target, changes });
  return { kind: "update", target, changes: { properties: {}, attributes: [] } };
}

/** A person who comes back into scope within 30 days gets the same target user back; later there is nothing to bring back. */
function restorationOf(place: Workplace, user: SourceEntry, link: Link): Step {
  const deleted = place.target.find("deletedItem", link.targetId);
  if (deleted?.kind !== "user") return place.target.find("user", link.targetId) ? updateOf(place, user, link) : additionOf(place, user);
  if (!place.restores)
    return { kind: "skip", code: "EntrySynchronizationSkipped", reasons: ["A soft-deleted user cannot be restored on demand."] };
  const changes = changesOf(place, user, deleted.entity);
  return { kind: "update", target: deleted.entity, deleted, changes };
}

function additionOf(place: Workplace, user: SourceEntry): Step {
  const match = matchingUser(place.target, user, place.matchesPending);
  if (match !== "nobody" && "found" in match) return difference(place, user, match.found);
  if (match !== "nobody") {
    return { kind: "fail", code: match.conflict, reason: "Another user of the target tenant has the address or the name of this user." };
  }
  if (!place.rule.users.adds) return flowNotEnabled("create");
  const changes = changesOf(place, user);
  const missing = ["displayName", "userPrincipalName"].filter((name) => (changes.properties[name] ?? "") === "");
  if (missing.length > 0)
    return { kind: "fail", code: "MandatoryFieldsMissing", reason: `A user needs a value for: ${missing.join(", ")}.` };
  return conflictFree(place, { kind: "create", changes });
}

function changesOf(place: Workplace, user: SourceEntry, existing?: Entity): Changes {
  const changes = changesFor(place, place.rule.users, user, existing);
  const manager = place.rule.users.references.has("manager") ? managerChange(place, user, existing?.id) : undefined;
  if (!manager) return changes;
  return { ...changes, attributes: [...changes.attributes, ["manager", manager.before, manager.after]], managerId: manager.after };
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
