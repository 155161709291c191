/** The options of a query that decide what an answer holds. */
export interface Query {
  readonly selected?: readonly string[];
  readonly expanded: readonly string[];
}

export function splitPath(pathAndQuery: string): { readonly path: string; readonly query: Query } {
  const [path = "", query = ""] = pathAndQuery.split("?", 2);
  const options = new URLSearchParams(query);
  const selected = names(options.get("$select"));
  const expanded = names(options.get("$expand")) ?? [];
  return { path, query: { ...(selected && !selected.includes("*") ? { selected } : {}), expanded } };
}

function names(list: string | null): string[] | undefined {
  return list === null ? undefined : list.split(",").map((name) => name.trim().replace(/\(.*$/, ""));
}
