import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { Failure } from "../failure";

/** Which stack is meant, as with Pulumi's own commands. */
export interface StackChoice {
  /** The folder of the project. Default: the current one. */
  readonly cwd?: string;
  /** The stack's name. Default: the selected one. */
  readonly stack?: string;
}

export interface PulumiOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a Pulumi command on a stack and waits for its end, whatever that is. */
export async function pulumi({ cwd, stack }: StackChoice, args: readonly string[], env: NodeJS.ProcessEnv): Promise<PulumiOutcome> {
  const where = [...(stack === undefined ? [] : ["--stack", stack]), "--non-interactive", "--color", "never"];
  const child = spawn("pulumi", [...args, ...where], {
    cwd,
    env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  // Both streams and the end at once: a full pipe would hold the command up.
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]).catch((error: unknown) => {
    throw notStarted(error, cwd);
  });
  return { code, stdout, stderr };
}

/** The same for a command that has to succeed. */
export async function pulumiAnswer(choice: StackChoice, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { code, stdout, stderr } = await pulumi(choice, args, env);
  if (code === 0) return stdout;
  throw new Failure(`the stack cannot be read: ${reasonIn(stderr)}${wayOut(stderr)}`);
}

function reasonIn(stderr: string): string {
  if (isWithoutProject(stderr)) return "no Pulumi.yaml project file found.";
  const lines = stderr.split(/\r?\n/).map((line) => line.trim());
  const reason = lines.find((line) => line.startsWith("error: ")) ?? lines.find((line) => line !== "") ?? "pulumi said nothing";
  return reason.replace(/^error: /, "").replace(/[.;:]?$/, ".");
}

/** With the name of a stack at hand, of `PULUMI_STACK` or `--stack`, Pulumi asks for a longer one in place of the project. */
function isWithoutProject(stderr: string): boolean {
  return /no Pulumi\.yaml|pass the fully qualified name/i.test(stderr);
}

function wayOut(stderr: string): string {
  if (isWithoutProject(stderr)) return " Name the project's folder with --cwd.";
  if (/no stack selected|no stack named|stack .*not found/i.test(stderr))
    return " Name a stack with --stack; `pulumi stack ls` lists them.";
  return "";
}

/** Without a folder to run in the system says the same as without a command. */
function notStarted(error: unknown, cwd: string | undefined): unknown {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") return error;
  const folder = cwd === undefined ? "" : `, and whether ${cwd} is a folder`;
  return new Failure(`the \`pulumi\` command was not found. See whether it is installed and on the PATH${folder}.`);
}
