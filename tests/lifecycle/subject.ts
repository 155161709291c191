import type { Stored } from "../../provider/engine/state";
import { type Kind } from "../../provider/pulumi/shell";
import type { SimulatorControl } from "../../simulator";
import { withShell, type Ground } from "./ground";

/** One resource in the shared suite: what is particular to it, as data and small acts. */
export interface Subject {
  readonly kind: Kind;
  /** An act rather than a thing: it is done again where nothing records it, nothing drifts, and what it did stays. */
  readonly isAct?: true;
  /** Makes what the resource stands on, and gives the inputs of a program that declares it. */
  prepare(ground: Ground): Promise<object>;
  /** A change of the inputs that is an update, and the writes it sends. `{id}` stands for ids of the service. */
  readonly update: { readonly inputs: object; readonly writes: readonly RegExp[] };
  /** A change of the inputs that makes it another object, and the property named for it. */
  readonly replace: { readonly inputs: object; readonly property: string };
  /** Somebody changes it in the portal; the property that shows it, and its value then. */
  drift(control: SimulatorControl, made: Made): Promise<{ readonly property: string; readonly value: unknown }>;
  /** Somebody deletes it in the portal, or what it stands on. */
  vanish(control: SimulatorControl, made: Made): Promise<void>;
  /** The request with which its create begins to write, and the one that comes later, where there are two. */
  readonly firstWrite: { readonly method: string; readonly path: string };
  readonly laterWrite?: { readonly method: string; readonly path: string };
  /** Makes by hand what the program declares, so that a create adopts it; gives the inputs that adopt. */
  adopted(control: SimulatorControl, inputs: Stored): Promise<object>;
}

export interface Made {
  readonly id: string;
  readonly outs: Stored;
}

/** The engine's steps on one resource, with what each of them hands to the next. */
export class Stage {
  constructor(
    readonly ground: Ground,
    readonly subject: Subject,
    readonly name: string,
  ) {}

  async checked(inputs: object): Promise<Stored> {
    const news = withShell(this.subject.kind, this.name, inputs);
    const checked = await this.lifecycle.check({}, news);
    expect(checked.failures).toEqual([]);
    return checked.inputs;
  }

  async create(inputs: object): Promise<Made> {
    const made = await this.lifecycle.create(await this.checked(inputs));
    return { id: made.id, outs: { ...made.outs, __provider: withShell(this.subject.kind, this.name, {}).__provider } };
  }

  async update(made: Made, inputs: object): Promise<Made> {
    const news = await this.checked(inputs);
    const { outs } = await this.lifecycle.update(made.id, made.outs, news);
    return { id: made.id, outs: { ...outs, __provider: news.__provider } };
  }

  get lifecycle(): ReturnType<Ground["lifecycle"]> {
    return this.ground.lifecycle(this.subject.kind);
  }
}
