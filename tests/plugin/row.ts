import type { Failure } from "../../provider/engine/definition";
import type { Stored } from "../../provider/engine/state";
import type { Kind } from "../../provider/pulumi/shell";
import { golden } from "./golden";
import type { Difference, PluginProcess } from "./pluginProcess";

/** What the engine keeps of a resource. */
export interface State {
  readonly id: string;
  readonly inputs: Stored;
  readonly outputs: Stored;
}

/** One resource as the engine deals with it: each step takes what the step before it left. */
export class Row {
  constructor(
    private readonly plugin: PluginProcess,
    readonly kind: Kind,
    readonly urn: string,
  ) {}

  /** As of a resource that is new, or of one that has these inputs. */
  async check(program: object, olds: Stored = {}): Promise<{ inputs: Stored; failures: Failure[] }> {
    return this.plugin.check(olds, { ...program, __provider: golden[this.kind], __urn: this.urn });
  }

  async checked(program: object, olds?: Stored): Promise<Stored> {
    const { inputs, failures } = await this.check(program, olds);
    expect(failures).toEqual([]);
    return inputs;
  }

  async create(program: object): Promise<State> {
    const inputs = await this.checked(program);
    const { id, outs } = await this.plugin.create(inputs);
    return { id, inputs, outputs: outs };
  }

  async diff(state: State, program: object): Promise<Difference> {
    return this.plugin.diff(state.id, state.outputs, await this.checked(program, state.inputs));
  }

  async update(state: State, program: object): Promise<State> {
    const inputs = await this.checked(program, state.inputs);
    return { id: state.id, inputs, outputs: await this.plugin.update(state.id, state.outputs, inputs) };
  }

  /** `undefined` when it is gone. */
  async refresh(state: State): Promise<State | undefined> {
    const { id, props, inputs } = await this.plugin.read(state.id, state.outputs);
    return id === "" ? undefined : { id, inputs, outputs: props };
  }

  async delete(state: State): Promise<void> {
    await this.plugin.delete(state.id, state.outputs);
  }
}

export function urnOf(kind: Kind, name: string): string {
  return `urn:pulumi:test::plugin::pulumi-nodejs:dynamic/entra-sync:${kind}::${name}`;
}
