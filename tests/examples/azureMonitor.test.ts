import { readFileSync } from "node:fs";
import path from "node:path";

const folder = path.resolve(__dirname, "../../examples/azure-monitor");
const text = readFileSync(path.join(folder, "alerts.json"), "utf8");

interface Resource {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly dependsOn?: readonly string[];
  readonly properties: object;
}

interface Rule extends Resource {
  readonly properties: {
    readonly severity: number;
    readonly evaluationFrequency: string;
    readonly windowSize: string;
    readonly criteria: { readonly allOf: readonly { readonly query: string; readonly dimensions: readonly { readonly name: string }[] }[] };
    readonly actions: { readonly actionGroups: readonly string[] };
  };
}

const template = JSON.parse(text) as {
  readonly parameters: Readonly<Record<string, { type: string }>>;
  readonly resources: readonly Resource[];
};
const rules = template.resources.filter(({ type }) => type === "Microsoft.Insights/scheduledQueryRules") as readonly Rule[];

/** https://learn.microsoft.com/azure/azure-monitor/reference/tables/aadprovisioninglogs and .../auditlogs, as far as they are asked for. */
const columns: Readonly<Record<string, readonly string[]>> = {
  AADProvisioningLogs: ["TimeGenerated", "ProvisioningAction", "ResultType", "ResultSignature", "ServicePrincipal", "JobId", "CycleId"],
  AuditLogs: ["TimeGenerated", "LoggedByService", "ActivityDisplayName", "TargetResources", "Result", "ResultReason"],
};

test("every parameter and resource that the template refers to is there, and every parameter is used", () => {
  const used = [...text.matchAll(/parameters\('(\w+)'\)/g)].map(([, name]) => name);
  expect(new Set(used)).toEqual(new Set(Object.keys(template.parameters)));
  const kinds = template.resources.map(({ type }) => type);
  for (const [, type] of text.matchAll(/resourceId\('([\w./]+)'/g)) expect(kinds).toContain(type);
  for (const { apiVersion } of template.resources) expect(apiVersion).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test("a webhook's address holds a key, so it is secret and has no value in the file", () => {
  expect(template.parameters.webhook).toMatchObject({ type: "securestring", defaultValue: "" });
});

test.each(rules)("$name asks for columns that there are, and tells somebody", ({ dependsOn, properties }) => {
  const [condition] = properties.criteria.allOf;
  const [table = "", ...steps] = (condition?.query ?? "").split(" | ");
  const own = [...(condition?.query ?? "").matchAll(/(\w+) = /g)].map(([, name]) => name ?? "");
  const strings = /'[^']*'/g;
  const words = steps.flatMap((step) => step.replaceAll(strings, "").match(/(?<![.\w])[A-Z]\w+(?=[\s,)[=]|$)/g) ?? []);
  expect(words.length).toBeGreaterThan(2);
  expect(words.filter((word) => ![...(columns[table] ?? []), ...own].includes(word))).toEqual([]);
  for (const { name } of condition?.dimensions ?? []) expect(own).toContain(name);
  expect(properties.evaluationFrequency).toBe(properties.windowSize);
  expect(dependsOn).toEqual(expect.arrayContaining([...properties.actions.actionGroups]));
});

test("both logs that the alerts read are sent to the workspace", () => {
  const setting = JSON.parse(readFileSync(path.join(folder, "diagnostic-setting.json"), "utf8")) as {
    readonly properties: { readonly logs: readonly { readonly category: string; readonly enabled: boolean }[] };
  };
  const sent = setting.properties.logs.filter(({ enabled }) => enabled).map(({ category }) => category);
  expect(sent).toEqual(["ProvisioningLogs", "AuditLogs"]);
  expect(new Set(rules.map(({ properties }) => properties.criteria.allOf[0]?.query.split(" ")[0]))).toEqual(new Set(Object.keys(columns)));
});
