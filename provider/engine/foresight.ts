import type { Definition, Foreseen } from "./definition";
import { differing } from "./diff";
import type { Stored } from "./state";

const nothing: Foreseen = { sentences: [], refusals: [] };

/** What comes of a change, where any input differs that can have consequences. Another object is another matter: it is replaced. */
export async function consequencesOf<World, Inputs extends object, Live, Known extends Inputs>(
  { consequences, identity }: Definition<World, Inputs, Live, Known>,
  world: World,
  before: Stored | undefined,
  after: Stored,
): Promise<Foreseen> {
  if (consequences === undefined) return nothing;
  if (before === undefined) return consequences.foresee(world, undefined, after as Inputs);
  const isAnother = differing(before, after, identity).length > 0;
  if (isAnother || differing(before, after, consequences.of).length === 0) return nothing;
  return consequences.foresee(world, before as Inputs, after as Inputs);
}
