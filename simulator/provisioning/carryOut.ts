import { randomUUID } from "node:crypto";
import { bringBack, recycle } from "../directory/recycleBin";
import { makeUser } from "../directory/userType";
import type { Entity } from "../store/kinds";
import { linkKey } from "./jobState";
import { noteIdentity } from "./matching";
import type { Plan, Step } from "./plan";
import type { Changes } from "./values";
import type { Workplace } from "./workplace";

/** Writes what a plan says into the target tenant; returns the target user where there is one. */
export function carryOut(place: Workplace, plan: Plan): Entity | undefined {
  const { step } = plan;
  switch (step.kind) {
    case "create":
      return linked(place, plan, invited(place, step.changes));
    case "update":
      return linked(place, plan, updated(place, step));
    case "delete":
      recycle({ tenant: place.target, world: place.world }, "user", step.target);
      note(place, plan, { targetId: step.target.id, softDeleted: true });
      return step.target;
    case "nothing":
    case "skip":
    case "fail":
      return undefined;
  }
}

/** A user of another tenant, as if an invitation to it had been accepted. */
function invited({ world, target }: Workplace, { properties }: Changes): Entity {
  const now = new Date(world.now());
  const moment = `${now.toISOString().slice(0, 19)}Z`;
  const user = makeUser(
    randomUUID(),
    { ...properties, creationType: "Invitation", externalUserState: "Accepted", externalUserStateChangeDateTime: moment },
    now,
  );
  target.add("user", user.id, user);
  return user;
}

function updated(place: Workplace, step: Extract<Step, { kind: "update" }>): Entity {
  const { target, changes, deleted } = step;
  if (deleted) bringBack({ tenant: place.target, world: place.world }, deleted);
  if (!deleted && changes.attributes.length === 0) return target;
  const user = { ...target, deletedDateTime: null, ...changes.properties };
  place.target.change("user", user.id, user);
  return user;
}

function linked(place: Workplace, plan: Plan, target: Entity): Entity {
  if (plan.link?.targetId !== target.id || plan.link.softDeleted) note(place, plan, { targetId: target.id, softDeleted: false });
  if (plan.user) noteIdentity(place.target, plan.user, target.id);
  return target;
}

function note(place: Workplace, { sourceId }: Plan, link: { targetId: string; softDeleted: boolean }): void {
  place.source.change("link", linkKey(place.jobId, sourceId), { sourceId, ...link }, place.jobId);
}
