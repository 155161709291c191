import { filled, visibleLength } from "./prose";

/** Rows of cells, as they are laid out below each other. */
export type Rows = readonly (readonly string[])[];

/** Between two columns. */
export const gap = 2;
const narrowest = 16;

/** The cells broken into lines, so that the columns fit side by side; `undefined` where they cannot, however they are broken. */
export function fitted(rows: Rows, width: number): Rows | undefined {
  const widths = columnWidths(rows, width);
  return widths && rows.map((row) => row.map((cell, column) => filled(cell, widths[column] ?? 0).join("\n")));
}

/** The widest column gives way first, down to its longest word: what has no space in it, such as an id, is never broken. */
function columnWidths(rows: Rows, width: number): readonly number[] | undefined {
  const columns = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, column) =>
    rows.map((row) => row[column] ?? ""),
  );
  const least = columns.map((cells, index) => {
    const word = widest(cells.flatMap((cell) => cell.split(/\s/)));
    // Nothing stands beside the last one: a link may go on below itself.
    return index === columns.length - 1 ? Math.min(word, narrowest) : word;
  });
  const widths = columns.map((cells) => widest(cells.flatMap((cell) => cell.split("\n"))));
  for (let over = sum(widths) + gap * (columns.length - 1) - width; over > 0; over -= 1) {
    const room = widths.map((each, index) => (each > (least[index] ?? 0) ? each : 0));
    const most = Math.max(0, ...room);
    if (most === 0) return undefined;
    widths[room.indexOf(most)] = most - 1;
  }
  return widths;
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(visibleLength));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
