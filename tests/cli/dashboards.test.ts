import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { configurationMetrics } from "../../cli/metrics/configurationMetrics";
import { readingMetrics } from "../../cli/metrics/readingMetrics";
import { publishedSchemas } from "../../provider/operator/schemas";
import { readQuery } from "./promql";

const root = path.resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, "dashboards", file), "utf8");

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: { readonly type: string; readonly uid: string };
  readonly targets?: readonly { readonly refId: string; readonly expr: string; readonly legendFormat: string }[];
}

interface Dashboard {
  readonly schemaVersion: number;
  readonly uid: string;
  readonly title: string;
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string; readonly query: string }[] };
  readonly panels: readonly Panel[];
}

interface Alerts {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string };
}

const dashboard = JSON.parse(read("grafana.json")) as Dashboard;
const rules = (parse(read("alerts.yml")) as Alerts).groups.flatMap((group) => group.rules);
const drawn = dashboard.panels.filter(({ type }) => type !== "row");
const queries = drawn.flatMap(({ title, targets = [] }) => targets.map(({ expr, legendFormat }) => ({ title, expr, legendFormat })));
const metrics = [...readingMetrics, ...configurationMetrics];
const labelsOf = (names: readonly string[]): readonly string[] =>
  metrics.filter(({ name }) => names.includes(name)).flatMap(({ labels }) => labels);

/** What `entra-sync status` answers may be; taken from the published schema, not from the metrics. */
const healths = JSON.stringify(publishedSchemas().status);

/** The query is one that Prometheus understands, over metrics and labels that there are. */
function expectAnswerable(query: string): void {
  const { metrics: asked, labels, values, faults } = readQuery(query);
  expect(faults).toEqual([]);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((name) => !metrics.some((each) => each.name === name))).toEqual([]);
  expect(labels.filter((label) => !labelsOf(asked).includes(label))).toEqual([]);
  for (const health of values.health ?? []) expect(healths).toContain(`"${health}"`);
}

test("the grammar finds what is wrong with a query", () => {
  expect(readQuery("sum by (entra_sync_up").faults).not.toEqual([]);
  expect(readQuery('sum by (source) (entra_sync_up{target=~"a|b"})')).toEqual({
    metrics: ["entra_sync_up"],
    labels: ["source", "target"],
    values: { target: ["a", "b"] },
    faults: [],
  });
});

describe("the dashboard for Grafana", () => {
  test("is what its definition gives; `npm run dashboards` writes it", () => {
    const text = execFileSync(process.execPath, [path.join(root, "scripts", "dashboards.mjs"), "--print"], { encoding: "utf8" });
    expect(JSON.parse(text)).toEqual(dashboard);
  });

  test("can be imported anywhere: it names itself, and its data source is chosen there", () => {
    expect(dashboard.schemaVersion).toBeGreaterThanOrEqual(36);
    expect(dashboard).toMatchObject({ uid: "entra-sync", title: "Entra cross-tenant synchronization" });
    expect(dashboard.templating.list[0]).toMatchObject({ name: "datasource", type: "datasource", query: "prometheus" });
    expect(new Set(drawn.map(({ datasource }) => datasource?.uid))).toEqual(new Set(["${datasource}"]));
    const [, metric = "", label = ""] = /^label_values\((\w+), (\w+)\)$/.exec(dashboard.templating.list[1]?.query ?? "") ?? [];
    expect(labelsOf([metric])).toContain(label);
  });

  test.each(queries)("$title asks what there is: $expr", ({ expr, legendFormat }) => {
    expectAnswerable(expr);
    const named = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label);
    expect(named.filter((label) => !labelsOf(readQuery(expr).metrics).includes(label ?? ""))).toEqual([]);
  });

  test("every panel and every query of a panel is told from the others", () => {
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.min(...ids)).toBeGreaterThan(0);
    for (const { targets = [] } of drawn) {
      expect(targets.length).toBeGreaterThan(0);
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
    }
  });

  test("no panel covers another, and none sticks out", () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)}/${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(dashboard.panels.filter(({ gridPos: { x, w } }) => x < 0 || x + w > 24)).toEqual([]);
  });

  test("every metric but those that another tells as well is somewhere on it", () => {
    const shown = new Set(queries.flatMap(({ expr }) => readQuery(expr).metrics));
    const beside = metrics.map(({ name }) => name).filter((name) => !shown.has(name));
    expect(beside).toEqual([
      "entra_sync_last_read_timestamp_seconds",
      "entra_sync_job_running",
      "entra_sync_quarantine_start_timestamp_seconds",
      "entra_sync_last_cycle_succeeded",
      "entra_sync_last_cycle_start_timestamp_seconds",
      "entra_sync_cycle_running",
      "entra_sync_next_cycle_timestamp_seconds",
    ]);
  });
});

describe("the rules for alerts", () => {
  test.each(rules)("$alert asks what there is, waits, and says what to do", ({ alert, expr, annotations, labels, ...rule }) => {
    expect(alert).toMatch(/^EntraSync[A-Z]\w+$/);
    expectAnswerable(expr);
    expect(rule.for).toMatch(/^\d+[mh]$/);
    expect(["warning", "critical"]).toContain(labels.severity);
    expect(annotations.summary).not.toBe("");
    expect(annotations.description).not.toBe("");
    const named = [...JSON.stringify(annotations).matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label ?? "");
    expect(named.filter((label) => !labelsOf(readQuery(expr).metrics).includes(label))).toEqual([]);
  });

  test("cover what wants somebody to look", () => {
    expect(rules.map(({ alert }) => alert)).toEqual([
      "EntraSyncQuarantined",
      "EntraSyncFailing",
      "EntraSyncJobMissing",
      "EntraSyncNoCycle",
      "EntraSyncDeletionsHeldBack",
      "EntraSyncCannotBeRead",
      "EntraSyncMetricsAbsent",
    ]);
  });
});
