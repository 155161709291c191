import type { Lifecycle } from "../../provider/engine/lifecycle";
import type { Stored } from "../../provider/engine/state";
import type { Kind } from "../../provider/pulumi/shell";
import { withShell } from "../lifecycle/ground";
import { declaredAs, type Declared, type Made, type Verb } from "./declared";

export type Lifecycles = Readonly<Record<Kind, Lifecycle>>;

/** The engine's side of a pair: what was made, and each verb with what the engine would hand to it. */
export class Stage {
  readonly made = new Map<string, Made>();
  /** Those that were made and could not be completed: the engine comes back to them. */
  readonly incomplete = new Set<string>();

  constructor(
    private readonly lifecycles: Lifecycles,
    private readonly stack = "test",
  ) {}

  lifecycle({ kind }: Declared): Lifecycle {
    return this.lifecycles[kind];
  }

  /** Another engine that has the same state. */
  twin(lifecycles: Lifecycles): Stage {
    const twin = new Stage(lifecycles, this.stack);
    for (const [name, made] of this.made) twin.made.set(name, made);
    for (const name of this.incomplete) twin.incomplete.add(name);
    return twin;
  }

  /** Everything that comes before a resource, and the resource itself where it has to be there already. */
  async bringUpFor(resource: Declared, verb: Verb): Promise<void> {
    for (const name of resource.needs) await this.run(declaredAs(name), "create");
    if (verb !== "create") await this.run(resource, "create");
  }

  /** Runs one verb, with these lifecycles in place of the usual ones if they are given. */
  async run(resource: Declared, verb: Verb, lifecycles: Lifecycles = this.lifecycles): Promise<void> {
    const lifecycle = lifecycles[resource.kind];
    if (verb === "create") return this.create(resource, lifecycle);
    const made = this.made.get(resource.name);
    if (made === undefined) throw new Error(`${resource.name} is not there to ${verb}`);
    if (verb === "refresh") return this.refresh(resource, made, lifecycle);
    if (verb === "update") return this.update(resource, made, lifecycle);
    await lifecycle.delete(made.id, made.outs);
    this.made.delete(resource.name);
  }

  /** What the next `up` does with a resource that was recorded, whole or half made. */
  async repair(resource: Declared): Promise<void> {
    const made = this.made.get(resource.name);
    if (made === undefined) return this.run(resource, "create");
    const lifecycle = this.lifecycles[resource.kind];
    const { outs } = await lifecycle.update(made.id, made.outs, await this.checked(resource, {}, lifecycle));
    this.keep(resource, made.id, outs);
  }

  private async create(resource: Declared, lifecycle: Lifecycle): Promise<void> {
    const news = await this.checked(resource, {}, lifecycle);
    const { id, outs } = await lifecycle.create(news);
    this.keep(resource, id, outs);
  }

  private async refresh(resource: Declared, made: Made, lifecycle: Lifecycle): Promise<void> {
    const { id, props } = await lifecycle.read(made.id, made.outs);
    if (id === undefined || props === undefined) this.made.delete(resource.name);
    else this.keep(resource, id, props);
  }

  private async update(resource: Declared, made: Made, lifecycle: Lifecycle): Promise<void> {
    const news = await this.checked(resource, resource.update, lifecycle);
    const { outs } = await lifecycle.update(made.id, made.outs, news);
    this.keep(resource, made.id, outs);
  }

  /** The inputs as `check` hands them on; a refusal there is a mistake of ours. */
  async checked(resource: Declared, change: object, lifecycle: Lifecycle = this.lifecycles[resource.kind]): Promise<Stored> {
    const configuration = this.made.get("SyncConfiguration")?.id ?? "";
    const declared = withShell(resource.kind, resource.name, { ...resource.inputs(configuration), ...change });
    const news = { ...declared, __urn: String(declared.__urn).replace(":test:", `:${this.stack}:`) };
    const { inputs, failures } = await lifecycle.check({}, news);
    if (failures.length > 0) throw new Error(`${resource.name}: ${JSON.stringify(failures)}`);
    return inputs;
  }

  /** As the engine records it: with the shell that reads it again. */
  keep(resource: Declared, id: string, outs: Stored): void {
    this.made.set(resource.name, { id, outs: { ...outs, __provider: withShell(resource.kind, resource.name, {}).__provider } });
  }
}
