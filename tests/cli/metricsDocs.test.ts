import { readFileSync } from "node:fs";
import path from "node:path";
import { configurationMetrics } from "../../cli/metrics/configurationMetrics";
import { readingMetrics } from "../../cli/metrics/readingMetrics";

const docs = readFileSync(path.resolve(__dirname, "../../docs/metrics.md"), "utf8");
const rows = docs
  .split("\n")
  .filter((line) => line.startsWith("| `entra_sync_"))
  .map((line) => line.split("|").map((cell) => cell.trim()));
const metrics = [...readingMetrics, ...configurationMetrics];

test.each(metrics)("docs/metrics.md tells $name as it is; `npm run docs:metrics` writes it", ({ name, type, labels, help, from }) => {
  const row = rows.find(([, cell]) => cell === `\`${name}\``);
  expect(row?.slice(1, -1)).toEqual([`\`${name}\``, type, labels.map((each) => `\`${each}\``).join(", "), help, from]);
});

test("docs/metrics.md has no metric that there is not, nor one twice", () => {
  expect(rows.map(([, cell]) => cell)).toEqual(metrics.map(({ name }) => `\`${name}\``));
});

/** https://prometheus.io/docs/practices/naming/ */
test.each(metrics)("$name is named as Prometheus wants it", ({ name, type, labels, help }) => {
  expect(name).toMatch(/^entra_sync_[a-z]+(_[a-z]+)*$/);
  expect(name.endsWith("_total")).toBe(type === "counter");
  expect(name).not.toMatch(/_(ms|milliseconds|minutes|hours|percent|count|sum|bucket)$/);
  expect(name.includes("timestamp") || name.includes("duration")).toBe(name.endsWith("_seconds"));
  for (const label of labels) expect(label).toMatch(/^[a-z]+$/);
  expect(help).toMatch(/^[A-Z0-9].*\.$/);
});
