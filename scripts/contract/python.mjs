import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { onWindows, root, setupFolder } from "../paths.mjs";
import { capture } from "../processes.mjs";

const clients = path.join(root, "tests", "contract", "clients");
const environment = path.join(setupFolder, "python-clients");
const python = path.join(environment, ...(onWindows ? ["Scripts", "python.exe"] : ["bin", "python"]));

const longestInstallMs = 900_000;

/** Runs the Python client on tenants of its own; answers the exit code. */
export async function drivePython() {
  const missing = await prepare();
  if (missing !== undefined) {
    console.log(`skipped: ${missing}`);
    return 0;
  }
  const { startSimulator, fabrikam, contoso, fabrikamAndContoso } = createRequire(import.meta.url)("../../dist/simulator/index.js");
  const directory = path.join(setupFolder, "test-simulator");
  const simulator = await startSimulator({ port: 0, inMemory: true, directory, consistencyDelayMs: 0, seed: fabrikamAndContoso });
  try {
    const { code, output } = await capture(
      python,
      [path.join(clients, "pair.py"), ...[simulator.url, signIn(fabrikam), signIn(contoso)].map((each) => JSON.stringify(each))],
      { env: { ...process.env, ...trusting(simulator.certificatePath) } },
    );
    console.log(output.trimEnd());
    console.log(`steps held: ${output.match(/^held: /gm)?.length ?? 0}`);
    return code === 0 ? 0 : 1;
  } finally {
    await simulator.close();
  }
}

const signIn = ({ tenantId, clientId, clientSecret }) => ({ tenantId, clientId, clientSecret });

// `requests`, which signs in, and `httpx`, which asks Graph, each have a variable of their own.
const trusting = (certificate) => ({ REQUESTS_CA_BUNDLE: certificate, SSL_CERT_FILE: certificate });

/** Installs the packages once; answers what is missing where that is not possible. */
async function prepare() {
  const requirements = path.join(clients, "requirements.txt");
  const installed = path.join(environment, "requirements.txt");
  const wanted = readFileSync(requirements, "utf8");
  if (existsSync(python) && existsSync(installed) && readFileSync(installed, "utf8") === wanted) return undefined;
  const made = await capture(onWindows ? "python" : "python3", ["-m", "venv", environment]);
  if (made.code !== 0) return "Python 3 with venv and pip is not here.";
  console.log("Installing Microsoft's Graph SDK for Python, about 500 MB ...");
  const { code, output } = await capture(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements], {
    env: process.env,
    timeout: longestInstallMs,
  });
  if (code !== 0) return `pip could not install the packages: ${output.trim().split("\n").at(-1)}`;
  writeFileSync(installed, wanted);
  return undefined;
}
