// Writes the JSON schemas of what `entra-sync ... --json` answers, from their definitions; a test holds them against these.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "./paths.mjs";
import { main } from "./problem.mjs";
import { build } from "./setup/build.mjs";

await main(async () => {
  await build();
  const { publishedSchemas } = createRequire(import.meta.url)("../dist/provider/operator/schemas/index.js");
  const folder = path.join(root, "schemas");
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(publishedSchemas())) {
    const file = path.join(folder, `${name}.json`);
    writeFileSync(file, await format(JSON.stringify(schema), { ...(await resolveConfig(file)), filepath: file }));
    console.log(path.relative(root, file));
  }
});
