/** A value as Prometheus would keep it. */
export interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family {
  readonly help: string;
  readonly type: string;
}

export type Format = "prometheus" | "openMetrics";

export interface Exposition {
  readonly families: Readonly<Record<string, Family>>;
  readonly series: readonly Series[];
}

const name = "[a-zA-Z_][a-zA-Z0-9_]*";
const label = `${name}="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"`;
const sampleLine = new RegExp(`^(${name})(?:\\{(${label}(?:,${label})*)\\})? (-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)$`);

/**
 * Reads the text formats as their grammar says, and throws at what it does not allow: a sample without its family, a family in two places,
 * a series twice. https://prometheus.io/docs/instrumenting/exposition_formats/, https://prometheus.io/docs/specs/om/open_metrics_spec/
 */
export function readExposition(text: string, format: Format = "prometheus"): Exposition {
  if (!text.endsWith("\n")) throw new Error("the last line does not end");
  const lines = text.slice(0, -1).split("\n");
  if (format === "openMetrics" && lines.pop() !== "# EOF") throw new Error("OpenMetrics ends with # EOF");
  const families: Record<string, Family> = {};
  const series = new Map<string, Series>();
  let below = "";
  for (const [index, line] of lines.entries()) {
    const [, started] = /^# HELP ([^ ]+) /.exec(line) ?? [];
    if (started !== undefined) {
      if (families[started] !== undefined) throw new Error(`${started} comes twice`);
      const family = familyIn(line, lines[index + 1]);
      families[started] = family;
      below = sampleNameOf(started, family, format);
    } else if (line !== "" && !line.startsWith("# TYPE ")) add(series, line, below);
  }
  return { families, series: [...series.values()] };
}

function familyIn(help: string, next = ""): Family {
  const [, named, words = ""] = /^# HELP ([^ ]+) (.+)$/.exec(help) ?? [];
  const [, typed, type = ""] = /^# TYPE ([^ ]+) (gauge|counter)$/.exec(next) ?? [];
  if (named === undefined || typed !== named) throw new Error(`this family has no type: ${help}`);
  return { help: words, type };
}

function sampleNameOf(family: string, { type }: Family, format: Format): string {
  return type === "counter" && format === "openMetrics" ? `${family}_total` : family;
}

function add(series: Map<string, Series>, line: string, below: string): void {
  const one = seriesIn(line);
  if (one.name !== below) throw new Error(`${one.name} stands below ${below}`);
  const key = line.slice(0, line.lastIndexOf(" "));
  if (series.has(key)) throw new Error(`${key} comes twice`);
  series.set(key, one);
}

function seriesIn(line: string): Series {
  const [whole, called = "", labels = "", value] = sampleLine.exec(line) ?? [];
  if (whole === undefined) throw new Error(`this is no sample: ${line}`);
  const pairs = [...labels.matchAll(new RegExp(label, "g"))].map(([pair]) => {
    const [key = "", ...rest] = pair.split("=");
    return [key, JSON.parse(rest.join("=")) as string] as const;
  });
  return { name: called, labels: Object.fromEntries(pairs), value: Number(value) };
}
