import { isUnwell, type SyncStatus } from "../../provider/operator/syncStatus";
import { readStatus } from "../../provider/operator/readStatus";
import { exitCodes, Failure, type ExitCode } from "../failure";
import type { Session } from "../session";
import type { Stack } from "../stack/stack";
import type { StackSync } from "../stack/state";
import { overview } from "./overview";

/** Shows how the synchronizations fare. */
export async function status(session: Session): Promise<ExitCode> {
  const syncs = await session.syncs();
  const stack = await session.stack;
  // Their reads meet in one request for each tenant.
  const found = await Promise.all(syncs.map((sync) => statusOf(stack, sync)));
  session.answer(found, (screen) => found.map((each) => overview(screen, each)).join("\n\n"));
  return found.some(isUnwell) ? exitCodes.unwell : exitCodes.fine;
}

export async function statusOf({ tenants, aliases }: Stack, sync: StackSync): Promise<SyncStatus> {
  const nameOf = (tenantId: string): string | undefined => aliases.find((alias) => tenants.directory.idOf(alias) === tenantId);
  const found = await readStatus(tenants.client(sync.tenant), sync.servicePrincipalId, nameOf);
  if (found === undefined) throw new Failure(goneSentence(sync));
  return found;
}

function goneSentence({ displayName, name, servicePrincipalId, tenant }: StackSync): string {
  return `the configuration '${displayName ?? name}' (${servicePrincipalId}) is not in tenant '${tenant}' any more; \`pulumi up --refresh\` makes it again.`;
}
