import type { DriftedResource } from "../../drift/read";
import type { Findings } from "../findings";
import { isNotKnown } from "../../notKnown";
import { html, note, table, type Cell, type Markup } from "../markup";

/** What was changed behind the stack's back. */
export function drift({ drift: found }: Findings): Markup {
  if (isNotKnown(found)) return note(`Not known: ${found.unknown}`);
  if (!found.drifted) return html`<p class="good">None: both tenants are as the stack declares.</p>`;
  const columns = [{ heading: "Resource" }, { heading: "Kind" }, { heading: "Property" }, { heading: "Declared" }, { heading: "Actual" }];
  return html`${table("What differs from what the stack declares", columns, found.resources.flatMap(rowsOf))}
    <p><code>pulumi up --refresh</code> puts it back; to keep a change, change the program.</p>`;
}

function rowsOf({ name, kind, what, properties }: DriftedResource): (readonly Cell[])[] {
  if (what === "gone") return [[name, kind, undefined, "there", "gone"]];
  return properties.map(({ property, declared, actual }) => [name, kind, property, valueText(declared), valueText(actual)]);
}

function valueText(value: unknown): string {
  if (value === undefined) return "not set";
  return typeof value === "string" ? value : JSON.stringify(value);
}
