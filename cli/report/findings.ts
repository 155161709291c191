import { portalLinks, type PortalLinks } from "../../provider/graph/portal";
import { assignmentsOf, type Assignment } from "../../provider/operator/assignments";
import { insightsOf, type Insights } from "../../provider/operator/insights";
import { mappingsOf, type UserMappings } from "../../provider/operator/mappings";
import { scopeFunnel, type ScopeFunnel } from "../../provider/operator/scopeFunnel";
import { isUnwell, type SyncStatus } from "../../provider/operator/syncStatus";
import { readDrift, type Drift } from "../drift/read";
import { Failure } from "../failure";
import { isNotKnown, unlessRefused, type NotKnown } from "../notKnown";
import type { Session } from "../session";
import type { Stack } from "../stack/stack";
import type { StackSync } from "../stack/state";
import { statusOf } from "../status/status";

/** Everything that the page shows; what `--json` answers. */
export interface Findings {
  /** The stack, as a sentence names it. */
  readonly of: string;
  /** When it was read, as ISO 8601 in UTC. */
  readonly time: string;
  /** From when on the history is told. */
  readonly since: string;
  readonly configurations: readonly Reported[];
  /** Configurations of the stack that could not be read, and why. */
  readonly unreadable: readonly { readonly name: string; readonly why: string }[];
  readonly drift: Drift | NotKnown;
}

/** One configuration. */
export interface Reported {
  readonly status: SyncStatus;
  readonly links: PortalLinks;
  readonly assignments: readonly Assignment[];
  /** Absent while there is no job: the schema belongs to it. */
  readonly mappings?: UserMappings;
  readonly insights?: Insights | NotKnown;
  readonly funnel?: ScopeFunnel | NotKnown;
}

/** Whether somebody has to look at something. */
export function isTroubled({ configurations, unreadable, drift }: Findings): boolean {
  const hasDrift = !isNotKnown(drift) && drift.drifted;
  return hasDrift || unreadable.length > 0 || configurations.some((each) => isUnwell(each.status));
}

export async function findingsOf(session: Session, since: string): Promise<Findings> {
  const syncs = await session.syncs();
  const stack = await session.stack;
  // The engine looks for drift while Graph is read.
  const [drift, ...outcomes] = await Promise.all([
    unlessRefused(() => readDrift(session.flags, session.environment)),
    ...syncs.map((sync) => outcomeOf(stack, sync, since)),
  ]);
  const time = new Date().toISOString();
  const configurations = outcomes.flatMap((each) => ("status" in each ? [each] : []));
  const unreadable = outcomes.flatMap((each) => ("why" in each ? [each] : []));
  return { of: stack.called, time, since, configurations, unreadable, drift };
}

type Outcome = Reported | Findings["unreadable"][number];

/** A configuration that somebody deleted does not keep the others from the page. */
async function outcomeOf(stack: Stack, sync: StackSync, since: string): Promise<Outcome> {
  const status = await statusOf(stack, sync).catch(goneOr);
  if (status instanceof Failure) return { name: sync.displayName ?? sync.name, why: status.message };
  const graph = stack.tenants.client(sync.tenant);
  const { servicePrincipalId } = sync;
  // Independent looks; reads that meet travel in one request.
  const [assignments, mappings, insights, funnel] = await Promise.all([
    assignmentsOf(graph, servicePrincipalId),
    mappingsOf(graph, servicePrincipalId),
    unlessRefused(() => insightsOf(graph, servicePrincipalId, { after: since, cycles: cyclesBack })),
    unlessRefused(() => scopeFunnel(graph, servicePrincipalId)),
  ]);
  const links = portalLinks({ cloud: graph.tenant.cloud, tenantId: graph.tenant.tenantId, servicePrincipalId });
  return { status, links, assignments, mappings, insights, funnel };
}

const cyclesBack = 30;

function goneOr(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}
