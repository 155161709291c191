import { realClock, settle } from "../engine/settle";
import type { GraphClient } from "../graph/client";
import type { OnDemandResult } from "../resources/onDemandOutcome";
import { onDemandChanges, onDemandResult, type OnDemandChange } from "../resources/onDemandResult";
import { onDemandRunRead } from "../resources/onDemandRun";

/** What provisioning one user came to, with what was written. */
export interface ProvisionedUser extends OnDemandResult {
  readonly changes: readonly OnDemandChange[];
}

/** Runs users on demand, one after the other; who was assigned a moment ago is waited for, up to five minutes. */
export function onDemand(graph: GraphClient, servicePrincipalId: string): Promise<(userId: string) => Promise<ProvisionedUser>> {
  return onDemandRunRead(
    { graph: () => graph, settle: (condition) => settle(condition, realClock) },
    { tenant: graph.tenant.alias, servicePrincipalId },
    (user, wire) => ({ ...onDemandResult(user, wire), changes: onDemandChanges(wire) }),
  );
}
