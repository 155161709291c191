import { stripVTControlCharacters } from "node:util";
import Table from "cli-table3";
import type { Screen } from "./screen";

export type Cell = string | number | undefined;

interface Options {
  /** Which columns may be broken into several lines where the terminal is too narrow: the last one, unless named. */
  readonly flexible?: number;
}

const gap = 2;
const narrowest = 16;

/** Rows below their headings, without lines between them. On a terminal the flexible column is broken to fit. */
export function table(screen: Screen, headings: readonly string[], rows: readonly (readonly Cell[])[], options: Options = {}): string {
  const heads = headings.map((heading) => screen.paint("bold", heading));
  return laidOut(screen, [heads, ...rows.map((row) => row.map(textOf))], options);
}

/** Names and values, one below the other. */
export function fields(screen: Screen, rows: readonly (readonly [string, Cell])[]): string {
  const there = rows.filter(([, value]) => value !== undefined);
  return laidOut(
    screen,
    there.map(([name, value]) => [screen.paint("dim", name), textOf(value)]),
    {},
  );
}

/** What there is nothing to say of. */
const nothing = "-";

function textOf(cell: Cell): string {
  return cell === undefined || cell === "" ? nothing : String(cell);
}

function laidOut({ width }: Screen, rows: readonly (readonly string[])[], { flexible }: Options): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const made = new Table({
    chars: borderless,
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
    colWidths: width === undefined ? [] : widths(rows, columns, { width, flexible: flexible ?? columns - 1 }),
    wordWrap: width !== undefined,
  });
  for (const row of rows) made.push([...row]);
  return made
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

const borderless = {
  ...Object.fromEntries(
    ["top", "bottom", "left", "right"].flatMap((side) => ["", "-mid", "-left", "-right"].map((part) => [`${side}${part}`, ""])),
  ),
  mid: "",
  "mid-mid": "",
  middle: " ".repeat(gap),
};

/** The flexible column gets what the others leave; `null` is as wide as its content. */
function widths(
  rows: readonly (readonly string[])[],
  columns: number,
  { width, flexible }: { width: number; flexible: number },
): (number | null)[] {
  const widest = (column: number): number => Math.max(...rows.map((row) => visibleLength(row[column] ?? "")));
  const others = Array.from({ length: columns }, (_, column) => (column === flexible ? 0 : widest(column) + gap));
  const left = width - others.reduce((sum, each) => sum + each, 0);
  return Array.from({ length: columns }, (_, column) => (column === flexible && widest(column) > left ? Math.max(narrowest, left) : null));
}

function visibleLength(text: string): number {
  return Math.max(...text.split("\n").map((line) => stripVTControlCharacters(line).length));
}
