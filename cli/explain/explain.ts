import { explainer } from "../../provider/operator/explanation/explanation";
import { exitCodes, Failure, type ExitCode } from "../failure";
import type { Session } from "../session";
import { targetClient } from "../targetClient";
import { userNamed } from "../user";
import { drawn } from "./drawn";

/** Says of one user all that the portal shows on five pages, and writes nothing. */
export async function explain(session: Session, wanted: string): Promise<ExitCode> {
  const sync = await session.sync();
  const source = (await session.stack).tenants.client(sync.tenant);
  const user = await userNamed(source, wanted);
  const target = await targetClient(session, sync);
  const explained = await explainer({ source, target, servicePrincipalId: sync.servicePrincipalId });
  const configuration = sync.displayName ?? sync.name;
  if (explained === undefined) throw new Failure(`the configuration '${configuration}' has no provisioning job; \`pulumi up\` makes it.`);
  const explanation = await explained(user.id);
  if (explanation === undefined) throw new Failure(`the user '${wanted}' was deleted from tenant '${sync.tenant}' just now.`);
  session.answer({ configuration, ...explanation }, (screen) => drawn(screen, configuration, explanation));
  return explanation.next.action === "fail" ? exitCodes.unwell : exitCodes.fine;
}
