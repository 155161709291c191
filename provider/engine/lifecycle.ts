import { checkAgainst, hidden, recalled, type Checked } from "./check";
import { converged, type Bounds } from "./converged";
import { difference, type Difference } from "./diff";
import type { Definition, Failure, Sentence } from "./definition";
import { consequencesOf } from "./foresight";
import { toStored, type Stored } from "./state";
import { holdsUnknown } from "./unknown";

/** Pulumi's verbs for one kind of resource, as the plugin process calls them. */
export interface Lifecycle {
  configure?(request: { config: { get(key: string): string | undefined } }): Promise<void>;
  check(olds: Stored, news: Stored): Promise<{ inputs: Stored; failures: Failure[] }>;
  diff(id: string, olds: Stored, news: Stored): Promise<Difference>;
  create(inputs: Stored): Promise<{ id: string; outs: Stored }>;
  read(id: string, props: Stored): Promise<{ id?: string; props?: Stored; inputs?: Stored }>;
  update(id: string, olds: Stored, news: Stored): Promise<{ outs: Stored }>;
  delete(id: string, props: Stored): Promise<void>;
}

/** What the runtime brings to every lifecycle. */
export interface Surroundings<World> {
  /** Looks over inputs that have passed the schema: resolves what they name, or says what is wrong with it. No requests. */
  vet(inputs: Stored): Checked;
  /** How the outside is reached on behalf of the resource with this URN. */
  worldFor(urn: string | undefined): World;
  /** Says something on the row of the resource with this URN, and waits until it is heard: in a preview nothing may come after. */
  readonly tell: (urn: string | undefined, sentence: Sentence) => Promise<void>;
  readonly bounds: Bounds;
}

export function lifecycleOf<World, Inputs extends object, Live, Known extends Inputs>(
  definition: Definition<World, Inputs, Live, Known>,
  surroundings: Surroundings<World>,
): Lifecycle {
  const part: Part<World, Inputs> = {
    inputsOf: (props) => recalled(definition.schema, props) as Inputs,
    worldOf: (props) => surroundings.worldFor(props.__urn as string | undefined),
  };
  return {
    check: (olds, news) => checkedAndForeseen(definition, surroundings, olds, news),
    ...looks(definition, part),
    ...acts(definition, part, surroundings.bounds),
  };
}

/** From what the engine hands over to what a definition takes. */
interface Part<World, Inputs> {
  readonly inputsOf: (props: Stored) => Inputs;
  readonly worldOf: (props: Stored) => World;
}

function looks<World, Inputs extends object, Live, Known extends Inputs>(
  definition: Definition<World, Inputs, Live, Known>,
  { inputsOf, worldOf }: Part<World, Inputs>,
): Pick<Lifecycle, "diff" | "read"> {
  const names = Object.keys(definition.schema.shape);
  return {
    async diff(_id, olds, news) {
      const known = { ...olds, ...inputsOf(olds) } as unknown as Stored & Known;
      const found = difference(known, news, names, definition.identity);
      const stays = found.replaces === undefined;
      if (stays) await definition.attend?.(worldOf(news), { known, desired: inputsOf(news), isFresh: false });
      return found;
    },

    async read(_id, props) {
      const inputs = inputsOf(props);
      const world = worldOf(props);
      const live = await definition.observe(world, { ...(props as Known), ...inputs });
      if (live === undefined) return {};
      const found = definition.describe(live, inputs);
      const stored = toStored({ ...found.inputs, ...found.outputs, ...hidden(props) });
      await definition.attend?.(world, { known: stored as unknown as Known, desired: undefined, isFresh: true });
      return { id: found.id, props: stored, inputs: toStored({ ...found.inputs, __urn: props.__urn }) };
    },
  };
}

function acts<World, Inputs extends object, Live, Known extends Inputs>(
  definition: Definition<World, Inputs, Live, Known>,
  { inputsOf, worldOf }: Part<World, Inputs>,
  bounds: Bounds,
): Pick<Lifecycle, "create" | "update" | "delete"> {
  return {
    async create(inputs) {
      const made = await converged(definition, worldOf(inputs), { inputs: inputsOf(inputs), props: inputs }, bounds);
      return { id: made.id, outs: made.stored };
    },

    async update(id, olds, news) {
      const known = { ...olds, ...inputsOf(olds), id } as unknown as Stored & Known;
      const made = await converged(definition, worldOf(news), { inputs: inputsOf(news), props: news, known }, bounds);
      return { outs: made.stored };
    },

    async delete(_id, props) {
      const world = worldOf(props);
      const known = { ...props, ...inputsOf(props) } as unknown as Known;
      const live = await definition.observe(world, known);
      if (live !== undefined) await definition.remove(world, known, live);
    },
  };
}

async function checkedAndForeseen<World, Inputs extends object, Live, Known extends Inputs>(
  definition: Definition<World, Inputs, Live, Known>,
  surroundings: Surroundings<World>,
  olds: Stored,
  news: Stored,
): Promise<{ inputs: Stored; failures: Failure[] }> {
  const alone = checked(definition, surroundings, news);
  if (alone.failures.length > 0 || definition.consequences === undefined) return alone;
  const urn = news.__urn as string | undefined;
  const before = Object.keys(olds).length === 0 ? undefined : recalled(definition.schema, olds);
  const { sentences, refusals } = await consequencesOf(definition, surroundings.worldFor(urn), before, alone.inputs);
  for (const sentence of sentences) await surroundings.tell(urn, sentence);
  return { inputs: alone.inputs, failures: [...refusals] };
}

function checked<World, Inputs extends object, Live, Known extends Inputs>(
  definition: Definition<World, Inputs, Live, Known>,
  surroundings: Surroundings<World>,
  news: Stored,
): { inputs: Stored; failures: Failure[] } {
  const alone = checkAgainst(definition.schema, news);
  if (alone.failures.length > 0) return { inputs: news, failures: [...alone.failures] };
  const vetted = surroundings.vet(alone.inputs);
  if (vetted.failures.length > 0) return { inputs: news, failures: [...vetted.failures] };
  const rules = (definition.rules ?? []).filter(({ over }) => !over.some((name) => holdsUnknown(vetted.inputs[name])));
  const failures = rules.flatMap((rule) => rule.faults(vetted.inputs as Inputs));
  return failures.length > 0 ? { inputs: news, failures } : { inputs: vetted.inputs, failures: [] };
}
