import path from "node:path";
import { existsSync } from "node:fs";
import { executable, root } from "../paths.mjs";
import { run } from "../processes.mjs";
import { pinnedNode } from "./pinnedNode.mjs";

const source = "https://get.pulumi.com";
const answerWithinMs = 10_000;
const downloadWithinMs = 10 * 60_000;

/** Lets the official launcher download the engine; answers the folder it is in, or undefined where that cannot be reached. */
export async function downloadEngine(version, staging) {
  if (!(await isReachable())) {
    console.log(`The Pulumi engine cannot be downloaded here: ${source} does not answer.`);
    return undefined;
  }
  const launcher = path.join(root, "node_modules", "pulumi", "run.js");
  const env = { ...process.env, PULUMI_HOME: staging, PULUMI_VERSION: version, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const code = await run(pinnedNode, [launcher, "version"], { env, timeout: downloadWithinMs });
  const folder = path.join(staging, "versions", version);
  return code === 0 && existsSync(path.join(folder, "bin", executable("pulumi"))) ? folder : undefined;
}

async function isReachable() {
  try {
    const answer = await fetch(`${source}/install.sh`, { method: "HEAD", signal: AbortSignal.timeout(answerWithinMs) });
    return answer.ok;
  } catch {
    return false;
  }
}
