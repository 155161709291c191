import Table from "cli-table3";
import { filled, visibleLength } from "./prose";
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

function laidOut(screen: Screen, rows: readonly (readonly string[])[], options: Options): string {
  const made = new Table({
    chars: borderless,
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
  });
  for (const row of fitting(screen, rows, options)) made.push([...row]);
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

/** The flexible column gets what the others leave. */
function fitting({ width }: Screen, rows: readonly (readonly string[])[], { flexible }: Options): readonly (readonly string[])[] {
  if (width === undefined) return rows;
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const broken = flexible ?? columns - 1;
  const widest = (column: number): number => Math.max(...rows.map((row) => visibleLength(row[column] ?? "")));
  const others = Array.from({ length: columns }, (_, column) => (column === broken ? 0 : widest(column) + gap));
  const left = Math.max(narrowest, width - others.reduce((sum, each) => sum + each, 0));
  const fit = broken === columns - 1 ? filled : chopped;
  return rows.map((row) => row.map((cell, column) => (column === broken ? fit(cell, left).join("\n") : cell)));
}

/** Where other columns follow, a word that is too long is broken as well. */
function chopped(text: string, width: number): string[] {
  const pieces = new RegExp(`.{1,${width}}`, "g");
  return filled(text, width).flatMap((line) => (visibleLength(line) > width ? (line.match(pieces) ?? []) : [line]));
}
