import { Terminal, type IBufferCell } from "@xterm/headless";

export type Colour = "red" | "green" | "yellow" | "cyan";

/** Characters of one line that look alike. */
export interface Run {
  readonly column: number;
  readonly text: string;
  readonly colour?: Colour;
  readonly bold: boolean;
  readonly dim: boolean;
}

export type Line = readonly Run[];

/** What a terminal shows in the end of all that was written to it, cursor movements included. */
export async function screenful(raw: string, columns: number): Promise<readonly Line[]> {
  const terminal = new Terminal({ cols: columns, rows: 40, scrollback: 10_000, allowProposedApi: true });
  await new Promise<void>((written) => {
    terminal.write(raw, written);
  });
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, row) => runsOf(cellsOf(active, row, columns)));
  terminal.dispose();
  return lines.slice(0, lines.findLastIndex((line) => line.length > 0) + 1);
}

type Buffer = Terminal["buffer"]["active"];

function cellsOf(buffer: Buffer, row: number, columns: number): readonly IBufferCell[] {
  const line = buffer.getLine(row);
  return Array.from({ length: columns }, (_, column) => line?.getCell(column)).filter((cell) => cell !== undefined);
}

/** Blanks belong to no run, so that columns stay below each other in any font. */
function runsOf(cells: readonly IBufferCell[]): Line {
  const runs: Run[] = [];
  cells.forEach((cell, column) => {
    const text = cell.getChars();
    const last = runs.at(-1);
    const look = lookOf(cell);
    const joins = last !== undefined && isSameLook(last, look) && column - (last.column + last.text.length) < 2;
    if (text.trim() === "") return;
    if (!joins) runs.push({ column, text, ...look });
    else runs[runs.length - 1] = { ...last, text: `${last.text.padEnd(column - last.column)}${text}` };
  });
  return runs;
}

type Look = Omit<Run, "column" | "text">;

const palette: Readonly<Record<number, Colour>> = { 1: "red", 2: "green", 3: "yellow", 6: "cyan" };

function lookOf(cell: IBufferCell): Look {
  const colour = cell.isFgPalette() ? palette[cell.getFgColor() % 8] : undefined;
  return { colour, bold: cell.isBold() !== 0, dim: cell.isDim() !== 0 };
}

function isSameLook(one: Look, other: Look): boolean {
  return one.colour === other.colour && one.bold === other.bold && one.dim === other.dim;
}
