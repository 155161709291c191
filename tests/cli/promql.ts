import { parser } from "@prometheus-io/lezer-promql";

/** What a query asks for, read with the grammar of Prometheus' own editor. */
export interface Asked {
  readonly metrics: readonly string[];
  /** Labels that it chooses by, groups by, or matches on. */
  readonly labels: readonly string[];
  /** The values that a label is compared with. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Where the grammar does not know what to make of it. */
  readonly faults: readonly string[];
}

/** Variables of Grafana are put in before Prometheus sees the query. */
export function readQuery(query: string): Asked {
  const text = query.replaceAll("$__rate_interval", "5m").replaceAll("$configuration", ".*");
  const nodes: { readonly name: string; readonly text: string }[] = [];
  parser.parse(text).iterate({
    enter: ({ name, from, to, type }) => void nodes.push({ name: type.isError ? "fault" : name, text: text.slice(from, to) }),
  });
  const called = (...names: readonly string[]): string[] => nodes.filter(({ name }) => names.includes(name)).map((each) => each.text);
  const matchers = called("UnquotedLabelMatcher").map((matcher) => /^(\w+)(?:=~|!~|!=|=)"(.*)"$/.exec(matcher));
  const values = matchers.flatMap((match) => (match?.[1] === undefined ? [] : [[match[1], match[2]?.split("|") ?? []] as const]));
  return { metrics: called("Identifier"), labels: called("LabelName"), values: Object.fromEntries(values), faults: called("fault") };
}
