import path from "node:path";
import { root, setupFolder } from "./paths.mjs";
import { run } from "./processes.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { continueOnPinnedNode } from "./setup/pinnedNode.mjs";

/**
 * Runs a function of a TypeScript module in a process that trusts the certificate of the simulators it starts: Node.js reads the
 * certificates it trusts when it starts, so the command starts itself once more.
 */
export async function onTrustedGround(module, work) {
  if (process.env.SIMULATOR_DIRECTORY !== undefined) return work(await loaded(module));
  await installDependencies();
  await continueOnPinnedNode();
  const directory = path.join(setupFolder, "test-simulator");
  const { ensureCertificate } = await loaded("simulator/index.ts");
  const { certificatePath } = await ensureCertificate(directory);
  const env = { ...process.env, SIMULATOR_DIRECTORY: directory, NODE_EXTRA_CA_CERTS: certificatePath };
  return run(process.execPath, process.argv.slice(1), { cwd: root, env });
}

// Only when the packages are there: on a fresh clone the compiler is not.
async function loaded(module) {
  const { loadTypeScript } = await import("./typescript.mjs");
  return loadTypeScript(path.join(root, module));
}
