import { allProperties, graphType, isA, type EnumType, type Metadata, type Property, type TypeRef } from "../metadata/model";
import { isObject, type JsonObject } from "../../../simulator/graph/json";
import { isKnownExtra, isKnownInline, isKnownMissing, isKnownWord } from "./deviations";
import { fitsPrimitive } from "./primitive";

/** Of these a plain read returns a few properties only. */
const abridged = graphType("user");

/** One thing that is not as Graph's metadata says. */
export interface Violation {
  readonly at: string;
  readonly problem: string;
}

/** How a body is meant: a whole answer, a part of one, or what a client sends. */
export interface Reading {
  readonly metadata: Metadata;
  /** All that cannot be null must be there: true of an answer from which nothing was selected. */
  readonly whole: boolean;
  /** What was asked to be expanded. */
  readonly expanded: readonly string[];
}

/** Checks one value, or a list of them, against its type. */
export function checkValue(reading: Reading, value: unknown, type: TypeRef, at: string): Violation[] {
  if (!type.collection) return checkOne(reading, value, type.name, at);
  if (!Array.isArray(value)) return [{ at, problem: `is no list of ${type.name}` }];
  return value.flatMap((item: unknown, index) => checkOne(reading, item, type.name, `${at}[${index}]`));
}

function checkOne(reading: Reading, value: unknown, type: string, at: string): Violation[] {
  const { metadata } = reading;
  const fits = fitsPrimitive(value, type);
  if (fits !== undefined) return fits ? [] : [{ at, problem: `${JSON.stringify(value)} is not written as ${type}` }];
  const words = metadata.enums.get(type);
  if (words) return checkWords(value, type, words, at);
  if (!metadata.structured.has(type)) return [{ at, problem: `has the type ${type}, which the metadata does not describe` }];
  return isObject(value) ? checkObject(reading, value, type, at) : [{ at, problem: `is no ${type}` }];
}

function checkWords(value: unknown, type: string, { members, flags }: EnumType, at: string): Violation[] {
  if (typeof value !== "string") return [{ at, problem: "is no word of an enum" }];
  const words = flags ? value.split(",").map((word) => word.trim()) : [value];
  return words
    .filter((word) => !members.has(word) && !isKnownWord(type, word))
    .map((word) => ({ at, problem: `'${word}' is no word of ${type}` }));
}

/** Checks the members of an object, whose `@odata.type` may say that it is more than its place demands. */
export function checkObject(reading: Reading, object: JsonObject, declared: string, at: string): Violation[] {
  const claimed = object["@odata.type"];
  const type = typeof claimed === "string" ? claimed.replace(/^#/, "") : declared;
  if (!isA(reading.metadata, type, declared)) return [{ at, problem: `says it is ${type}, which is no ${declared}` }];
  const properties = allProperties(reading.metadata, type);
  // What is inside of an entity is always whole, and nothing inside was asked to be expanded.
  const inside = { ...reading, expanded: [] };
  const present = Object.entries(object).flatMap(([name, value]) => {
    if (isAnnotation(name) || value === undefined) return [];
    const property = properties.get(name);
    const place = `${at}.${name}`;
    if (property === undefined)
      return isKnownExtra(reading.metadata.depth, type, name) ? [] : [{ at: place, problem: `${type} has no such member` }];
    return checkMember(reading, inside, { value, property, type, place });
  });
  return [...present, ...(reading.whole && type !== abridged ? missing(reading, object, type, at) : [])];
}

interface Member {
  readonly value: unknown;
  readonly property: Property;
  readonly type: string;
  readonly place: string;
}

function checkMember(reading: Reading, inside: Reading, { value, property, type, place }: Member): Violation[] {
  const { name, navigation, nullable } = property;
  const known = reading.metadata.depth === "everything";
  if (known && navigation && !reading.expanded.includes(name) && !isKnownInline(type, name))
    return [{ at: place, problem: "is there although nobody asked to expand it" }];
  if (value !== null) return checkValue(inside, value, property.type, place);
  if (navigation || !known) return [];
  if (property.type.collection) return [{ at: place, problem: "is null where an empty list belongs" }];
  return nullable ? [] : [{ at: place, problem: "is null and must not be" }];
}

function missing({ metadata }: Reading, object: JsonObject, type: string, at: string): Violation[] {
  return [...allProperties(metadata, type).values()]
    .filter((each) => !each.nullable && !each.navigation && each.type.name !== "Edm.Stream" && object[each.name] === undefined)
    .filter((each) => !isKnownMissing(type, each.name))
    .map((each) => ({ at, problem: `lacks '${each.name}', which cannot be null` }));
}

/** `@odata.type`, `members@odata.context`, and Graph's own remarks. */
function isAnnotation(name: string): boolean {
  return /@(odata|microsoft\.graph)\./.test(name);
}
