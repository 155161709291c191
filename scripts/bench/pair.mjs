import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tenantSettings } from "../stack/simulatorStack.mjs";
import { emptyProgram, mainProgram, Stack } from "./stack.mjs";
import { startTenants } from "./tenants.mjs";
import { bytesOf } from "./stateSize.mjs";
import { benchFolder } from "./place.mjs";

/** The four commands of a stack's life, in the order in which they are measured. */
const commands = {
  create: ["up", "--yes", "--skip-preview"],
  unchanged: ["up", "--yes", "--skip-preview"],
  refresh: ["refresh", "--yes", "--skip-preview"],
  destroy: ["destroy", "--yes", "--skip-preview"],
};

/** Measures a pair and an empty program; the seconds are medians of several runs, the counts must be the same in each. */
export async function measurePair(runs) {
  rmSync(benchFolder, { recursive: true, force: true });
  const tenants = await startTenants();
  try {
    const measured = [];
    // The first fills Node's compile cache and the disk's; a person meets that once, and it is not counted.
    for (let run = 0; run <= runs; run++) measured.push({ ...(await life(tenants, run)), engine: await emptyLife(run) });
    return figuresOf(measured.slice(1));
  } finally {
    tenants.stop();
  }
}

async function life(tenants, run) {
  const stack = await Stack.make(mainProgram(), `pair-${run}`, tenants, pairSettings(tenants));
  const result = {};
  for (const [name, args] of Object.entries(commands)) {
    await tenants.forgetRequests();
    const seconds = await stack.timed(args);
    result[name] = { seconds, ...(await tenants.counts()) };
    if (name === "create") result.state = bytesOf(await stack.state());
  }
  return result;
}

function pairSettings({ address }) {
  return tenantSettings(createRequire(import.meta.url)("../../dist/simulator/index.js"), address);
}

async function emptyLife(run) {
  const stack = await Stack.make(emptyProgram(), `empty-${run}`);
  const result = {};
  for (const [name, args] of Object.entries(commands)) result[name] = await stack.timed(args);
  return result;
}

function figuresOf(measured) {
  const [first] = measured;
  const names = Object.keys(commands);
  const each = (prefix, value) => Object.fromEntries(names.map((name) => [`${prefix}.${name}`, value(name)]));
  const seconds = (pick) => median(measured.map(pick)).toFixed(1);
  return {
    ...each("graph.requests", (name) => steady(measured, (run) => run[name].requests)),
    ...each("graph.parts", (name) => steady(measured, (run) => run[name].parts)),
    ...each("token.requests", (name) => steady(measured, (run) => run[name].tokens)),
    ...each("wall.seconds", (name) => seconds((run) => run[name].seconds)),
    "wall.seconds.engine": seconds((run) => run.engine.create),
    ...each("wall.seconds.engine", (name) => seconds((run) => run.engine[name])),
    ...each("wall.seconds.above_engine", (name) => seconds((run) => run[name].seconds - run.engine[name])),
    "state.bytes.per_resource": first.state.perResource,
    "state.bytes.provider_text": first.state.providerText,
  };
}

/** A count that differs from run to run is shown as such: it is a finding. */
function steady(measured, pick) {
  const values = [...new Set(measured.map(pick))];
  return values.length === 1 ? values[0] : `${Math.min(...values)} to ${Math.max(...values)}`;
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
