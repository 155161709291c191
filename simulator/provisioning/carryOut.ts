import { makeGroup } from "../directory/groupType";
import { bringBack, recycle } from "../directory/recycleBin";
import { makeUser } from "../directory/userType";
import type { Entity } from "../store/kinds";
import { linkKey } from "./jobState";
import { noteIdentity } from "./matching";
import type { Plan, Step } from "./plan";
import type { Changes } from "./values";
import type { Workplace } from "./workplace";

const tables = { User: "user", Group: "group" } as const;

/** Writes what a plan says into the target tenant; returns the target object where there is one. */
export function carryOut(place: Workplace, plan: Plan): Entity | undefined {
  const { step } = plan;
  switch (step.kind) {
    case "create":
      return linked(place, plan, plan.kind === "User" ? invited(place, step.changes) : founded(place, step.changes));
    case "update":
      return linked(place, plan, updated(place, plan, step));
    case "delete":
      recycle({ tenant: place.target, world: place.world }, tables[plan.kind], step.target);
      note(place, plan, { targetId: step.target.id, softDeleted: true });
      return step.target;
    case "nothing":
    case "skip":
    case "fail":
      return undefined;
  }
}

/** A user of another tenant, as if an invitation to it had been accepted. */
function invited(place: Workplace, changes: Changes): Entity {
  const now = new Date(place.world.now());
  const moment = `${now.toISOString().slice(0, 19)}Z`;
  const user = makeUser(
    place.world.newId("user"),
    { ...changes.properties, creationType: "Invitation", externalUserState: "Accepted", externalUserStateChangeDateTime: moment },
    now,
  );
  place.target.add("user", user.id, user);
  refer(place, user.id, changes);
  return user;
}

/** A static security group, whatever kind the source group is of. */
function founded(place: Workplace, changes: Changes): Entity {
  const id = place.world.newId("group");
  const own = { mailNickname: id.slice(0, 8), ...changes.properties, securityEnabled: true, mailEnabled: false, groupTypes: [] };
  const group = makeGroup(id, own, new Date(place.world.now()));
  place.target.add("group", id, group);
  refer(place, id, changes);
  return group;
}

function updated(place: Workplace, { kind }: Plan, step: Extract<Step, { kind: "update" }>): Entity {
  const { target, changes, deleted } = step;
  if (deleted) bringBack({ tenant: place.target, world: place.world }, deleted);
  if (!deleted && changes.attributes.length === 0) return target;
  const entity = { ...target, deletedDateTime: null, ...changes.properties };
  if (deleted || Object.keys(changes.properties).length > 0) place.target.change(tables[kind], entity.id, entity);
  refer(place, entity.id, changes);
  return entity;
}

/** Writes what refers to other objects of the target. */
function refer({ target }: Workplace, id: string, { managerId, members }: Changes): void {
  if (managerId !== undefined) target.change("manager", id, { userId: id, managerId });
  for (const memberId of members?.added ?? []) target.change("member", `${id}/${memberId}`, { groupId: id, memberId }, id);
  for (const memberId of members?.removed ?? []) target.remove("member", `${id}/${memberId}`);
}

function linked(place: Workplace, plan: Plan, target: Entity): Entity {
  if (plan.link?.targetId !== target.id || plan.link.softDeleted) note(place, plan, { targetId: target.id, softDeleted: false });
  if (plan.entry && plan.kind === "User") noteIdentity(place.target, plan.entry, target.id);
  return target;
}

function note(place: Workplace, { sourceId, kind }: Plan, link: { targetId: string; softDeleted: boolean }): void {
  const ofGroup = kind === "Group" ? { kind } : {};
  place.source.change("link", linkKey(place.jobId, sourceId), { sourceId, ...link, ...ofGroup }, place.jobId);
}
