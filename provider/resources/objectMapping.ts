import { mappingOf, rowOf, type AttributeMapping } from "./attributeMappings";
import { filtersOf, groupsOf, type OperatorSpelling, type ScopingFilter } from "./scopingFilters";
import type { ObjectMappingWire, RowWire } from "./schemaWire";

/** What a program declares over the mapping of one type of objects. */
export interface DeclaredMapping {
  readonly enabled?: boolean;
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
export function wantedMapping(declared: DeclaredMapping, now: ObjectMappingWire, spelling: OperatorSpelling): ObjectMappingWire {
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
    enabled: declared.enabled ?? now.enabled,
    flowTypes: flowTypesOf(declared.actions, now.flowTypes),
    scope: scopeOf(declared.scopingFilters, now, spelling),
    attributeMappings: [...changed, ...added.map(([target, mapping]) => rowOf(target, mapping, undefined))],
  };
}

/** What is there, in the words of the program: where it differs from what is declared, there is drift. */
export function declaredMapping(now: ObjectMappingWire, declared: DeclaredMapping): DeclaredMapping {
  const { enabled, mappings, unmapped, exclusive, scopingFilters, actions } = declared;
  const rows = now.attributeMappings.filter((row) => !isMatching(row));
  const owned = rows.filter((row) => exclusive || row.targetAttributeName in mappings);
  const there = rows.map((row) => row.targetAttributeName);
  return {
    enabled: enabled === undefined ? undefined : now.enabled,
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
  declared: DeclaredMapping,
): ObjectMappingWire {
  if (before === undefined) return now;
  const isOurs = (target: string): boolean => target in declared.mappings || isTakenAway(declared, target);
  const others = now.attributeMappings.filter((row) => isMatching(row) || !isOurs(row.targetAttributeName));
  const ours = before.attributeMappings.filter((row) => !isMatching(row) && isOurs(row.targetAttributeName));
  const groups = declared.scopingFilters === undefined ? now.scope?.groups : before.scope?.groups;
  return {
    ...now,
    enabled: declared.enabled === undefined ? now.enabled : before.enabled,
    flowTypes: declared.actions === undefined ? now.flowTypes : before.flowTypes,
    scope: now.scope === null && before.scope === null ? null : { ...before.scope, ...now.scope, groups: groups ?? [] },
    attributeMappings: inOrderOf(before.attributeMappings, [...others, ...ours]),
  };
}

/** What was declared and is no longer: it goes back to what it was before. `undefined` where nothing was given up. */
export function givenUp(known: DeclaredMapping | undefined, declared: DeclaredMapping): DeclaredMapping | undefined {
  if (known === undefined) return undefined;
  const mappings = Object.fromEntries(Object.entries(known.mappings).filter(([target]) => !(target in declared.mappings)));
  const unmapped = known.unmapped.filter((target) => !declared.unmapped.includes(target));
  const exclusive = known.exclusive && !declared.exclusive;
  const left = <Value>(was: Value | undefined, is: Value | undefined): Value | undefined => (is === undefined ? was : undefined);
  const others = {
    enabled: left(known.enabled, declared.enabled),
    scopingFilters: left(known.scopingFilters, declared.scopingFilters),
    actions: left(known.actions, declared.actions),
  };
  const isNothing = Object.values(others).every((each) => each === undefined) && !exclusive;
  return isNothing && unmapped.length + Object.keys(mappings).length === 0 ? undefined : { mappings, unmapped, exclusive, ...others };
}

/** Order means nothing to the service; keeping it spares a write where nothing else is left to restore. */
function inOrderOf(before: readonly RowWire[], rows: readonly RowWire[]): RowWire[] {
  const place = (row: RowWire): number => before.findIndex((each) => each.targetAttributeName === row.targetAttributeName);
  return [...rows].sort((one, other) => (place(one) === -1 ? Infinity : place(one)) - (place(other) === -1 ? Infinity : place(other)) || 0);
}

function isTakenAway({ mappings, unmapped, exclusive }: DeclaredMapping, target: string): boolean {
  return unmapped.includes(target) || (exclusive && !(target in mappings));
}

function isMatching(row: RowWire): boolean {
  return row.matchingPriority > 0;
}

function refuseMatching({ mappings, unmapped }: DeclaredMapping, now: ObjectMappingWire): void {
  const named = now.attributeMappings
    .filter(isMatching)
    .find(({ targetAttributeName: target }) => target in mappings || unmapped.includes(target));
  if (named !== undefined) throw new MatchingProtected(named.targetAttributeName);
}

function scopeOf(
  filters: DeclaredMapping["scopingFilters"],
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
