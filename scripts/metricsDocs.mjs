// Writes the table of metrics into docs/metrics.md, below its marker; a test holds the file against their definitions.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "./paths.mjs";
import { main } from "./problem.mjs";
import { build } from "./setup/build.mjs";

const file = path.join(root, "docs", "metrics.md");
const marker = /(<!-- What follows is written by .*? -->\n)[^]*$/;
const heading = "| Metric | Type | Labels | Meaning | Read from |\n| --- | --- | --- | --- | --- |";

await main(async () => {
  await build();
  const require = createRequire(import.meta.url);
  const { readingMetrics } = require("../dist/cli/metrics/readingMetrics.js");
  const { configurationMetrics } = require("../dist/cli/metrics/configurationMetrics.js");
  const table = [heading, ...[...readingMetrics, ...configurationMetrics].map(row)].join("\n");
  const text = readFileSync(file, "utf8").replace(marker, (_all, kept) => `${kept}\n${table}\n`);
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
});

function row({ name, type, labels, help, from }) {
  return `| \`${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(", ")} | ${help} | ${from} |`;
}
