import type { GraphClient } from "../provider/graph/client";
import type { Session } from "./session";
import { statusOf } from "./status/status";
import type { StackSync } from "./stack/state";

/** The target tenant's Graph; `undefined` where the stack has no credentials for it. */
export async function targetClient(session: Session, sync: StackSync): Promise<GraphClient | undefined> {
  const stack = await session.stack;
  const { tenants } = stack;
  const { target: found } = sync.target === undefined ? await statusOf(stack, sync) : { target: { tenant: sync.target, tenantId: "" } };
  const name = [found.tenant, sync.targetTenantId, found.tenantId].find(
    (each) => each !== undefined && tenants.directory.find(each).kind === "found",
  );
  return name === undefined ? undefined : tenants.client(name);
}
