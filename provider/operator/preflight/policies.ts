import type { GraphClient } from "../../graph/client";
import { membersOf, partnerPath, userSyncPath, type Members, type PartnerWire, type UserSyncWire } from "../../resources/partnerPolicyWire";
import type { Finding } from "./finding";

interface Wanted {
  readonly member: keyof Members;
  readonly allows: string;
}

const inSource: readonly Wanted[] = [{ member: "outboundRedemption", allows: "its users are redeemed automatically on their way out" }];
const inTarget: readonly Wanted[] = [
  { member: "inboundRedemption", allows: "users are redeemed automatically on their way in" },
  { member: "userSyncAllowed", allows: "users may be synchronized into it" },
];

/** What the policies of one side say about the other. */
export async function policyFindings(
  graph: GraphClient,
  side: "source" | "target",
  partner: { readonly tenantId: string; readonly called: string },
): Promise<Finding[]> {
  const tenant = graph.tenant.alias;
  const members = await readMembers(graph, partner.tenantId);
  const wanted = side === "source" ? inSource : inTarget;
  return wanted.map(({ member, allows }) => {
    if (members[member] === true) return { tenant, subject: "policy", verdict: "fine", sentence: `${allows} (towards ${partner.called})` };
    const declared = wanted.map((each) => `${each.member}: true`).join(", ");
    const fix = `new PartnerPolicy("${tenant}-${partner.called}", { tenant: "${tenant}", partner: "${partner.called}", ${declared} });`;
    return { tenant, subject: "policy", verdict: "missing", sentence: `${member} towards ${partner.called} is not set`, fix };
  });
}

async function readMembers(graph: GraphClient, partnerTenantId: string): Promise<Members> {
  // Independent looks; together they travel in one request.
  const [partner, userSync] = await Promise.all([
    graph.find<PartnerWire>(partnerPath(partnerTenantId)),
    graph.find<UserSyncWire>(userSyncPath(partnerTenantId)),
  ]);
  return membersOf(partner && { partner, userSync });
}
