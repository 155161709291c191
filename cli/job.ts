import type { GraphClient } from "../provider/graph/client";
import { watchedJob, type WatchedJob } from "../provider/operator/watchedJob";
import { Failure } from "./failure";
import type { StackSync } from "./stack/state";

/** The provisioning job of a synchronization, which must be there. */
export async function jobOf(graph: GraphClient, { servicePrincipalId, displayName, name, tenant }: StackSync): Promise<WatchedJob> {
  const job = await watchedJob(graph, servicePrincipalId);
  if (job !== undefined) return job;
  throw new Failure(
    `the configuration '${displayName ?? name}' in tenant '${tenant}' has no provisioning job; \`pulumi up --refresh\` makes it again.`,
  );
}
