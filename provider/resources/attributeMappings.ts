import { parse, sameExpression, toSource } from "../../expressions";
import type { RowWire, SourceWire } from "./schemaWire";

/** How one attribute of the target comes about: exactly one of `attribute`, `constant` and `expression`. */
export interface AttributeMapping {
  readonly attribute?: string;
  readonly constant?: string;
  readonly expression?: string;
  readonly apply?: "always" | "onlyOnCreate";
  readonly default?: string;
}

const flowTypes = { always: "Always", onlyOnCreate: "ObjectAddOnly" } as const;

/** The row as it is to be: members that are not declared stay as they are. */
export function rowOf(target: string, declared: AttributeMapping, live: RowWire | undefined): RowWire {
  const added = { defaultValue: null, exportMissingReferences: false, flowBehavior: "FlowWhenChanged", matchingPriority: 0 };
  return {
    ...added,
    ...live,
    targetAttributeName: target,
    source: sourceOf(declared, live?.source ?? undefined),
    flowType: flowTypes[declared.apply ?? "always"],
    ...(declared.default === undefined ? {} : { defaultValue: declared.default }),
  };
}

function sourceOf(declared: AttributeMapping, live: SourceWire | undefined): SourceWire {
  if (live !== undefined && isSameSource(declared, live)) return live;
  const { attribute, constant, expression } = declared;
  if (attribute !== undefined) return { type: "Attribute", name: attribute, expression: `[${attribute}]`, parameters: [] };
  if (constant !== undefined) return { type: "Constant", name: constant, expression: JSON.stringify(constant), parameters: [] };
  return toSource(parse(expression ?? ""));
}

/** What is there, in the words of the program that declared it. */
export function mappingOf(row: RowWire, declared: AttributeMapping | undefined): AttributeMapping {
  const { source } = row;
  const what =
    declared !== undefined && source !== null && isSameSource(declared, source) ? declaredSource(declared) : naturalSource(source);
  const apply = row.flowType === flowTypes.onlyOnCreate ? "onlyOnCreate" : "always";
  return { ...what, apply, ...(declared?.default === undefined ? {} : { default: row.defaultValue ?? "" }) };
}

function isSameSource({ attribute, constant, expression }: AttributeMapping, live: SourceWire): boolean {
  if (attribute !== undefined) return live.type === "Attribute" && live.name === attribute;
  if (constant !== undefined) return live.type === "Constant" && live.name === constant;
  // The service prints blanks in its own way.
  return sameExpression(live.expression, expression ?? "");
}

function declaredSource({ attribute, constant, expression }: AttributeMapping): AttributeMapping {
  return { attribute, constant, expression };
}

function naturalSource(source: SourceWire | null): AttributeMapping {
  if (source === null) return {};
  if (source.type === "Attribute") return { attribute: source.name };
  if (source.type === "Constant") return { constant: source.name };
  return { expression: source.expression };
}
