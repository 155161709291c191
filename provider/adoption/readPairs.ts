import type { GraphClient } from "../graph/client";
import { membersOf, partnerPath, userSyncPath, type PartnerWire, type UserSyncWire } from "../resources/partnerPolicyWire";
import type { FoundPair, FoundPolicy } from "./found";

/** How the tenants that configurations point at are reached. */
export interface OtherTenants {
  /** The alias of a tenant; `undefined` where none is declared. */
  aliasOf(tenantId: string): string | undefined;
  client(alias: string): GraphClient;
}

/** What source and target allow each other. A target that cannot be looked into is said, and its half left out. */
export async function readPair(source: GraphClient, targetTenantId: string, others: OtherTenants): Promise<FoundPair> {
  const alias = others.aliasOf(targetTenantId);
  const target = alias ?? targetTenantId;
  const [inSource, inTarget] = await Promise.all([
    readPolicy(source, { partnerTenantId: targetTenantId, partner: target }),
    alias === undefined ? undeclared(targetTenantId) : readTarget(source, alias, others),
  ]);
  return { targetTenantId, target, inSource, ...(typeof inTarget === "string" ? { unread: inTarget } : { inTarget }) };
}

async function readTarget(source: GraphClient, alias: string, others: OtherTenants): Promise<FoundPolicy | string | undefined> {
  const { tenantId, alias: partner } = source.tenant;
  try {
    return await readPolicy(others.client(alias), { partnerTenantId: tenantId, partner });
  } catch (error) {
    // Whatever keeps us out of the target, the source half can be imported all the same.
    return error instanceof Error ? error.message : String(error);
  }
}

function undeclared(tenantId: string): string {
  return (
    `no tenant with the id ${tenantId} is declared; declare it with ` +
    `\`pulumi config set --path 'entra-sync:tenants.ALIAS.tenantId' ${tenantId}\` and its credentials, and import once more`
  );
}

async function readPolicy(
  graph: GraphClient,
  { partnerTenantId, partner }: { partnerTenantId: string; partner: string },
): Promise<FoundPolicy | undefined> {
  // Independent looks; together they travel in one request.
  const [found, userSync] = await Promise.all([
    graph.find<PartnerWire>(partnerPath(partnerTenantId)),
    graph.find<UserSyncWire>(userSyncPath(partnerTenantId)),
  ]);
  if (found === undefined) return undefined;
  const set = Object.entries(membersOf({ partner: found, userSync })).filter(([, value]) => value !== null);
  return set.length === 0 ? undefined : { tenant: graph.tenant.alias, partner, members: Object.fromEntries(set) };
}
