import { findJob } from "../../provider/operator/job";
import { announce, confirm } from "../confirm";
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

function driftWarning({ leaves }: Intent, { jobState }: StackSync): string[] {
  if (leaves === undefined || jobState === undefined || jobState === leaves) return [];
  const verb = jobState === "running" ? "starts" : "stops";
  return [`The stack declares state: "${jobState}". It will call this drift, and \`pulumi up --refresh\` ${verb} the job again.`];
}
