import { attributeTypes, type AttributeType, type DeclaredAttributes } from "../resources/customAttributes";
import { faultsOfAttributes } from "../resources/schemaFaults";
import { attributesOn, type AttributeWire, type SchemaWire, type Side } from "../resources/schemaWire";

export interface AttributeDifferences {
  /** Those that somebody added and that can be declared; `undefined` where there are none. */
  readonly added?: DeclaredAttributes;
  readonly left: readonly string[];
}

/** What was added to the lists of attributes; without the service's own lists nobody knows. */
export function attributeDifferences(live: SchemaWire, standard: SchemaWire | undefined): AttributeDifferences {
  if (standard === undefined) return { left: [] };
  const there = { source: addedOn("source", live, standard), target: addedOn("target", live, standard) };
  const declared = { source: typed(there.source, "source"), target: typed(there.target, "target") };
  const isAny = Object.keys({ ...declared.source, ...declared.target }).length > 0;
  const left = [...there.source, ...there.target]
    .map(({ name }) => name)
    .filter((name) => !(name in declared.source) && !(name in declared.target));
  return {
    ...(isAny ? { added: declared } : {}),
    left: left.length === 0 ? [] : [`Attributes that cannot be declared were added to the attribute list: ${left.sort().join(", ")}.`],
  };
}

function addedOn(side: Side, live: SchemaWire, standard: SchemaWire): AttributeWire[] {
  const usual = attributesOn(standard, side).map(({ name }) => name);
  return attributesOn(live, side).filter(({ name }) => !usual.includes(name));
}

function typed(attributes: readonly AttributeWire[], side: Side): Record<string, AttributeType> {
  const entries = attributes.flatMap(({ name, type }) => {
    const known = attributeTypes.find((each) => each === type);
    const isAcceptable = known !== undefined && isName(name) && faultsOfAttributes(one(side, name, known)).length === 0;
    return isAcceptable ? [[name, known] as const] : [];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isName(name: string): boolean {
  return /^[^\s[\]]+$/.test(name);
}

function one(side: Side, name: string, type: AttributeType): DeclaredAttributes {
  return { source: {}, target: {}, [side]: { [name]: type } };
}
