import { isDeepStrictEqual } from "node:util";
import { operatorNamed, operators, parse } from "../../expressions";
import type { KnownNames } from "../resources/attributeNames";
import { mappingOf, type AttributeMapping } from "../resources/attributeMappings";
import { declaredMapping, wantedMapping, type DeclaredMapping } from "../resources/objectMapping";
import { faultsOfFilters, faultsOfMappings } from "../resources/schemaFaults";
import type { ObjectMappingWire, RowWire } from "../resources/schemaWire";
import { filtersOf, type ScopingFilter } from "../resources/scopingFilters";

/** How the mapping of one type of objects differs from the service's own. */
export interface MappingDifferences {
  readonly mappings: Readonly<Record<string, AttributeMapping>>;
  /** The service's own mappings that were taken away. */
  readonly taken: readonly string[];
  readonly scopingFilters?: readonly ScopingFilter[];
  readonly actions?: DeclaredMapping["actions"];
  /** What differs and cannot be declared, in sentences. */
  readonly left: readonly string[];
}

const nothing: DeclaredMapping = { mappings: {}, unmapped: [], exclusive: false };

export function mappingDifferences(now: ObjectMappingWire, usual: ObjectMappingWire | undefined, known: KnownNames): MappingDifferences {
  const candidates = rowsOf(now).flatMap((row) => {
    const same = usual && rowsOf(usual).find((each) => each.targetAttributeName === row.targetAttributeName);
    return isSameRow(row, same) ? [] : [[row.targetAttributeName, mappingWithDefault(row, same)] as const];
  });
  const isKept = ([target, mapping]: readonly [string, AttributeMapping]): boolean =>
    isAcceptable(target, mapping, known) && staysAsItIs(now, { mappings: { [target]: mapping } });
  const kept = candidates.filter(isKept);
  const there = now.attributeMappings.map((row) => row.targetAttributeName);
  const filters = filtersIn(now, usual, known);
  return {
    mappings: Object.fromEntries(kept),
    taken: (usual ? rowsOf(usual) : []).map((row) => row.targetAttributeName).filter((target) => !there.includes(target)),
    scopingFilters: typeof filters === "string" ? undefined : filters,
    actions: actionsIn(now, usual),
    left: [
      ...candidates.filter((each) => !kept.includes(each)).map(([target]) => `The mapping of ${target} cannot be declared as it is.`),
      ...(typeof filters === "string" ? [filters] : []),
    ],
  };
}

/** The matching attribute is nobody's to declare. */
function rowsOf(mapping: ObjectMappingWire): RowWire[] {
  return mapping.attributeMappings.filter((row) => row.matchingPriority === 0);
}

function isSameRow(row: RowWire, usual: RowWire | undefined): boolean {
  const told = ({ source, flowType, defaultValue }: RowWire): unknown[] => [
    source?.type,
    source?.expression,
    flowType,
    defaultValue || null,
  ];
  return usual !== undefined && isDeepStrictEqual(told(row), told(usual));
}

function mappingWithDefault(row: RowWire, usual: RowWire | undefined): AttributeMapping {
  const mapping = mappingOf(row, undefined);
  return row.defaultValue && row.defaultValue !== usual?.defaultValue ? { ...mapping, default: row.defaultValue } : mapping;
}

function isAcceptable(target: string, mapping: AttributeMapping, known: KnownNames): boolean {
  const { attribute, constant, expression } = mapping;
  if (attribute === "" || [attribute, constant, expression].every((each) => each === undefined)) return false;
  if (expression !== undefined && !isReadable(expression)) return false;
  return faultsOfMappings("mappings", { [target]: mapping }, known).length === 0;
}

function isReadable(expression: string): boolean {
  try {
    parse(expression);
    return true;
  } catch {
    return false;
  }
}

function staysAsItIs(now: ObjectMappingWire, declared: Partial<DeclaredMapping>): boolean {
  return isDeepStrictEqual(
    wantedMapping({ ...nothing, ...declared }, now, (operator) => operator),
    now,
  );
}

/** The filters where they differ, or the sentence why they are not declared. */
function filtersIn(
  now: ObjectMappingWire,
  usual: ObjectMappingWire | undefined,
  known: KnownNames,
): readonly ScopingFilter[] | string | undefined {
  const groups = now.scope?.groups ?? [];
  const usually = usual?.scope?.groups ?? [];
  if (groups.length === 0 && usually.length === 0) return undefined;
  const filters = filtersOf(groups, []);
  const areAcceptable = filters.every(isAcceptableFilter) && faultsOfFilters("scopingFilters", filters, known).length === 0;
  if (areAcceptable && staysAsItIs(now, { scopingFilters: filters })) return filters;
  return "The scoping filters cannot be declared as they are: see their titles, attributes and operators.";
}

function isAcceptableFilter({ name, clauses }: ScopingFilter): boolean {
  if (name === "" || clauses.length === 0) return false;
  return clauses.every(({ attribute, operator, value }) => {
    const known = operatorNamed(operator);
    return attribute !== "" && known === operator && (operators[known].arity === "binary") === (value !== undefined);
  });
}

function actionsIn(now: ObjectMappingWire, usual: ObjectMappingWire | undefined): DeclaredMapping["actions"] {
  const all = { create: true, update: true, delete: true };
  const of = (mapping: ObjectMappingWire): object => declaredMapping(mapping, { ...nothing, actions: all }).actions ?? {};
  const usually: Readonly<Record<string, unknown>> = { ...(usual ? of(usual) : all) };
  const changed = Object.entries(of(now)).filter(([name, isOn]) => usually[name] !== isOn);
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}
