import { createInterface } from "node:readline/promises";
import { findJob } from "../../provider/operator/job";
import { exitCodes, Failure, type ExitCode } from "../failure";
import type { CommonFlags, Session } from "../session";
import type { StackSync } from "../stack/state";
import { statusOf } from "../status/status";
import { scopesNamed, toAllowDeletes, toRestart, toStart, toStop, type Intent } from "./intent";

export interface SteerFlags extends CommonFlags {
  readonly yes?: boolean;
  readonly reset?: string;
}

/** Says what will happen, has it confirmed, does it, and says what is so afterwards. */
export async function steer(session: Session, action: Intent["action"], flags: SteerFlags): Promise<ExitCode> {
  const scopes = scopesNamed(flags.reset);
  const sync = await session.sync();
  const stack = await session.stack;
  const status = await statusOf(stack, sync);
  const graph = stack.tenants.client(sync.tenant);
  const job = await findJob(graph, sync.servicePrincipalId);
  if (job === undefined) throw new Failure(`the configuration '${status.configuration}' has no provisioning job; \`pulumi up\` makes it.`);
  const intent = { start: toStart, stop: toStop, restart: toRestart, "allow-deletes": toAllowDeletes }[action](status, scopes);
  const answered = { configuration: status.configuration, action, job: job.id };
  if (intent.needless !== undefined) {
    session.answer({ ...answered, done: false, reason: intent.needless }, () => `Nothing to do: ${intent.needless ?? ""}.`);
    return exitCodes.fine;
  }
  announce(session, `${status.configuration}: ${action}`, [...intent.consequences, ...driftWarning(intent, sync)]);
  await confirm(session, flags);
  await intent.carryOut({ graph, servicePrincipalId: sync.servicePrincipalId, job });
  session.answer({ ...answered, done: true }, () => intent.done);
  return exitCodes.fine;
}

function announce({ screen }: Session, title: string, lines: readonly string[]): void {
  screen.remark(title);
  for (const line of lines) screen.remark(`  ${line}`);
}

function driftWarning({ leaves }: Intent, { jobState }: StackSync): string[] {
  if (leaves === undefined || jobState === undefined || jobState === leaves) return [];
  const verb = jobState === "running" ? "starts" : "stops";
  return [`The stack declares state: "${jobState}". It will call this drift, and \`pulumi up --refresh\` ${verb} the job again.`];
}

/** Nothing is done that nobody agreed to. */
async function confirm({ screen }: Session, { yes }: SteerFlags): Promise<void> {
  if (yes === true) return;
  if (!screen.canAsk) throw new Failure("nobody is here to be asked; add --yes to go on. Nothing was changed.");
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C and the end of the input close it without an answer.
  const gone = new AbortController();
  asking.once("close", () => gone.abort());
  const answer = await asking.question("Go on? [y/N] ", { signal: gone.signal }).catch(() => "");
  asking.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure("not confirmed. Nothing was changed.");
}
