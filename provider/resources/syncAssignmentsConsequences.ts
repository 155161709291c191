import type { AllowedDeletions } from "../consequences/allowedDeletions";
import { foreseeDeletions, type Step } from "../consequences/deletions";
import type { ScopeChange } from "../consequences/scopePlan";
import type { Consequences, Foreseen } from "../engine/definition";
import { isUnknown } from "../engine/unknown";
import type { ScopeRules } from "../scope/rules";
import type { World } from "../world";

export interface AssignmentInputs {
  tenant: string;
  tenantId: string;
  servicePrincipalId: string;
  groups: string[];
  users: string[];
  exclusive: boolean;
  allowDeletions?: AllowedDeletions;
}

interface Principal {
  readonly principalId: string;
  readonly principalType: string;
}

interface Lists {
  readonly groups: readonly string[];
  readonly users: readonly string[];
}

const nothing: Foreseen = { sentences: [], refusals: [] };

export const assignmentConsequences: Consequences<World, AssignmentInputs> = {
  of: ["groups", "users", "exclusive"],

  async foresee(world, before, after) {
    const now = knownIn(after);
    const isOpen = isUnknown(after.groups) || isUnknown(after.users) || [...listOf(after.groups), ...listOf(after.users)].some(isUnknown);
    const goes = before === undefined ? [] : goneFrom(knownIn(before), now);
    const change: ScopeChange = { apply: (rules) => assigned(rules, now, (id) => leaves(id, goes, after)), ...(isOpen ? { isOpen } : {}) };
    const becomesExclusive = after.exclusive && before?.exclusive !== true;
    if (isUnknown(after.servicePrincipalId) || (goes.length === 0 && !becomesExclusive)) {
      world.plan.note(whereOf(after), world.urn ?? "", change);
      return nothing;
    }
    return foreseeDeletions(world, { ...whereOf(after), change, ...inWords(goes), allowDeletions: after.allowDeletions });
  },
};

/** The step of taking these out of the assignments, with what is assigned in their place. */
export function unassigning(where: AssignmentInputs, goes: readonly Principal[], instead: Lists = { groups: [], users: [] }): Step {
  const gone = goes.map((each) => each.principalId);
  const change: ScopeChange = { apply: (rules) => assigned(rules, instead, (id) => gone.includes(id)) };
  return { ...whereOf(where), change, ...inWords(goes), allowDeletions: where.allowDeletions };
}

function assigned(rules: ScopeRules, now: Lists, isGone: (id: string) => boolean): ScopeRules {
  const merged = (live: readonly string[], declared: readonly string[]): string[] => [
    ...new Set([...live.filter((id) => !isGone(id)), ...declared]),
  ];
  return { ...rules, groups: merged(rules.groups, now.groups), users: merged(rules.users, now.users) };
}

function leaves(id: string, goes: readonly Principal[], { exclusive, groups, users }: AssignmentInputs): boolean {
  if (exclusive) return ![...listOf(groups), ...listOf(users)].includes(id);
  return goes.some((each) => each.principalId === id);
}

function goneFrom(before: Lists, now: Lists): Principal[] {
  const of = (principalType: string, was: readonly string[]): Principal[] => was.map((principalId) => ({ principalId, principalType }));
  const all = [...of("Group", before.groups), ...of("User", before.users)];
  return all.filter(({ principalId }) => ![...now.groups, ...now.users].includes(principalId));
}

function inWords(goes: readonly Principal[]): Pick<Step, "what" | "property"> {
  const count = (type: string): number => goes.filter((each) => each.principalType === type).length;
  const [groups, users] = [count("Group"), count("User")];
  const parts = [
    ...(groups > 0 ? [`${groups.toString()} ${groups === 1 ? "group" : "groups"}`] : []),
    ...(users > 0 ? [`${users.toString()} single ${users === 1 ? "user" : "users"}`] : []),
  ];
  const whom = parts.length > 0 ? parts.join(" and ") : "whatever is not declared";
  return { what: `taking ${whom} out of the assignments`, property: groups > 0 ? "groups" : users > 0 ? "users" : "exclusive" };
}

function whereOf({ tenant, tenantId, servicePrincipalId }: AssignmentInputs): Pick<Step, "tenant" | "tenantId" | "servicePrincipalId"> {
  return { tenant, tenantId, servicePrincipalId };
}

/** A list that is not known is a text, and so is what is not known in it. */
function knownIn({ groups, users }: Lists): Lists {
  const known = (list: readonly string[]): string[] => listOf(list).filter((id) => !isUnknown(id));
  return { groups: known(groups), users: known(users) };
}

function listOf(value: readonly string[]): readonly string[] {
  return isUnknown(value) ? [] : value;
}
