import Table from "cli-table3";
import { fitted, gap, type Rows } from "./columns";
import type { Screen } from "./screen";

export type Cell = string | number | undefined;

/** Rows below their headings, without lines between them. Where a terminal is too narrow for that, each row is a block of its own. */
export function table(screen: Screen, headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const heads = headings.map((heading) => screen.paint("bold", heading));
  const sideBySide = laidOut(screen, [heads, ...rows.map((row) => row.map(textOf))]);
  return (
    sideBySide ??
    rows
      .map((row) =>
        fields(
          screen,
          headings.map((heading, index) => [heading, textOf(row[index])]),
        ),
      )
      .join("\n\n")
  );
}

/** Names and values, one below the other. */
export function fields(screen: Screen, rows: readonly (readonly [string, Cell])[]): string {
  const there = rows.filter(([, value]) => value !== undefined).map(([name, value]) => [screen.paint("dim", name), textOf(value)]);
  return laidOut(screen, there) ?? there.map((row) => row.join("\n")).join("\n");
}

/** What there is nothing to say of. */
const nothing = "-";

function textOf(cell: Cell): string {
  return cell === undefined || cell === "" ? nothing : String(cell);
}

/** `undefined` where the terminal is too narrow. Where there is none, a row stays one line. */
function laidOut({ width }: Screen, rows: Rows): string | undefined {
  const shown = width === undefined ? rows : fitted(rows, width);
  if (shown === undefined) return undefined;
  const made = new Table({ chars: borderless, style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true } });
  for (const row of shown) made.push([...row]);
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
