import { isDeepStrictEqual } from "node:util";
import type { ScopingFilters } from "../../expressions";
import type { AllowedDeletions } from "../consequences/allowedDeletions";
import { foreseeDeletions, type Step } from "../consequences/deletions";
import { uncounted } from "../consequences/sentences";
import type { ScopeChange } from "../consequences/scopePlan";
import type { Consequences, Foreseen } from "../engine/definition";
import { holdsUnknown, isUnknown } from "../engine/unknown";
import { clauseOf, filtersFrom } from "../scope/rules";
import type { World } from "../world";
import type { ObjectMappingWire } from "./schemaWire";
import type { ScopingFilter } from "./scopingFilters";
import type { DeclaredSchema } from "./declaredSchema";

export interface SchemaInputs extends DeclaredSchema {
  tenant: string;
  tenantId: string;
  servicePrincipalId: string;
  allowDeletions?: AllowedDeletions;
}

const nothing: Foreseen = { sentences: [], refusals: [] };

export const schemaConsequences: Consequences<World, SchemaInputs> = {
  of: ["scopingFilters", "actions"],

  async foresee(world, before, after) {
    if (holdsUnknown(after.scopingFilters) || holdsUnknown(after.actions)) return notKnown(before);
    const change = changeTo(after.scopingFilters && filtersOf(after.scopingFilters), after.actions?.delete);
    const filtersNarrow = mayNarrow(before?.scopingFilters, after.scopingFilters);
    if (isUnknown(after.servicePrincipalId) || !(filtersNarrow || startsToDelete(before, after))) {
      world.plan.note(after, world.urn ?? "", change);
      return nothing;
    }
    return foreseeDeletions(world, { ...stepOf(after, filtersNarrow), change });
  },
};

/** Without any filter all pass; whether others let fewer pass has to be counted. */
function mayNarrow(before: readonly unknown[] | null | undefined, after: readonly unknown[] | null | undefined): boolean {
  return (after ?? []).length > 0 && !isDeepStrictEqual(before, after);
}

function startsToDelete(before: SchemaInputs | undefined, after: SchemaInputs): boolean {
  return after.actions?.delete === true && before?.actions?.delete !== true;
}

/** The step from one mapping to another, where it may take users out of scope or delete those who are. */
export function narrowingSchema(where: SchemaInputs, now: ObjectMappingWire, wanted: ObjectMappingWire): Step | undefined {
  const filtersNarrow = mayNarrow(now.scope?.groups, wanted.scope?.groups);
  if (!filtersNarrow && (deletes(now) || !deletes(wanted))) return undefined;
  return { ...stepOf(where, filtersNarrow), change: changeTo(filtersFrom(wanted.scope?.groups), deletes(wanted)) };
}

/** What is not declared stays as it is. */
function changeTo(filters: ScopingFilters | undefined, areDeleted: boolean | undefined): ScopeChange {
  return { apply: (rules) => ({ ...rules, filters: filters ?? rules.filters, deletes: areDeleted ?? rules.deletes }) };
}

function stepOf({ tenant, tenantId, servicePrincipalId, allowDeletions }: SchemaInputs, filtersNarrow: boolean): Omit<Step, "change"> {
  const where = { tenant, tenantId, servicePrincipalId, allowDeletions };
  if (!filtersNarrow) return { ...where, what: 'switching on the action "delete"', property: "actions" };
  return { ...where, what: "the change of the scoping filters", property: "scopingFilters" };
}

function filtersOf(declared: readonly ScopingFilter[]): ScopingFilters {
  return declared.map(({ name, clauses }) => ({
    name,
    clauses: clauses.map(({ attribute, operator, value }) => clauseOf(attribute, operator, value ?? [])),
  }));
}

function notKnown(before: SchemaInputs | undefined): Foreseen {
  if (before === undefined) return nothing;
  return { sentences: [uncounted("the change of the scoping filters", "they are known only in the update.")], refusals: [] };
}

function deletes({ flowTypes }: ObjectMappingWire): boolean {
  return flowTypes.split(/,\s*/).includes("Delete");
}
