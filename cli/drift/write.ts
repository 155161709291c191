import type { Screen } from "../screen/screen";
import { table } from "../screen/table";
import type { Drift, DriftedResource } from "./read";

/** For a person at a terminal or in a pipeline's log. */
export function summary(screen: Screen, drift: Drift): string {
  if (!drift.drifted) return "No drift: both tenants are as the stack declares.";
  const rows = drift.resources.flatMap(rowsOf);
  const title = screen.paint("bold", `${countOf(drift)} from what the stack declares`);
  return `${title}\n${table(screen, ["Resource", "Kind", "Property", "Declared", "Actual"], rows)}\n${wayBack}`;
}

/** For a pull request: a comment in Markdown. */
export function comment(drift: Drift): string {
  const of = drift.stack === undefined ? "" : ` of stack \`${drift.stack}\``;
  if (!drift.drifted) return `### No drift${of}\n\nBoth tenants are as the stack declares.\n`;
  const head = ["| Resource | Property | Declared | Actual |", "| --- | --- | --- | --- |"];
  const rows = drift.resources
    .flatMap(rowsOf)
    .map(([name, kind, ...rest]) => `| ${[`**${inCell(name)}** (${kind})`, ...rest.map(inCell)].join(" | ")} |`);
  return [`### Drift${of}`, "", `${countOf(drift)} from what the stack declares.`, "", ...head, ...rows, "", wayBack, ""].join("\n");
}

const wayBack = "`pulumi up --refresh` puts it back; to keep a change, change the program.";

function countOf({ resources }: Drift): string {
  return resources.length === 1 ? "1 resource differs" : `${resources.length} resources differ`;
}

type Row = readonly [string, string, string, string, string];

function rowsOf({ name, kind, what, properties }: DriftedResource): Row[] {
  if (what === "gone") return [[name, kind, "-", "there", "gone"]];
  return properties.map(({ property, declared, actual }) => [name, kind, property, valueText(declared), valueText(actual)]);
}

function valueText(value: unknown): string {
  if (value === undefined) return "not set";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function inCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
