import type { GraphClient } from "../graph/client";
import { applicationTemplate } from "../resources/syncTemplate";

/** A configuration of cross-tenant synchronization, whoever made it. */
export interface SyncConfigurationSummary {
  /** The source tenant, by its alias. */
  readonly tenant: string;
  /** The object id of its service principal: what Graph and the portal know it by. */
  readonly servicePrincipalId: string;
  /** The client id of its application. */
  readonly appId: string;
  readonly displayName: string;
}

interface ServicePrincipalWire {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
}

const members = "$select=id,appId,displayName";

/** All configurations of a tenant, made by Pulumi or in the portal. https://learn.microsoft.com/graph/api/serviceprincipal-list */
export async function configurationsIn(graph: GraphClient): Promise<SyncConfigurationSummary[]> {
  const filter = encodeURIComponent(`applicationTemplateId eq '${applicationTemplate}'`);
  const found = await graph.list<ServicePrincipalWire>(`/servicePrincipals?$filter=${filter}&${members}`);
  return (found ?? []).map((each) => summaryOf(graph, each));
}

/** One configuration; `undefined` when it is gone. */
export async function configurationWith(graph: GraphClient, servicePrincipalId: string): Promise<SyncConfigurationSummary | undefined> {
  const found = await graph.find<ServicePrincipalWire>(`/servicePrincipals/${servicePrincipalId}?${members}`);
  return found && summaryOf(graph, found);
}

function summaryOf({ tenant }: GraphClient, { id, appId, displayName }: ServicePrincipalWire): SyncConfigurationSummary {
  return { tenant: tenant.alias, servicePrincipalId: id, appId, displayName };
}
