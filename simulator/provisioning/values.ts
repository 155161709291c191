import type { EvaluateOptions } from "../../expressions";
import { isObject, type Json } from "../graph/json";
import type { Entity } from "../store/kinds";
import { MappingFailure, keepTarget } from "./language";
import type { Mapping, ObjectRule } from "./rule";
import type { SourceEntry } from "./sourceEntry";
import type { Workplace } from "./workplace";

/** What a target user is to have that it has not. */
export interface Changes {
  /** Graph's properties to write. */
  readonly properties: Readonly<Record<string, Json>>;
  /** By the names of the schema: attribute, before, after. */
  readonly attributes: readonly (readonly [string, Json, Json])[];
  /** The user's new manager in the target. */
  readonly managerId?: string;
  /** How the group's members change. */
  readonly members?: MemberChanges;
}

/** Members of a target group by their ids there. */
export interface MemberChanges {
  readonly before: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The difference between what the mappings give for an object and what the target object has; all of it for a new one. */
export function changesFor({ target, options }: Workplace, rule: ObjectRule, user: SourceEntry, existing?: Entity): Changes {
  const properties: Record<string, Json> = {};
  const attributes: [string, Json, Json][] = [];
  for (const mapping of rule.mappings) {
    const before = existing ? mapping.attribute.read(existing) : null;
    if (!applies(mapping, existing, before)) continue;
    const value = valueOf(mapping, user, options);
    if (value === undefined) continue;
    const written = mapping.attribute.write(value, target);
    if (!Object.entries(written).some(([name, each]) => differs(each, existing?.[name] ?? null))) continue;
    for (const [name, each] of Object.entries(written)) properties[name] = within(each, properties[name] ?? existing?.[name]);
    attributes.push([mapping.name, before, mapping.attribute.read(written as Entity)]);
  }
  check(properties);
  return { properties, attributes };
}

/** Some mappings only count for a new object, or where the target has nothing yet. */
function applies(mapping: Mapping, existing: Entity | undefined, before: Json): boolean {
  if (!existing) return true;
  if (mapping.flowType === "ObjectAddOnly") return false;
  return mapping.flowType === "Always" || before === null || (Array.isArray(before) && before.length === 0);
}

/** A source without a value leaves the target alone, unless the mapping has a default or the attribute takes null. */
function valueOf(mapping: Mapping, user: SourceEntry, options: EvaluateOptions): Json | undefined {
  const value = mapping.evaluate(user, options);
  if (value === keepTarget) return undefined;
  if (value !== null && value !== "") return value;
  return mapping.defaultValue !== null && mapping.defaultValue !== "" ? mapping.defaultValue : mapping.flowsNull ? null : undefined;
}

/** A member of a structured value is written beside the others. */
function within(written: Json, before: Json | undefined): Json {
  return isObject(written) && isObject(before) ? { ...before, ...written } : written;
}

function differs(written: Json, before: Json): boolean {
  if (!isObject(written)) return !same(written, before);
  return Object.entries(written).some(([name, each]) => !same(each ?? null, isObject(before) ? (before[name] ?? null) : null));
}

function same(a: Json, b: Json): boolean {
  return a === b || (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));
}

function check(properties: Readonly<Record<string, Json>>): void {
  const { userType } = properties;
  if (userType !== undefined && userType !== "Member" && userType !== "Guest") {
    throw new MappingFailure(`The value '${JSON.stringify(userType)}' of the property userType is invalid: it must be Member or Guest.`);
  }
}
