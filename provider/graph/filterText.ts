/** A text as a `$filter` takes it. https://learn.microsoft.com/graph/filter-query-parameter */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
