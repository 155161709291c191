import type { Foreseen, Sentence } from "../engine/definition";
import type { World } from "../world";
import type { AllowedDeletions } from "./allowedDeletions";
import { countLosses, type Losses } from "./losses";
import type { ScopeChange } from "./scopePlan";
import { deletionSentence, refusalSentence, uncounted } from "./sentences";

/** A change that may take users out of scope. */
export interface Step {
  readonly tenant: string;
  readonly tenantId: string;
  readonly servicePrincipalId: string;
  readonly change: ScopeChange;
  /** What it is, as the beginning of a sentence. */
  readonly what: string;
  /** The input that a refusal is reported for. */
  readonly property: string;
  readonly allowDeletions?: AllowedDeletions;
}

const nothing: Foreseen = { sentences: [], refusals: [] };

/** Counts whom the change, with all that the run declared before it, takes out of scope, and refuses it where those are too many. */
export async function foreseeDeletions(world: World, step: Step): Promise<Foreseen> {
  world.plan.note(step, world.urn ?? "", step.change);
  try {
    const losses = await countLosses(world, step);
    return losses === undefined ? nothing : judged(step, losses, world.urn);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { sentences: [uncounted(step.what, error.message)], refusals: [] };
  }
}

function judged(step: Step, losses: Losses, urn: string | undefined): Foreseen {
  const count = losses.names.length + losses.leftBehind;
  if (count === 0) return nothing;
  const others = losses.urns.filter((each) => each !== urn);
  const said: Sentence = { severity: "warning", text: deletionSentence(step, losses, others) };
  if (!losses.areDeleted || losses.isUpperBound || count <= boundOf(step, losses)) return { sentences: [said], refusals: [] };
  return { sentences: [], refusals: [{ property: step.property, reason: refusalSentence(step, losses, others) }] };
}

/** The service stops a cycle that would delete as many as the threshold. The number counts here also where its protection is off. */
function boundOf({ allowDeletions }: Step, { protection }: Losses): number {
  return allowDeletions?.upTo ?? protection.threshold - 1;
}

/** The same right before the write: what was true in the preview may not be any more. */
export async function guardDeletions(world: World, step: Step): Promise<readonly Sentence[]> {
  const { sentences, refusals } = await foreseeDeletions(world, step);
  const [refusal] = refusals;
  if (refusal !== undefined) throw new TooManyDeletions(refusal.property, refusal.reason);
  return sentences;
}

/** Where `check` had nothing to say: the engine does not ask before a resource goes, and settings that are new are adopted without a look. */
export async function guardUnannounced(world: World, step: Step): Promise<void> {
  for (const { severity, text } of await guardDeletions(world, step)) world.say(severity, text);
}

class TooManyDeletions extends Error {
  constructor(property: string, reason: string) {
    super(`${property}: ${reason} Nothing was changed.`);
    this.name = "TooManyDeletions";
  }
}
