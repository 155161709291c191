import { portalLinks } from "../../provider/graph/portal";
import { assignmentsOf } from "../../provider/operator/assignments";
import { configurationWith } from "../../provider/operator/configurations";
import { insightsOf } from "../../provider/operator/insights";
import { mappingsOf } from "../../provider/operator/mappings";
import { preflight } from "../../provider/operator/preflight/preflight";
import { scopeFunnel } from "../../provider/operator/scopeFunnel";
import { exitCodes, type ExitCode } from "../failure";
import { unlessRefused } from "../notKnown";
import type { Session } from "../session";
import type { Stack } from "../stack/stack";
import type { StackSync } from "../stack/state";
import { statusOf } from "../status/status";
import { drawn } from "./sections";
import type { Shown } from "./shown";

/** Shows the blades of the portal as tables. */
export async function show(session: Session): Promise<ExitCode> {
  const syncs = await session.syncs();
  const stack = await session.stack;
  const shown = await Promise.all(syncs.map((sync) => shownOf(stack, sync)));
  session.answer(shown, (screen) => shown.map((each) => drawn(screen, each)).join("\n\n\n"));
  return exitCodes.fine;
}

const daysBack = 30;
const cyclesBack = 10;

async function shownOf(stack: Stack, sync: StackSync): Promise<Shown> {
  const status = await statusOf(stack, sync);
  const graph = stack.tenants.client(sync.tenant);
  const { servicePrincipalId } = sync;
  const { target, source } = status;
  const after = new Date(Date.now() - daysBack * 86_400_000).toISOString();
  const subject = { tenant: sync.tenant, servicePrincipalId, target: target.tenant, targetTenantId: target.tenantId };
  // Independent looks; reads that meet travel in one request.
  const [configuration, assignments, funnel, mappings, findings, insights] = await Promise.all([
    configurationWith(graph, servicePrincipalId),
    assignmentsOf(graph, servicePrincipalId),
    unlessRefused(() => scopeFunnel(graph, servicePrincipalId)),
    mappingsOf(graph, servicePrincipalId),
    preflight(stack.tenants, subject),
    insightsOf(graph, servicePrincipalId, { after, cycles: cyclesBack }),
  ]);
  const { cloud } = graph.tenant;
  const appId = configuration?.appId;
  const connection = findings.filter((each) => each.subject === "policy" || each.subject === "connection");
  const links = portalLinks({ cloud, tenantId: source.tenantId, servicePrincipalId, appId });
  return { status, appId, links, assignments, funnel, mappings, connection, insights };
}
