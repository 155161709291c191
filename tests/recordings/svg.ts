import type { Line, Run } from "./screenful";

/** What is drawn: a command line, and what the terminal shows below it. */
export interface Recording {
  readonly title: string;
  readonly command: string;
  readonly lines: readonly Line[];
  readonly columns: number;
}

const cell = { width: 8.4, height: 19 };
const margin = 16;
const baseline = 14;

/** A terminal as a picture whose text stays text, light or dark as its reader's screen is. */
export function svg({ title, command, lines, columns }: Recording): string {
  const width = Math.ceil(columns * cell.width + 2 * margin);
  const height = (lines.length + 1) * cell.height + 2 * margin;
  const prompt: Line = [
    { column: 0, text: "$", colour: "green", bold: false, dim: false },
    { column: 2, text: command, bold: true, dim: false },
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${escaped(title)}</title>`,
    `<style>${style}</style>`,
    `<rect class="screen" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    ...[prompt, ...lines].flatMap(drawn),
    "</svg>",
    "",
  ].join("\n");
}

/** Text and screen keep a contrast of 4.5 to 1 and more in both. */
const style = `
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; fill: #1f2328; white-space: pre; }
.screen { fill: #f6f8fa; stroke: #d0d7de; }
.bold { font-weight: bold; }
.dim { fill: #59636e; }
.red { fill: #c4162a; }
.green { fill: #116329; }
.yellow { fill: #7d4e00; }
.cyan { fill: #0a6a72; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .screen { fill: #0d1117; stroke: #3d444d; }
  .dim { fill: #9198a1; }
  .red { fill: #ff7b72; }
  .green { fill: #3fb950; }
  .yellow { fill: #d29922; }
  .cyan { fill: #39c5cf; }
}
`;

function drawn(line: Line, row: number): string[] {
  if (line.length === 0) return [];
  const y = margin + baseline + row * cell.height;
  return [`<text y="${y}">${line.map(tspan).join("")}</text>`];
}

/** As wide as its characters are in a terminal, whatever font there is. */
function tspan({ column, text, colour, bold, dim }: Run): string {
  const looks = [colour, bold && "bold", dim && "dim"].filter(Boolean).join(" ");
  const look = looks === "" ? "" : ` class="${looks}"`;
  const [x, length] = [margin + column * cell.width, text.length * cell.width].map((each) => Number(each.toFixed(1)));
  return `<tspan x="${x}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${look}>${escaped(text)}</tspan>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
