import type { GraphClient } from "../../provider/graph/client";
import { explainer, type Explanation } from "../../provider/operator/explanation/explanation";
import type { FoundUser } from "../../provider/operator/findUsers";
import { onDemand, type ProvisionedUser } from "../../provider/operator/onDemand";
import { announce, confirm, type Agreement } from "../confirm";
import { steps } from "../explain/drawn";
import { exitCodes, Failure, type ExitCode } from "../failure";
import type { CommonFlags, Session } from "../session";
import type { StackSync } from "../stack/state";
import { targetClient } from "../targetClient";
import { userNamed } from "../user";
import { drawn } from "./drawn";

export type ProvisionFlags = CommonFlags & Agreement;

/** Finds everybody first, so that a wrong name is known before anything is done; then says what will happen, and does it. */
export async function provision(session: Session, wanted: readonly string[], flags: ProvisionFlags): Promise<ExitCode> {
  const sync = await session.sync();
  const graph = (await session.stack).tenants.client(sync.tenant);
  const users = await usersNamed(graph, wanted);
  const forecasts = await forecastsOf(session, sync, users);
  announce(session, `${nameOf(sync)}: provision`, forecasts.map(forecastText));
  await confirm(session, flags);
  const run = await onDemand(graph, sync.servicePrincipalId);
  const results: ProvisionedUser[] = [];
  for (const { id } of users) {
    const result = await run(id);
    results.push(result);
    if (flags.json !== true) session.screen.say(`${results.length > 1 ? "\n" : ""}${drawn(session.screen, result)}`);
  }
  if (flags.json === true) session.answer(results, () => "");
  return results.some(({ outcome }) => outcome === "failure" || outcome === "skipped") ? exitCodes.unwell : exitCodes.fine;
}

/** Each once, however often it is named. */
async function usersNamed(graph: GraphClient, wanted: readonly string[]): Promise<readonly FoundUser[]> {
  const found = await Promise.all(wanted.map((each) => userNamed(graph, each)));
  return [...new Map(found.map((each) => [each.id, each])).values()];
}

async function forecastsOf(session: Session, sync: StackSync, users: readonly FoundUser[]): Promise<readonly Explanation[]> {
  const source = (await session.stack).tenants.client(sync.tenant);
  const target = await targetClient(session, sync);
  const explained = await explainer({ source, target, servicePrincipalId: sync.servicePrincipalId, by: "onDemand" });
  if (explained === undefined) throw new Failure(`the configuration '${nameOf(sync)}' has no provisioning job; \`pulumi up\` makes it.`);
  const forecasts = await Promise.all(users.map(({ id }) => explained(id)));
  return forecasts.filter((each) => each !== undefined);
}

function forecastText({ scope, next }: Explanation): string {
  return `${scope.user.displayName} <${scope.user.userPrincipalName}>. ${steps[next.action]}: ${next.because.join("; ")}.`;
}

function nameOf({ displayName, name }: StackSync): string {
  return displayName ?? name;
}
