import type { Reported } from "../findings";
import { html, note, table, type Markup } from "../markup";

/** How each attribute of a target user comes about. */
export function mappings({ mappings: schema }: Reported): Markup {
  if (schema === undefined) return note("There is no provisioning job, so there is no schema.");
  const rows = schema.attributes.map(({ target, source, apply, matching }) => [
    target,
    source,
    matching === undefined ? apply : `${apply}; users are matched by it`,
  ]);
  const columns = [{ heading: "Target attribute", kind: "code" }, { heading: "Source", kind: "code" }, { heading: "Apply" }] as const;
  const caption = `${schema.attributes.length} attributes; the service may ${listed(schema.actions)} users in the target`;
  return html`<details>
    <summary>${caption}</summary>
    ${table(caption, columns, rows)}
  </details>`;
}

const verbs: Readonly<Record<string, string>> = { Add: "create", Update: "update", Delete: "delete" };

function listed(flowTypes: string): string {
  const named = flowTypes.split(/,\s*/).flatMap((each) => verbs[each] ?? []);
  return named.length === 0 ? "not change" : new Intl.ListFormat("en").format(named);
}
