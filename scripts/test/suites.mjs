import { Problem } from "../problem.mjs";
import { jestSuite } from "./jest.mjs";
import { lintSuite } from "./lint.mjs";
import { printSummary } from "./summary.mjs";

/** Every suite, in the order in which they run. Each answers how many of its tests passed and failed. */
const suites = {
  lint: lintSuite,
  unit: () => jestSuite("unit"),
  simulator: () => jestSuite("simulator"),
  lifecycle: () => jestSuite("lifecycle"),
  contract: () => jestSuite("contract"),
  plugin: () => jestSuite("plugin"),
  e2e: () => jestSuite("e2e"),
  examples: () => jestSuite("examples"),
  cli: () => jestSuite("cli"),
};

/** Runs the named suites, or all of them; answers the exit code. */
export async function runSuites(names) {
  const all = Object.keys(suites);
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new Problem(`There is no suite "${unknown}". There are: ${all.join(", ")}.`);
  const results = [];
  for (const name of all.filter((one) => names.length === 0 || names.includes(one))) results.push(await runSuite(name));
  printSummary(results);
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
}

async function runSuite(name) {
  console.log(`\n${name}`);
  const started = Date.now();
  const { passed, failed } = await suites[name]();
  const ranNothing = passed + failed === 0;
  if (ranNothing) console.log(`  The suite "${name}" ran no test, which counts as a failure.`);
  return { name, passed, failed: ranNothing ? 1 : failed, seconds: (Date.now() - started) / 1000 };
}
