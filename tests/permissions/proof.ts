import { HalfMade } from "../../provider/engine/halfMade";
import { PermissionMissing } from "../../provider/graph/errors";
import { SimulatorControl, startSimulator } from "../../simulator";
import { hurriedClock, lifecyclesOver } from "../lifecycle/ground";
import { subjects, verbs, type Declared, type Verb } from "../pair/declared";
import { Stage, type Lifecycles } from "../pair/stage";
import { identitiesFor, seedWith, tenantsFor, type Identity } from "./identities";
import type { Grant } from "./readme";

/** One thing that the provider does to one resource. */
export interface Operation {
  readonly verb: Verb;
  readonly resource: Declared;
}

/** What an operation needs of the permissions that were given. */
export interface Need {
  readonly operation: Operation;
  readonly needs: readonly Grant[];
  /** What went wrong otherwise: refused with everything given, or refused without naming what is missing. */
  readonly problems: readonly string[];
}

export interface Proof {
  readonly needs: readonly Need[];
  /** Why the permissions are not what is needed, one sentence each; none when they are sufficient and minimal. */
  readonly differences: readonly string[];
}

export const operations: readonly Operation[] = subjects.flatMap((resource) => verbs.map((verb) => ({ verb, resource })));

/** Tries every operation with all of the permissions, and without each of them. */
export async function prove(grants: readonly Grant[], tried: readonly Operation[] = operations): Promise<Proof> {
  const identities = identitiesFor(grants);
  const seed = seedWith(identities, grants);
  const simulator = await startSimulator({
    port: 0,
    inMemory: true,
    directory: process.env.SIMULATOR_DIRECTORY,
    consistencyDelayMs: 0,
    seed,
  });
  try {
    const control = new SimulatorControl(simulator.url);
    const trial = { lifecycles: await lifecyclesOfAll(identities, simulator.url), startOver: () => control.reset(seed) };
    const needs: Need[] = [];
    for (const operation of tried) needs.push(await needsOf(operation, identities, trial));
    return { needs, differences: [...needs.flatMap((each) => each.problems), ...superfluous(grants, needs)] };
  } finally {
    await simulator.close();
  }
}

interface Trial {
  readonly lifecycles: ReadonlyMap<Identity, Lifecycles>;
  startOver(): Promise<unknown>;
}

async function lifecyclesOfAll(identities: readonly Identity[], url: string): Promise<ReadonlyMap<Identity, Lifecycles>> {
  const all = new Map<Identity, Lifecycles>();
  for (const identity of identities) all.set(identity, await lifecyclesOver(tenantsFor(identity, url), hurriedClock()));
  return all;
}

async function needsOf(operation: Operation, identities: readonly Identity[], trial: Trial): Promise<Need> {
  const needs: Grant[] = [];
  const problems: string[] = [];
  const name = `${operation.verb} of ${operation.resource.name}`;
  for (const identity of identities) {
    const { lacks } = identity;
    // What is missing in one tenant is no matter of what is done in the other.
    if (lacks !== undefined && lacks.tenant !== operation.resource.tenant) continue;
    const failure = await outcomeOf(operation, identity, identities, trial);
    if (failure === undefined) continue;
    if (lacks === undefined) problems.push(`${name} fails with all of the permissions: ${failure.message}`);
    else if (failure instanceof PermissionMissing && failure.permissions.join() === lacks.permission) needs.push(lacks);
    else problems.push(`${name} without ${lacks.permission} fails and does not name it alone: ${failure.message}`);
  }
  return { operation, needs, problems };
}

async function outcomeOf({ resource, verb }: Operation, identity: Identity, identities: readonly Identity[], trial: Trial) {
  await trial.startOver();
  const [whole] = identities;
  const usual = whole && trial.lifecycles.get(whole);
  if (usual === undefined) throw new Error("the identity with every permission comes first");
  const stage = new Stage(usual);
  try {
    await stage.bringUpFor(resource, verb);
    await stage.run(resource, verb, trial.lifecycles.get(identity));
    return undefined;
  } catch (error) {
    return innermost(error);
  }
}

function innermost(error: unknown): Error {
  if (error instanceof HalfMade) return error.cause;
  return error instanceof Error ? error : new Error(String(error));
}

function superfluous(grants: readonly Grant[], needs: readonly Need[]): string[] {
  const unneeded = grants.filter((grant) => !needs.some((each) => each.needs.includes(grant)));
  return unneeded.map(({ tenant, permission }) => `no operation needs ${permission} in the ${tenant} tenant`);
}
