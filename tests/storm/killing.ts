import { subjects, verbs, type Declared, type Verb } from "../pair/declared";
import { Field } from "./field";
import type { Plugins } from "./plugins";
import { mostMoments, part, type Ending, type Part, type Series } from "./series";
import { untilHeld } from "./held";
import { endingAfter, outcomeOf } from "./survival";

interface Ground {
  readonly field: Field;
  readonly plugins: Plugins;
  close(): Promise<void>;
}

/**
 * `before`: the request has not been carried out. `after`: it has, and its answer never arrives. Nothing is left of a process that is
 * killed, so that before a request is after the one before it: only the first has a before of its own.
 */
export const moments = ["before", "after"] as const;

export function mostOf(moment: (typeof moments)[number]): number {
  return moment === "before" ? 1 : mostMoments;
}

/** The real plugin process is killed with -9 at every request of every verb of every resource. */
export function killings(): Part {
  const series = subjects.flatMap((resource) => verbs.flatMap((verb) => moments.map((moment) => killed(verb, resource, moment))));
  return part(series, open);
}

async function open(): Promise<Ground> {
  const { field, plugins } = await Field.openWithPlugins();
  const close = async (): Promise<void> => {
    await plugins.close();
    await field.close();
  };
  return { field, plugins, close };
}

function killed(verb: Verb, resource: Declared, moment: (typeof moments)[number]): Series<Ground> {
  const fault = `plugin process killed ${moment} a request`;
  const run = (ground: Ground, number: number): Promise<Ending> => killedAt(ground, { verb, resource, moment, number });
  return { name: `${verb} ${resource.name} / ${fault}`, fault, most: mostOf(moment), run };
}

interface Kill {
  readonly verb: Verb;
  readonly resource: Declared;
  readonly moment: (typeof moments)[number];
  readonly number: number;
}

async function killedAt({ field, plugins }: Ground, { verb, resource, moment, number }: Kill): Promise<Ending> {
  const calm = await field.calmPictureOf(resource, verb);
  const stage = await field.stageFor(resource, verb);
  const { control } = field;
  const isKilled = await untilHeld(control, { skip: number, effect: { kind: "hang", afterWrite: moment === "after" } }, async (held) => {
    const work = outcomeOf(() => stage.run(resource, verb));
    const isHeld = await Promise.race([held, work.then(() => false)]);
    if (isHeld) await plugins.kill();
    await work;
    return isHeld;
  });
  if (!isKilled) return { kind: "notReached" };
  // Nobody has heard how it ended: the state is that from before.
  return endingAfter(field, { verb, resource, stage, outcome: undefined, calm });
}
