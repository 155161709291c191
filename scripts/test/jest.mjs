import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pulumiEnvironment } from "../environment.mjs";
import { root, setupFolder } from "../paths.mjs";
import { run } from "../processes.mjs";

const jest = path.join(root, "node_modules", "jest", "bin", "jest.js");

// Some packages are published as ECMAScript modules only: with this, Jest loads them as Node.js itself does.
const nodeOptions = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];

// Shared by all tests: Node.js reads the certificates it trusts when it starts, so this one must be there before Jest is.
const directory = path.join(setupFolder, "test-simulator");

/** Runs the tests of one folder of tests/ with Jest; answers how many passed and failed. */
export async function jestSuite(suite) {
  if (!existsSync(path.join(root, "tests", suite))) return { passed: 0, failed: 0 };
  const report = path.join(setupFolder, "jest", `${suite}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const args = ["--selectProjects", suite, "--json", "--outputFile", report, "--passWithNoTests"];
  const code = await run(process.execPath, [...nodeOptions, jest, ...args], {
    cwd: root,
    env: await testEnvironment(),
    // The report goes to its file; on standard output it would bury what a person reads, which is on standard error.
    stdio: ["ignore", "ignore", "inherit"],
  });
  return existsSync(report) ? counted(JSON.parse(readFileSync(report, "utf8")), code) : { passed: 0, failed: 1 };
}

async function testEnvironment() {
  const { ensureCertificate } = createRequire(import.meta.url)("../../dist/simulator/index.js");
  const { certificatePath } = await ensureCertificate(directory);
  return { ...pulumiEnvironment(), NODE_EXTRA_CA_CERTS: withOwnAuthorities(certificatePath), SIMULATOR_DIRECTORY: directory };
}

// Behind a company's proxy a person trusts its authority in the same way; npm, which some tests run, needs it.
function withOwnAuthorities(certificate) {
  const bundle = path.join(directory, "trusted.pem");
  const own = process.env.NODE_EXTRA_CA_CERTS;
  const files = own && existsSync(own) && own !== bundle ? [certificate, own] : [certificate];
  writeFileSync(bundle, files.map((file) => readFileSync(file, "utf8")).join("\n"));
  return bundle;
}

// A test still to be written has not passed. One that is skipped wants what is not beside this clone, and is said.
function counted(report, code) {
  const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites, numPendingTests: skipped, numTodoTests } = report;
  if (skipped > 0) console.log(`  ${skipped} skipped: what they need is not beside this clone`);
  const failed = numFailedTests + numRuntimeErrorTestSuites + numTodoTests;
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}
