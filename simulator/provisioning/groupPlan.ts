import type { Entity } from "../store/kinds";
import type { Link } from "../store/provisioningKinds";
import { groupSynchronizationRefusal } from "./connection";
import { linkKey } from "./jobState";
import { MappingFailure } from "./language";
import { memberChanges } from "./members";
import { anchorLost, flowNotEnabled, type Plan, type Step } from "./plan";
import { scopingOf, skipReasons, type Scoping } from "./scoping";
import type { SourceEntry } from "./sourceEntry";
import { findSourceGroup } from "./sourceGroup";
import { changesFor, type Changes } from "./values";
import type { Workplace } from "./workplace";

/** What to do for one group: it becomes a static security group of the target, with those members whom the job synchronizes. */
export function planForGroup(place: Workplace, sourceId: string): Plan {
  const entry = findSourceGroup(place.source, sourceId);
  const link = place.source.find("link", linkKey(place.jobId, sourceId));
  const found = { kind: "Group" as const, sourceId, entry, link };
  const linked = link && !link.softDeleted ? link : undefined;
  if (entry?.["IsSoftDeleted"] !== false)
    return { ...found, scoping: undefined, step: linked ? removalOf(place, linked) : { kind: "nothing" } };
  try {
    const scoping = scopingOf(place.rule.groups, entry, assignmentOf(place, sourceId));
    return { ...found, scoping, step: stepFor(place, entry, scoping, link) };
  } catch (error) {
    if (!(error instanceof MappingFailure)) throw error;
    return { ...found, scoping: undefined, step: { kind: "fail", code: "InvalidPropertyValue", reason: error.message } };
  }
}

function assignmentOf({ groups }: Workplace, sourceId: string) {
  const counts = groups?.get(sourceId);
  return { assigned: counts !== undefined, entitled: counts === true };
}

function stepFor(place: Workplace, group: SourceEntry, scoping: Scoping, link: Link | undefined): Step {
  const linked = link && !link.softDeleted ? link : undefined;
  if (!place.rule.groups.enabled) return unsupported("The mapping of groups is not enabled.");
  if (group["isAssignableToRole"] === true) return unsupported("A group that roles can be assigned to is not synchronized.");
  if (!scoping.entitled || !scoping.filter) return linked ? removalOf(place, linked) : outOfScope(scoping);
  const refusal = groupSynchronizationRefusal(place);
  if (refusal) return { kind: "fail", code: refusal.code, reason: refusal.message };
  if (linked) return updateOf(place, group, linked);
  return link ? restorationOf(place, group, link) : additionOf(place, group);
}

function unsupported(reason: string): Step {
  return { kind: "skip", code: "EntityTypeNotSupported", reasons: [reason] };
}

function outOfScope(scoping: Scoping): Step {
  return { kind: "skip", code: "NotEffectivelyEntitled", reasons: skipReasons(scoping) };
}

/** A tenant that no longer lets groups in keeps those that it has. */
function removalOf(place: Workplace, link: Link): Step {
  const target = place.target.find("group", link.targetId);
  if (!target || !place.rule.groups.enabled || groupSynchronizationRefusal(place)) return { kind: "nothing" };
  return place.rule.groups.deletes ? { kind: "delete", target } : flowNotEnabled("delete");
}

function updateOf(place: Workplace, group: SourceEntry, link: Link): Step {
  const target = place.target.find("group", link.targetId);
  return target ? difference(place, group, target) : anchorLost("Group");
}

function difference(place: Workplace, group: SourceEntry, target: Entity): Step {
  const changes = changesOf(place, group, target);
  if (changes.attributes.length > 0 && place.rule.groups.updates) return { kind: "update", target, changes };
  return { kind: "update", target, changes: { properties: {}, attributes: [] } };
}

function restorationOf(place: Workplace, group: SourceEntry, link: Link): Step {
  const deleted = place.target.find("deletedItem", link.targetId);
  if (deleted?.kind !== "group") return additionOf(place, group);
  return { kind: "update", target: deleted.entity, deleted, changes: changesOf(place, group, deleted.entity) };
}

/** Always a new group: one that the target has already is nobody's to take over. */
function additionOf(place: Workplace, group: SourceEntry): Step {
  if (!place.rule.groups.adds) return flowNotEnabled("create");
  const changes = changesOf(place, group);
  if ((changes.properties["displayName"] ?? "") === "")
    return { kind: "fail", code: "MandatoryFieldsMissing", reason: "A group needs a value for: displayName." };
  return { kind: "create", changes };
}

function changesOf(place: Workplace, group: SourceEntry, existing?: Entity): Changes {
  const changes = changesFor(place, place.rule.groups, group, existing);
  if (!place.rule.groups.references.has("members")) return changes;
  const members = memberChanges(place, group.objectId, existing?.id);
  if (members.added.length + members.removed.length === 0) return changes;
  const [before, after] = [members.before, members.before.filter((id) => !members.removed.includes(id)).concat(members.added)];
  return { ...changes, attributes: [...changes.attributes, ["members", before, after]], members };
}
