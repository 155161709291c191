import { halfMadeIn } from "../storm/survival";
import { pair, type Declared } from "./declared";
import type { Stage } from "./stage";

/** A program: what it declares otherwise than the pair, by the name of the resource. */
export type Program = Readonly<Record<string, object>>;

/** What `pulumi up` does with a whole pair, one resource after another; with `refresh` as `pulumi up --refresh`. */
export async function up(stage: Stage, program: Program = {}): Promise<void> {
  for (const resource of pair) await bring(stage, resource, program[resource.name] ?? {});
}

export async function upWithRefresh(stage: Stage, program: Program = {}): Promise<void> {
  for (const resource of pair) if (stage.made.has(resource.name)) await stage.run(resource, "refresh");
  await up(stage, program);
}

async function bring(stage: Stage, resource: Declared, change: object): Promise<void> {
  try {
    await converge(stage, resource, change);
    stage.incomplete.delete(resource.name);
  } catch (error) {
    const half = halfMadeIn(error);
    if (half !== undefined) {
      stage.keep(resource, half.id, half.properties);
      stage.incomplete.add(resource.name);
    }
    throw error;
  }
}

async function converge(stage: Stage, resource: Declared, change: object): Promise<void> {
  const lifecycle = stage.lifecycle(resource);
  const made = stage.made.get(resource.name);
  const news = await stage.checked(resource, change);
  if (made === undefined) return create(stage, resource, news);
  const { changes, replaces = [] } = await lifecycle.diff(made.id, made.outs, news);
  if (replaces.length > 0) {
    await lifecycle.delete(made.id, made.outs);
    stage.made.delete(resource.name);
    return create(stage, resource, news);
  }
  if (changes === false && !stage.incomplete.has(resource.name)) return;
  const { outs } = await lifecycle.update(made.id, made.outs, news);
  stage.keep(resource, made.id, outs);
}

async function create(stage: Stage, resource: Declared, news: Record<string, unknown>): Promise<void> {
  const { id, outs } = await stage.lifecycle(resource).create(news);
  stage.keep(resource, id, outs);
}
