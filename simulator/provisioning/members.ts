import { linkKey } from "./jobState";
import type { MemberChanges } from "./values";
import type { Workplace } from "./workplace";

/**
 * How the members of a target group have to change, by their ids in the target: its members are the synchronized users among the direct
 * members of the source group. Whom somebody else put into the target group stays in it.
 */
export function memberChanges(
  { source, target, jobId }: Workplace,
  sourceGroupId: string,
  targetGroupId: string | undefined,
): MemberChanges {
  const before = targetGroupId === undefined ? [] : target.children("member", targetGroupId).map(({ memberId }) => memberId);
  const wanted = new Set<string>();
  for (const { memberId } of source.children("member", sourceGroupId)) {
    const link = source.find("link", linkKey(jobId, memberId));
    if (link && link.kind !== "Group" && !link.softDeleted && target.find("user", link.targetId)) wanted.add(link.targetId);
  }
  const present = new Set(before);
  const surplus = before.filter((id) => !wanted.has(id));
  const ours = surplus.length > 0 ? madeByJob(source.children("link", jobId)) : new Set<string>();
  return { before, added: [...wanted].filter((id) => !present.has(id)), removed: surplus.filter((id) => ours.has(id)) };
}

function madeByJob(links: readonly { readonly targetId: string }[]): Set<string> {
  return new Set(links.map((link) => link.targetId));
}
