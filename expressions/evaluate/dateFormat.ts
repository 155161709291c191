import { civilOf, weekdayOf, type Civil, type Instant } from "./instant";

/** The parts of a .NET date format: a run of one letter, or text that stands for itself. */
type Part = { readonly letters: string } | { readonly literal: string };

/**
 * Writes a moment in a .NET custom date format, in English and UTC.
 * @see https://learn.microsoft.com/dotnet/standard/base-types/custom-date-and-time-format-strings
 */
export function formatted(instant: Instant, format: string): string {
  return partsOf(format)
    .map((part) => ("literal" in part ? part.literal : write(part.letters, instant)))
    .join("");
}

// One letter alone is a standard format in .NET.
const standardFormats: Readonly<Record<string, string>> = {
  d: "M/d/yyyy",
  g: "M/d/yyyy h:mm tt",
  G: "M/d/yyyy h:mm:ss tt",
  s: "yyyy-MM-dd'T'HH:mm:ss",
  u: "yyyy-MM-dd HH:mm:ss'Z'",
  o: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  O: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
};

/** The parts of a format, one after the other. */
export function partsOf(format: string): readonly Part[] {
  const whole = standardFormats[format] ?? format;
  return Array.from(whole.matchAll(partPattern), ([text, quote, letters]) => {
    if (letters !== undefined) return { letters };
    if (text.startsWith("\\")) return { literal: text.slice(1) };
    return { literal: quote === undefined ? text.replace(/^%/, "") : text.slice(1, -1) };
  });
}

const partPattern = /(['"])[^]*?\1|((?:y+|M+|d+|H+|h+|m+|s+|f{1,7}|F{1,7}|t{1,2}|z{1,3}|K))|\\[^]|[^]/g;

export const months = "January February March April May June July August September October November December".split(" ");
export const weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

function write(letters: string, instant: Instant): string {
  const civil = civilOf(instant);
  const first = letters.charAt(0);
  if (first === "M" && letters.length > 2) return named(months, civil.month - 1, letters.length);
  if (first === "d" && letters.length > 2) return named(weekdays, weekdayOf(instant), letters.length);
  if (first === "f") return fractionOf(civil).slice(0, letters.length);
  if (first === "F") return fractionOf(civil).slice(0, letters.length).replace(/0+$/, "");
  if (first === "t") return (civil.hour < 12 ? "AM" : "PM").slice(0, letters.length);
  if (first === "z") return ["+0", "+00", "+00:00"][letters.length - 1] ?? "";
  if (first === "K") return "Z";
  return String(numberFor(letters, civil)).padStart(letters.length, "0");
}

function numberFor(letters: string, civil: Civil): number {
  switch (letters.charAt(0)) {
    case "y":
      return letters.length < 3 ? civil.year % 100 : civil.year;
    case "M":
      return civil.month;
    case "d":
      return civil.day;
    case "H":
      return civil.hour;
    case "h":
      return civil.hour % 12 || 12;
    case "m":
      return civil.minute;
    default:
      return civil.second;
  }
}

export function named(names: readonly string[], index: number, length: number): string {
  const name = names[index] ?? "";
  return length === 3 ? name.slice(0, 3) : name;
}

function fractionOf({ fraction }: Civil): string {
  return String(fraction).padStart(7, "0");
}
