import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { root } from "../paths.mjs";
import { main } from "../problem.mjs";
import { setUp } from "../setup/setUp.mjs";
import { loadTypeScript } from "../typescript.mjs";
import { benchFolder } from "./place.mjs";
import { programOf, Stack } from "./stack.mjs";
import { startTenants } from "./tenants.mjs";

// What a full mesh costs, with the real engine on local tenants. One figure to a line, as `name: value`.
// npm run bench:mesh                    ten tenants, 90 pairs
// npm run bench:mesh -- --tenants 4     another size
// npm run bench:mesh -- --parallel 8    what Pulumi does at once, where nothing is said, on two cores

const { meshOf } = loadTypeScript(path.join(root, "tests/tenants/mesh.ts"));

/** Pulumi's own default is four for each core: too few to be asked for together. */
const parallelByDefault = "1000";

const commands = {
  create: ["up", "--yes", "--skip-preview"],
  unchanged: ["up", "--yes", "--skip-preview"],
  refresh: ["refresh", "--yes", "--skip-preview"],
  destroy: ["destroy", "--yes", "--skip-preview"],
};

/** How Graph meters what it is asked. */
const conditions = {
  "at once": {},
  "published quota": { quota: "published" },
  "published quota, used up by others when each command begins": { quota: "published", used: 1 },
};

await main(async () => {
  await setUp();
  const { values } = parseArgs({ options: { tenants: { type: "string" }, parallel: { type: "string" } } });
  const count = Number(values.tenants ?? 10);
  const parallel = values.parallel ?? parallelByDefault;
  rmSync(benchFolder, { recursive: true, force: true });
  console.log(`tenants: ${count}\npairs: ${count * (count - 1)}\nparallel: ${parallel}`);
  for (const [name, condition] of Object.entries(conditions)) {
    console.log(`\n${name}`);
    await measureMesh(meshOf(count), { name: name.replaceAll(/\W+/g, "-"), parallel, ...condition });
  }
});

/** @param {{ name: string, parallel: string, quota?: string, used?: number }} how */
async function measureMesh(mesh, how) {
  const { name, parallel, quota = "off", used } = how;
  const tenants = await startTenants(mesh.map(({ seed }) => seed));
  try {
    await tenants.settings({ quota });
    const program = programOf("mesh", readFileSync(path.join(root, "examples", "full-mesh", "index.ts"), "utf8"));
    const stack = await Stack.make(program, name, tenants, settingsOf(mesh, tenants.address));
    for (const [command, args] of Object.entries(commands)) {
      if (used !== undefined) await tenants.useQuota(used);
      await tenants.forgetRequests();
      const { seconds, memory } = await stack.measured([...args, "--parallel", parallel]);
      if (command === "create") console.log(`resources: ${await resourcesOf(stack)}`);
      print(command, { ...(await tenants.counts()), seconds: seconds.toFixed(1), memory });
    }
  } finally {
    tenants.stop();
  }
}

/** What the example wants to be told of them, as arguments of `pulumi config set-all --path`. */
function settingsOf(mesh, endpoint) {
  return mesh.flatMap(({ alias, group, clientId, secret, seed }) => {
    const key = `entra-sync:tenants.${alias}`;
    return [
      ...["--plaintext", `${key}.tenantId=${seed.id}`],
      ...["--plaintext", `${key}.clientId=${clientId}`],
      ...["--secret", `${key}.clientSecret=${secret}`],
      ...["--plaintext", `${key}.endpoint=${endpoint}`],
      ...["--plaintext", `meshTenants.${alias}.groups[0]=${group}`],
    ];
  });
}

async function resourcesOf(stack) {
  const { resources } = (await stack.state()).deployment;
  return resources.filter(({ type }) => type.includes("entra-sync:")).length;
}

function print(command, { requests, parts, tokens, throttled, seconds, memory }) {
  const figures = {
    "HTTP requests to Graph": requests,
    "parts in their batches": parts,
    "token requests": tokens,
    "turned away (429)": throttled,
    "wall seconds": seconds,
    "peak MB of the engine": memory.engine,
    "peak MB of the plugin": memory.plugin,
    "peak MB of the program": memory.program,
  };
  for (const [name, value] of Object.entries(figures)) console.log(`${command}, ${name}: ${value}`);
}
