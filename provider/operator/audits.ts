import type { GraphClient } from "../graph/client";

/** https://learn.microsoft.com/graph/api/resources/directoryaudit, as far as we read it. */
interface AuditWire {
  readonly id: string;
  readonly activityDateTime: string;
  readonly activityDisplayName: string;
  readonly category?: string | null;
  readonly result?: string | null;
  readonly resultReason?: string | null;
  readonly initiatedBy?: {
    readonly user?: { readonly userPrincipalName?: string | null; readonly displayName?: string | null } | null;
    readonly app?: { readonly displayName?: string | null } | null;
  } | null;
  readonly targetResources?:
    readonly { readonly id?: string | null; readonly displayName?: string | null; readonly type?: string | null }[] | null;
}

/** What was done to a configuration or by it, and by whom, as the directory's audit log tells it. */
export interface AuditEntry {
  readonly id: string;
  /** The tenant whose log it stands in, by its alias. */
  readonly tenant: string;
  /** When, as ISO 8601 in UTC. */
  readonly time: string;
  /** Such as "Enable/start provisioning configuration" or "Add user". */
  readonly activity: string;
  readonly result: string;
  readonly reason?: string;
  readonly by?: string;
  /** What it was done to. */
  readonly on?: string;
}

/** The application by which the service writes into target tenants. */
const syncFabric = "Microsoft.Azure.SyncFabric";

/** In the source tenant: what was done to the configuration, and its quarantines. Newest first, page by page. */
export function auditsInSource(graph: GraphClient, servicePrincipalId: string, after: string): AsyncGenerator<readonly AuditEntry[], void> {
  return audits(graph, `targetResources/any(t:t/id eq '${servicePrincipalId}') and activityDateTime ge ${after}`);
}

/** In the target tenant: what the service wrote there, for whichever configuration. */
export function auditsInTarget(graph: GraphClient, after: string): AsyncGenerator<readonly AuditEntry[], void> {
  return audits(graph, `initiatedBy/app/displayName eq '${syncFabric}' and activityDateTime ge ${after}`);
}

async function* audits(graph: GraphClient, filter: string): AsyncGenerator<readonly AuditEntry[], void> {
  const path = `/auditLogs/directoryAudits?$filter=${encodeURIComponent(filter)}&$orderby=${encodeURIComponent("activityDateTime desc")}&$top=999`;
  for await (const page of graph.pages<AuditWire>(path)) yield page.map((each) => entryOf(graph.tenant.alias, each));
}

function entryOf(tenant: string, wire: AuditWire): AuditEntry {
  const [target] = wire.targetResources ?? [];
  return {
    id: wire.id,
    tenant,
    time: wire.activityDateTime,
    activity: wire.activityDisplayName,
    result: wire.result ?? "success",
    reason: wire.resultReason || undefined,
    by: actorOf(wire),
    on: target?.displayName || target?.id || undefined,
  };
}

function actorOf({ initiatedBy }: AuditWire): string | undefined {
  const { user, app } = initiatedBy ?? {};
  return user?.userPrincipalName ?? user?.displayName ?? app?.displayName ?? undefined;
}
