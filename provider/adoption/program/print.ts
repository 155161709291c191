import { comment, nameOf, quoted } from "./words";
import type { List, Members, Value } from "./value";

const width = 80;
const step = "  ";

/** Where a value stands: how far its lines are indented, what is before it on its line, and what follows it. */
interface Place {
  readonly indent: string;
  readonly before: number;
  readonly after: number;
}

/** A statement that makes something: `const x = new Kind("name", { ... });`, formatted as Prettier does without any setting of its own. */
export function statement(head: string, given: readonly Value[]): string {
  const [first = "", last, options] = given;
  if (last === undefined) return `${head}(${print(first, placeAt("", head.length))});`;
  const line = `${head}(${print(first, placeAt("", 0))}, `;
  if (options === undefined && line.length < width) return `${line}${expanded(last, "")});`;
  const lines = given.map((each, index) => step + (index === 1 ? expanded(each, step) : print(each, placeAt(step, step.length))));
  return `${head}(\n${lines.join(",\n")},\n);`;
}

function placeAt(indent: string, before: number): Place {
  return { indent, before, after: 1 };
}

function print(value: Value, place: Place): string {
  const flat = onOneLine(value);
  if (flat !== undefined && place.before + flat.length + place.after <= width) return flat;
  return expanded(value, place.indent);
}

/** Objects and lists one member to a line; anything else has no other form. */
function expanded(value: Value, indent: string): string {
  if (typeof value !== "object" || value.kind === "code") return onOneLine(value) ?? "";
  const inner = indent + step;
  const lines = value.kind === "list" ? items(value, inner) : memberLines(value, inner);
  const [open, close] = value.kind === "list" ? "[]" : "{}";
  return lines.length === 0 ? `${open ?? ""}${close ?? ""}` : `${open ?? ""}\n${lines.join("\n")}\n${indent}${close ?? ""}`;
}

function items({ items }: List, indent: string): string[] {
  return items.map((item) => {
    const remark = item.comment === undefined ? "" : ` ${comment(item.comment)}`;
    return `${indent}${print(item.value, placeAt(indent, indent.length))},${remark}`;
  });
}

function memberLines({ members }: Members, indent: string): string[] {
  return members.flatMap((member) => {
    const remark = member.comment === undefined ? [] : [indent + comment(member.comment)];
    const name = `${indent}${nameOf(member.name)}: `;
    return [...remark, `${name.trimEnd()}${afterName(member.value, placeAt(indent, name.length))},`];
  });
}

/** A text that is too long for its line goes to the next one. */
function afterName(value: Value, place: Place): string {
  const text = print(value, place);
  const isLong = typeof value === "string" && place.before + text.length + place.after > width;
  return isLong ? `\n${place.indent}${step}${text}` : ` ${text}`;
}

/** `undefined` where the value has comments, or is a list of objects, which never stand on one line. */
function onOneLine(value: Value): string | undefined {
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object") return String(value);
  if (value.kind === "code") return value.code;
  const all: readonly { readonly value: Value; readonly comment?: string; readonly name?: string }[] =
    value.kind === "list" ? value.items : value.members;
  if (all.some((each) => each.comment !== undefined) || isTable(value)) return undefined;
  const parts = all.map((each) => [each.name, onOneLine(each.value)] as const);
  if (parts.some(([, part]) => part === undefined)) return undefined;
  const texts = parts.map(([name, part]) => (name === undefined ? (part ?? "") : `${nameOf(name)}: ${part ?? ""}`));
  if (value.kind === "list") return `[${texts.join(", ")}]`;
  return texts.length === 0 ? "{}" : `{ ${texts.join(", ")} }`;
}

function isTable(value: List | Members): boolean {
  if (value.kind !== "list" || value.items.length < 2) return false;
  return value.items.every(({ value: each }) => typeof each === "object" && each.kind === "members" && each.members.length > 1);
}
