import * as pulumi from "@pulumi/pulumi";
import { transformSync } from "@swc/core";
import * as library from "../../provider";
import type { Lifecycle } from "../../provider/engine/lifecycle";
import type { Stored } from "../../provider/engine/state";
import type { Kind } from "../../provider/pulumi/shell";

type Lifecycles = (kind: Kind) => Lifecycle;

/** One resource of a program, as the engine would record it. */
export interface Recorded {
  readonly kind: Kind;
  readonly name: string;
  readonly id: string;
  readonly inputs: Stored;
  readonly outs: Stored;
}

/** Runs the text of a program: each resource that it makes goes through `check` and `create`, as the engine would call them. */
export async function runProgram(text: string, lifecycles: Lifecycles): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  const failures: unknown[] = [];
  const create = async (kind: Kind, name: string, news: Stored): Promise<{ id: string; state: Stored }> => {
    const { inputs, failures: refused } = await lifecycles(kind).check({}, news);
    if (refused.length > 0) throw new Error(`${kind} ${name}: ${JSON.stringify(refused)}`);
    const made = await lifecycles(kind).create(inputs);
    recorded.push({ kind, name, id: made.id, inputs, outs: { ...made.outs, __provider: news.__provider } });
    return { id: made.id, state: made.outs };
  };
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      const kind = /^pulumi-nodejs:dynamic\/entra-sync:(\w+)$/.exec(type)?.[1] as Kind | undefined;
      if (kind === undefined) return { id: name, state: inputs as Stored };
      return create(kind, name, inputs as Stored).catch((error: unknown) => {
        failures.push(error);
        return { id: "failed", state: {} };
      });
    },
    call: ({ inputs }) => inputs as Stored,
  });
  load(text);
  await settled();
  if (failures.length > 0) throw failures[0];
  return recorded;
}

/** The second `up`: what differs from what was recorded. */
export async function differences(recorded: readonly Recorded[], lifecycles: Lifecycles): Promise<string[]> {
  const changed: string[] = [];
  for (const { kind, name, id, inputs, outs } of recorded) {
    const read = await lifecycles(kind).read(id, outs);
    const olds = { ...read.props, __provider: outs.__provider };
    const { changes } = await lifecycles(kind).diff(id, olds, inputs);
    if (changes !== false) changed.push(`${kind} ${name}`);
  }
  return changed;
}

/** In the reverse order, as the engine destroys. */
export async function destroyAll(recorded: readonly Recorded[], lifecycles: Lifecycles): Promise<void> {
  for (const { kind, id, outs } of recorded.toReversed()) await lifecycles(kind).delete(id, outs);
}

function load(text: string): void {
  const { code } = transformSync(text, { jsc: { target: "es2023", parser: { syntax: "typescript" } }, module: { type: "commonjs" } });
  const requireIt = (name: string): unknown => {
    if (name !== "pulumi-entra-sync") throw new Error(`the program imports ${name}`);
    return library;
  };
  // In this realm: a list of another one is no list to the SDK.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the program is a text, and this is how it is run
  const program = new Function("require", "exports", code) as (require: (name: string) => unknown, exports: object) => void;
  program(requireIt, {});
}

/** Until every resource that was begun is registered. */
async function settled(): Promise<void> {
  const { waitForRPCs } = pulumi.runtime as unknown as { waitForRPCs(): Promise<void> };
  await waitForRPCs();
}
