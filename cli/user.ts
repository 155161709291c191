import type { GraphClient } from "../provider/graph/client";
import { findUsers, type FoundUser } from "../provider/operator/findUsers";
import { Failure } from "./failure";

/** The one user of the source tenant that is meant. */
export async function userNamed(graph: GraphClient, wanted: string): Promise<FoundUser> {
  const [only, ...others] = await findUsers(graph, wanted);
  if (only === undefined) throw new Failure(`there is no user '${wanted}' in tenant '${graph.tenant.alias}'.`);
  if (others.length === 0) return only;
  const names = [only, ...others].map((each) => each.userPrincipalName).join(", ");
  throw new Failure(`there are ${others.length + 1} users named '${wanted}' in tenant '${graph.tenant.alias}'; name one of ${names}.`);
}
