import type { GraphClient } from "../graph/client";
import type { GraphVersion } from "../graph/request";
import { partnerPath, partners, userSyncPath, type LivePolicy, type PartnerWire, type UserSyncWire } from "./partnerPolicyWire";

interface ExpandedWire extends PartnerWire {
  readonly identitySynchronization?: UserSyncWire | null;
}

/** What a tenant allows a partner. The policies of a mesh, looked at together, are one page of one list. */
export async function lookAtPolicy(graph: GraphClient, partnerTenantId: string, version: GraphVersion): Promise<LivePolicy | undefined> {
  const isOneOfMany = await graph.isOneOfMany(partners, partnerTenantId);
  return isOneOfMany ? amongAll(graph, partnerTenantId, version) : alone(graph, partnerTenantId, version);
}

async function alone(graph: GraphClient, partnerTenantId: string, version: GraphVersion): Promise<LivePolicy | undefined> {
  // Independent looks; together they travel in one request.
  const [partner, userSync] = await Promise.all([
    graph.find<PartnerWire>(partnerPath(partnerTenantId)),
    graph.find<UserSyncWire>(userSyncPath(partnerTenantId), version),
  ]);
  return partner && { partner: withoutNotes(partner), userSync: userSync && withoutNotes(userSync) };
}

/** https://learn.microsoft.com/graph/api/crosstenantaccesspolicy-list-partners, whose second example expands. */
async function amongAll(graph: GraphClient, partnerTenantId: string, version: GraphVersion): Promise<LivePolicy | undefined> {
  const all = await graph.list<ExpandedWire>(`${partners}?$expand=identitySynchronization`, version);
  const found = all?.find((each) => each.tenantId.toLowerCase() === partnerTenantId);
  if (found === undefined) return undefined;
  const { identitySynchronization, ...partner } = found;
  return { partner: withoutNotes(partner), userSync: identitySynchronization ? withoutNotes(identitySynchronization) : undefined };
}

/** Notes of the protocol differ with the way of asking, and two looks at the same are to be the same. */
function withoutNotes<Wire extends object>(wire: Wire): Wire {
  return Object.fromEntries(Object.entries(wire).filter(([name]) => !name.includes("@odata"))) as Wire;
}
