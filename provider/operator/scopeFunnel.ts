import type { GraphClient } from "../graph/client";
import { readConfiguration } from "../scope/configuration";
import { funnelOf } from "../scope/funnel";

/** From the whole directory of the source tenant down to the users that are kept in the target. */
export interface ScopeFunnel {
  /** All users of the source tenant, guests and disabled ones too. */
  readonly directory: number;
  /** Assigned with a role that counts; everybody, where the scope is everybody. */
  readonly assigned: number;
  /** Of those, the ones that are not disabled. */
  readonly active: number;
  /** Of those, the ones that the service's own filter and the scoping filters let through. */
  readonly inScope: number;
  /** Kept in the target by the job's own count after its last cycle; absent before the first. Who is blocked there is kept as well. */
  readonly provisioned?: number;
}

/** Reads everybody who may be in scope: a directory of n users takes n/999 requests. */
export async function scopeFunnel(graph: GraphClient, servicePrincipalId: string): Promise<ScopeFunnel | undefined> {
  const configuration = await readConfiguration(graph, servicePrincipalId);
  if (configuration === undefined) return undefined;
  const { directory, assigned, active, inScope } = await funnelOf(graph, configuration.rules);
  return { directory, assigned, active, inScope: inScope.size, provisioned: configuration.job?.synchronized };
}
