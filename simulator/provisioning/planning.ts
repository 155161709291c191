import { planForGroup } from "./groupPlan";
import { linkKey } from "./jobState";
import type { Plan } from "./plan";
import { planForUser } from "./userPlan";
import type { Workplace } from "./workplace";

/** Looks at both tenants and decides what to do for a source object; writes nothing. */
export function planFor(place: Workplace, sourceId: string): Plan {
  return isGroup(place, sourceId) ? planForGroup(place, sourceId) : planForUser(place, sourceId);
}

function isGroup({ source, jobId }: Workplace, id: string): boolean {
  if (source.find("user", id)) return false;
  return source.find("group", id) !== undefined || source.find("link", linkKey(jobId, id))?.kind === "Group";
}
