import path from "node:path";
import { root } from "../paths.mjs";
import { Problem } from "../problem.mjs";
import { capture, run } from "../processes.mjs";
import { simulatorEnvironment } from "../environment.mjs";

const launcher = path.join(root, "node_modules", "pulumi", "run.js");

/** Runs a Pulumi command in the person's terminal; answers its exit code. */
export const pulumi = (args, env) => run(process.execPath, [launcher, ...args], { cwd: root, env });

/** Runs a Pulumi command of the simulator's stack that has nothing to show; answers what it printed. */
export async function quietPulumi(args) {
  const { code, output } = await capture(process.execPath, [launcher, ...args, "--non-interactive"], {
    cwd: root,
    env: simulatorEnvironment(),
  });
  if (code !== 0) throw new Problem(`pulumi ${args.slice(0, 2).join(" ")} failed: ${output.trim()}`);
  return output;
}
