import { months, named, partsOf, weekdays } from "./dateFormat";
import { hourOf, offsetOf } from "./dateText";
import { instantFrom, type Instant } from "./instant";

/** Reads a text that must be exactly in this format, blanks around it aside. Nothing when it is not. */
export function readFormatted(text: string, format: string): Instant | undefined {
  const groups: string[] = [];
  const pattern = partsOf(format).map((part) => {
    if ("literal" in part) return escaped(part.literal);
    groups.push(part.letters);
    return `(${reading(part.letters)})`;
  });
  const match = new RegExp(`^${pattern.join("")}$`, "i").exec(text.trim());
  if (!match) return undefined;
  return instantRead(new Map(groups.map((letters, index) => [letters, match[index + 1] ?? ""])));
}

function reading(letters: string): string {
  if (letters === "MMM" || letters === "MMMM") return oneOf(months, letters.length);
  if (letters === "ddd" || letters === "dddd") return oneOf(weekdays, letters.length);
  const shape = Object.hasOwn(shapes, letters) ? shapes[letters] : undefined;
  if (shape !== undefined) return shape;
  if (letters.startsWith("F")) return String.raw`\d{0,${letters.length}}`;
  return letters.length === 1 && letters !== "f" ? String.raw`\d{1,2}` : String.raw`\d{${letters.length}}`;
}

const shapes: Readonly<Record<string, string>> = {
  t: "[AP]",
  tt: "[AP]M",
  z: String.raw`[+-]\d{1,2}`,
  zz: String.raw`[+-]\d{2}`,
  zzz: String.raw`[+-]\d{1,2}:\d{2}`,
  K: String.raw`Z|[+-]\d{2}:\d{2}|`,
};

function oneOf(names: readonly string[], length: number): string {
  return names.map((_, index) => named(names, index, length)).join("|");
}

function instantRead(parts: ReadonlyMap<string, string>): Instant | undefined {
  const find = (first: string) => [...parts].find(([letters]) => letters.startsWith(first));
  const number = (first: string, absent: number) => Number(find(first)?.[1] ?? absent);
  const half = find("t")?.[1];
  const hour = hourOf(find("h") ? number("h", 12) : number("H", 0), half === undefined ? undefined : `${half.charAt(0)}M`);
  if (hour === undefined) return undefined;
  const local = instantFrom({
    year: yearRead(find("y")),
    month: monthRead(find("M")),
    day: dayRead([...parts]),
    hour,
    minute: number("m", 0),
    second: number("s", 0),
    fraction: Number((find("f") ?? find("F"))?.[1].padEnd(7, "0") ?? 0),
  });
  return local === undefined ? undefined : local - offsetOf((find("z") ?? find("K"))?.[1]);
}

// .NET takes two digits as a year from 1950 to 2049.
function yearRead([letters, text]: readonly [string, string] = ["yyyy", "1"]): number {
  const year = Number(text);
  if (letters.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function monthRead([letters, text]: readonly [string, string] = ["MM", "1"]): number {
  if (letters.length < 3) return Number(text);
  return months.findIndex((name) => named([name], 0, letters.length).toLowerCase() === text.toLowerCase()) + 1;
}

function dayRead(parts: readonly (readonly [string, string])[]): number {
  return Number(parts.find(([letters]) => letters === "d" || letters === "dd")?.[1] ?? 1);
}

function escaped(literal: string): string {
  return literal.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
