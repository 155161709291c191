import { mappingOf, rowOf, type AttributeMapping } from "./attributeMappings";
import { filtersOf, groupsOf, type OperatorSpelling, type ScopingFilter } from "./scopingFilters";
import type { ObjectMappingWire, RowWire } from "./schemaWire";

/** What a program declares over the mapping of users. */
export interface DeclaredSchema {
  readonly mappings: Readonly<Record<string, AttributeMapping>>;
  readonly unmapped: readonly string[];
  readonly exclusive: boolean;
  readonly scopingFilters?: readonly ScopingFilter[];
  readonly actions?: Actions;
}

interface Actions {
  readonly create?: boolean;
  readonly update?: boolean;
  readonly delete?: boolean;
}

const flows = { create: "Add", update: "Update", delete: "Delete" } as const;
const actionNames = ["create", "update", "delete"] as const;

/** What is there, with what is declared over it. Rows keep their places, and everything else its form. */
export function wantedMapping(declared: DeclaredSchema, now: ObjectMappingWire, spelling: OperatorSpelling): ObjectMappingWire {
  refuseMatching(declared, now);
  const there = now.attributeMappings.map((row) => row.targetAttributeName);
  const kept = now.attributeMappings.filter((row) => isMatching(row) || !isTakenAway(declared, row.targetAttributeName));
  const changed = kept.map((row) => {
    const mapping = declared.mappings[row.targetAttributeName];
    return mapping === undefined || isMatching(row) ? row : rowOf(row.targetAttributeName, mapping, row);
  });
  const added = Object.entries(declared.mappings).filter(([target]) => !there.includes(target));
  return {
    ...now,
    flowTypes: flowTypesOf(declared.actions, now.flowTypes),
    scope: scopeOf(declared.scopingFilters, now, spelling),
    attributeMappings: [...changed, ...added.map(([target, mapping]) => rowOf(target, mapping, undefined))],
  };
}

/** What is there, in the words of the program: where it differs from what is declared, there is drift. */
export function declaredMapping(now: ObjectMappingWire, declared: DeclaredSchema): DeclaredSchema {
  const { mappings, unmapped, exclusive, scopingFilters, actions } = declared;
  const rows = now.attributeMappings.filter((row) => !isMatching(row));
  const owned = rows.filter((row) => exclusive || row.targetAttributeName in mappings);
  const there = rows.map((row) => row.targetAttributeName);
  return {
    exclusive,
    mappings: Object.fromEntries(owned.map((row) => [row.targetAttributeName, mappingOf(row, mappings[row.targetAttributeName])])),
    unmapped: unmapped.filter((target) => !there.includes(target)),
    scopingFilters: scopingFilters && filtersOf(now.scope?.groups ?? [], scopingFilters),
    actions: actions && actionsIn(now.flowTypes, actions),
  };
}

/** What was declared as it was before; everything else as it is now. */
export function restoredMapping(
  now: ObjectMappingWire,
  before: ObjectMappingWire | undefined,
  declared: DeclaredSchema,
): ObjectMappingWire {
  if (before === undefined) return now;
  const isOurs = (target: string): boolean => target in declared.mappings || isTakenAway(declared, target);
  const others = now.attributeMappings.filter((row) => isMatching(row) || !isOurs(row.targetAttributeName));
  const ours = before.attributeMappings.filter((row) => !isMatching(row) && isOurs(row.targetAttributeName));
  const groups = declared.scopingFilters === undefined ? now.scope?.groups : before.scope?.groups;
  return {
    ...now,
    flowTypes: declared.actions === undefined ? now.flowTypes : before.flowTypes,
    scope: now.scope === null && before.scope === null ? null : { ...before.scope, ...now.scope, groups: groups ?? [] },
    attributeMappings: inOrderOf(before.attributeMappings, [...others, ...ours]),
  };
}

/** Order means nothing to the service; keeping it spares a write where nothing else is left to restore. */
function inOrderOf(before: readonly RowWire[], rows: readonly RowWire[]): RowWire[] {
  const place = (row: RowWire): number => before.findIndex((each) => each.targetAttributeName === row.targetAttributeName);
  return [...rows].sort((one, other) => (place(one) === -1 ? Infinity : place(one)) - (place(other) === -1 ? Infinity : place(other)) || 0);
}

function isTakenAway({ mappings, unmapped, exclusive }: DeclaredSchema, target: string): boolean {
  return unmapped.includes(target) || (exclusive && !(target in mappings));
}

function isMatching(row: RowWire): boolean {
  return row.matchingPriority > 0;
}

function refuseMatching({ mappings, unmapped }: DeclaredSchema, now: ObjectMappingWire): void {
  const named = now.attributeMappings
    .filter(isMatching)
    .find(({ targetAttributeName: target }) => target in mappings || unmapped.includes(target));
  if (named !== undefined) throw new MatchingProtected(named.targetAttributeName);
}

function scopeOf(
  filters: DeclaredSchema["scopingFilters"],
  now: ObjectMappingWire,
  spelling: OperatorSpelling,
): ObjectMappingWire["scope"] {
  if (filters === undefined) return now.scope;
  const empty = { inputFilterGroups: [], categoryFilterGroups: [] };
  return { ...empty, ...now.scope, groups: groupsOf(filters, now.scope?.groups ?? [], spelling) };
}

function flowTypesOf(actions: Actions | undefined, now: string): string {
  const wanted = actionNames.filter((name) => actions?.[name] ?? isOn(now, name));
  const isSame = actionNames.every((name) => wanted.includes(name) === isOn(now, name));
  return isSame ? now : wanted.map((name) => flows[name]).join(",") || "None";
}

function actionsIn(flowTypes: string, declared: Actions): Actions {
  return Object.fromEntries(actionNames.filter((name) => declared[name] !== undefined).map((name) => [name, isOn(flowTypes, name)]));
}

function isOn(flowTypes: string, name: keyof typeof flows): boolean {
  return flowTypes.split(/,\s*/).includes(flows[name]);
}

class MatchingProtected extends Error {
  constructor(target: string) {
    super(
      `${target} is the attribute by which users are matched between the tenants: the service lets nobody change or remove its mapping`,
    );
    this.name = "MatchingProtected";
  }
}
