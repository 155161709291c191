import { checkAgainst, hidden, recalled, type Checked } from "./check";
import { converged, type Bounds } from "./converged";
import { difference, type Difference } from "./diff";
import type { Definition, Failure } from "./definition";
import { pick, toStored, type Stored } from "./state";
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
  /** Says, on the row of the resource with this URN, what a change brings about. */
  announce?(urn: string | undefined, sentence: string): void;
  readonly bounds: Bounds;
}

export function lifecycleOf<World, Inputs extends object, Live, Known extends Inputs>(
  definition: Definition<World, Inputs, Live, Known>,
  surroundings: Surroundings<World>,
): Lifecycle {
  const inputsOf = (props: Stored): Inputs => recalled(definition.schema, props) as Inputs;
  const worldOf = (props: Stored): World => surroundings.worldFor(props.__urn as string | undefined);

  return {
    check: async (_olds, news) => Promise.resolve(checked(definition, surroundings, news)),
    diff: async (_id, olds, news) => Promise.resolve(compared(definition, surroundings, { olds, known: inputsOf(olds), news })),

    async create(inputs) {
      const made = await converged(definition, worldOf(inputs), { inputs: inputsOf(inputs), props: inputs }, surroundings.bounds);
      return { id: made.id, outs: made.stored };
    },

    async update(id, olds, news) {
      const known = { ...olds, ...inputsOf(olds), id } as unknown as Stored & Known;
      const made = await converged(definition, worldOf(news), { inputs: inputsOf(news), props: news, known }, surroundings.bounds);
      return { outs: made.stored };
    },

    async read(_id, props) {
      const inputs = inputsOf(props);
      const live = await definition.observe(worldOf(props), { ...(props as Known), ...inputs });
      if (live === undefined) return {};
      const found = definition.describe(live, inputs);
      const stored = toStored({ ...found.inputs, ...found.outputs, ...hidden(props) });
      return { id: found.id, props: stored, inputs: toStored({ ...found.inputs, __urn: props.__urn }) };
    },

    async delete(_id, props) {
      const world = worldOf(props);
      const known = { ...props, ...inputsOf(props) } as unknown as Known;
      const live = await definition.observe(world, known);
      if (live !== undefined) await definition.remove(world, known, live);
    },
  };
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

/** The engine compares first in preview and again before it updates; what is to be known beforehand is said then. */
function compared<World, Inputs extends object, Live, Known extends Inputs>(
  definition: Definition<World, Inputs, Live, Known>,
  surroundings: Surroundings<World>,
  { olds, known, news }: { readonly olds: Stored; readonly known: Inputs; readonly news: Stored },
): Difference {
  const names = Object.keys(definition.schema.shape);
  const change = difference({ ...olds, ...known }, news, names, definition.identity);
  const sentences = change.changes === false ? [] : (definition.announce?.(known, pick(news, names) as Inputs) ?? []);
  for (const sentence of sentences) surroundings.announce?.(news.__urn as string | undefined, sentence);
  return change;
}
