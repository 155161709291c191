import { isDeepStrictEqual } from "node:util";
import { publishedAttributes } from "./publishedAttributes";
import { attributesOn, userMappingIn, withAttributesOn, type AttributeWire, type SchemaWire, type Side } from "./schemaWire";

export const attributeTypes = ["String", "Integer", "Boolean", "DateTime", "Binary"] as const;
export type AttributeType = (typeof attributeTypes)[number];

/** Attributes by name that a program adds to those which the service knows of users, on each side. */
export type DeclaredAttributes = Readonly<Record<Side, Readonly<Record<string, AttributeType>>>>;

export const sides: readonly Side[] = ["source", "target"];

/** As the portal adds one: an ordinary optional attribute of one value. */
const ordinary = {
  anchor: false,
  caseExact: false,
  defaultValue: null,
  flowNullValues: false,
  multivalued: false,
  mutability: "ReadWrite",
  required: false,
  referencedObjects: [],
  apiExpressions: [],
  metadata: [],
};

/** What is there, with what is declared beside it. What the service discovered by itself stays as it is. */
export function withDeclared(schema: SchemaWire, declared: DeclaredAttributes | undefined): SchemaWire {
  if (declared === undefined) return schema;
  return sides.reduce((changed, side) => {
    const now = attributesOn(changed, side);
    const wanted = Object.entries(declared[side]);
    const retyped = now.map((each) => {
      const type = declared[side][each.name];
      return type === undefined || type === each.type ? each : { ...each, type };
    });
    const added = wanted.filter(([name]) => !now.some((each) => each.name === name)).map(([name, type]) => ({ ...ordinary, name, type }));
    const attributes: readonly AttributeWire[] = [...retyped, ...added];
    return isDeepStrictEqual(attributes, now) ? changed : withAttributesOn(changed, side, attributes);
  }, schema);
}

/** Of what is declared that which is there, in the words of the program. */
export function declaredOf(schema: SchemaWire, declared: DeclaredAttributes | undefined): DeclaredAttributes | undefined {
  if (declared === undefined) return undefined;
  const on = (side: Side): Record<string, AttributeType> => {
    const there = attributesOn(schema, side).filter((each) => each.name in declared[side]);
    return Object.fromEntries(there.map(({ name, type }) => [name, (type ?? "String") as AttributeType]));
  };
  return { source: on("source"), target: on("target") };
}

/** Those beyond the published ones, by their types: what was there before us, and stays after us. */
export function customAttributes(schema: SchemaWire): DeclaredAttributes {
  const on = (side: Side): Record<string, AttributeType> => {
    const custom = attributesOn(schema, side).filter((each) => !publishedAttributes[side].includes(each.name));
    return Object.fromEntries(custom.map(({ name, type }) => [name, (type ?? "String") as AttributeType]));
  };
  return { source: on("source"), target: on("target") };
}

/** Without those that we added, but for what a mapping of somebody else uses by now. */
export function withoutDeclared(schema: SchemaWire, before: DeclaredAttributes, declared: DeclaredAttributes | undefined): SchemaWire {
  if (declared === undefined) return schema;
  return sides.reduce((changed, side) => {
    const isOurs = ({ name }: AttributeWire): boolean => name in declared[side] && !(name in before[side]) && !isUsed(schema, side, name);
    const now = attributesOn(changed, side);
    const retyped = now.map((each) => {
      const type = each.name in declared[side] ? before[side][each.name] : undefined;
      return type === undefined || type === each.type ? each : { ...each, type };
    });
    const kept = retyped.filter((each) => !isOurs(each));
    return isDeepStrictEqual(kept, now) ? changed : withAttributesOn(changed, side, kept);
  }, schema);
}

function isUsed(schema: SchemaWire, side: Side, name: string): boolean {
  const { attributeMappings, scope } = userMappingIn(schema);
  if (side === "target") return attributeMappings.some((row) => row.targetAttributeName === name);
  const clauses = (scope?.groups ?? []).flatMap((group) => group.clauses);
  return (
    attributeMappings.some((row) => row.source?.expression.includes(`[${name}]`)) || clauses.some((each) => each.sourceOperandName === name)
  );
}
