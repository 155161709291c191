import type { AllowedDeletions } from "../consequences/allowedDeletions";
import { foreseeCreations } from "../consequences/creations";
import { foreseeDeletions, type Step } from "../consequences/deletions";
import { uncounted } from "../consequences/sentences";
import type { ScopeChange } from "../consequences/scopePlan";
import type { Consequences, Foreseen, Sentence } from "../engine/definition";
import { holdsUnknown, isUnknown } from "../engine/unknown";
import type { World } from "../world";
import type { SyncScope } from "./syncScope";

export interface SettingsInputs {
  tenant: string;
  tenantId: string;
  servicePrincipalId: string;
  target: string;
  targetTenantId: string;
  crossCloud?: boolean;
  scope: SyncScope;
  notification?: { email: string };
  accidentalDeletion: { enabled: boolean; threshold: number };
  allowDeletions?: AllowedDeletions;
}

const nothing: Foreseen = { sentences: [], refusals: [] };

export const settingsConsequences: Consequences<World, SettingsInputs> = {
  of: ["scope", "accidentalDeletion"],

  async foresee(world, before, after) {
    const { sentences, refusals } = await ofScope(world, before, after);
    return { sentences: [...ofProtection(before, after), ...sentences], refusals };
  },
};

/** The step from everybody to those who are assigned. */
export function narrowing(where: SettingsInputs): Step {
  const { tenant, tenantId, servicePrincipalId } = where;
  const what = 'going from scope "all" to "assigned"';
  return {
    tenant,
    tenantId,
    servicePrincipalId,
    change: scopeOf("assigned"),
    what,
    property: "scope",
    allowDeletions: where.allowDeletions,
  };
}

async function ofScope(world: World, before: SettingsInputs | undefined, after: SettingsInputs): Promise<Foreseen> {
  if (before?.scope === after.scope) return nothing;
  if (isUnknown(after.scope))
    return { sentences: [uncounted("a change of scope", "the scope is known only in the update.")], refusals: [] };
  world.plan.note(after, world.urn ?? "", scopeOf(after.scope));
  if (after.scope === "all") return foreseeCreations(world, after);
  // New settings are made for a new configuration, as a rule; where one is adopted, `converge` counts.
  return before === undefined ? nothing : foreseeDeletions(world, narrowing(after));
}

function scopeOf(scope: SyncScope): ScopeChange {
  return { apply: (rules) => ({ ...rules, everybody: scope === "all" }) };
}

/** What stands between a mistake and its consequences becomes less: nothing is counted for that. */
function ofProtection(before: SettingsInputs | undefined, { accidentalDeletion: after }: SettingsInputs): Sentence[] {
  if (before === undefined || holdsUnknown(after)) return [];
  const { enabled, threshold } = before.accidentalDeletion;
  if (enabled && !after.enabled)
    return [warning("protection against accidental deletion is switched off: the service will not stop a cycle, however many it deletes.")];
  if (after.enabled && after.threshold > threshold)
    return [
      warning(
        `the deletion threshold rises from ${threshold.toString()} to ${after.threshold.toString()}: so many more are deleted before the service stops.`,
      ),
    ];
  return [];
}

function warning(text: string): Sentence {
  return { severity: "warning", text };
}
