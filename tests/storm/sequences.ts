import * as fc from "fast-check";
import { groups } from "../lifecycle/tenants";
import { weatherNames, type WeatherName } from "../../simulator";
import { Stage } from "../pair/stage";
import { up, upWithRefresh, type Program } from "../pair/up";
import { changesByHand, type ByHand } from "./byHand";
import { Field, type Another } from "./field";
import { difference, pictureOf } from "./picture";
import { interruptedBy, type Requests } from "./requests";
import { endingOf, part, type Ending, type Part, type Series } from "./series";
import { complaintsOf, outcomeOf, secretsOf, type Outcome } from "./survival";
import { watched, type Watched } from "./watched";

interface Ground extends Watched {
  readonly field: Field;
  readonly another: Another;
}

/** What goes wrong during one `up`, at the request of this number. */
type Disturbance =
  | { readonly kind: "weather"; readonly name: WeatherName; readonly at: number }
  | { readonly kind: "killed"; readonly at: number; readonly moment: "before" | "after" }
  | { readonly kind: "byHand"; readonly change: string; readonly at: number };

/** A change of the program, and the disturbed runs of `up` with it; a quiet one follows. */
interface Round {
  readonly program: Program;
  readonly disturbed: readonly Disturbance[];
}

const at = fc.nat({ max: 40 });
const undone = changesByHand.filter((each) => !each.isKept);

const disturbance: fc.Arbitrary<Disturbance> = fc.oneof(
  fc.record({ kind: fc.constant("weather"), name: fc.constantFrom(...weatherNames.filter((name) => name !== "slowBody")), at }),
  fc.record({ kind: fc.constant("killed"), at, moment: fc.constantFrom("before", "after") }),
  fc.record({ kind: fc.constant("byHand"), change: fc.constantFrom(...undone.map(({ name }) => name)), at }),
);

/** Each resource as the pair declares it, or in one other way. */
const program: fc.Arbitrary<Program> = fc
  .subarray<readonly [string, object]>([
    ["SyncConfiguration", { displayName: "Another name" }],
    ["SyncAssignments", { groups: [groups.marketing, groups.sales] }],
    ["SyncSettings", { notification: { email: "other@fabrikam.com" }, accidentalDeletion: { threshold: 20 } }],
    ["SyncSchema", { mappings: { userType: { constant: "Member" }, displayName: { attribute: "displayName" } } }],
    ["SyncJob", { state: "stopped" }],
  ])
  .map((changes) => Object.fromEntries<object>(changes));

const rounds: fc.Arbitrary<readonly Round[]> = fc.array(
  fc.record({ program, disturbed: fc.array(disturbance, { minLength: 1, maxLength: 3 }) }),
  { minLength: 1, maxLength: 4 },
);

/** Random programs one after another, under random faults, kills and changes by hand. A series for each seed: they take long. */
export function sequences(seeds: readonly number[]): Part {
  const fault = "random sequence";
  const series = (seed: number): Series<Ground> => ({
    name: `${fault} ${seed.toString()}`,
    fault,
    most: 1,
    run: (ground) => seeded(ground, seed),
  });
  return part(seeds.map(series), open);
}

async function open(): Promise<Ground> {
  return watched(await Field.openForMany());
}

const shrinkingEndsAfterMs = 120_000;

/** A sequence that loses something is made as short as it can be and still lose something. */
async function seeded(ground: Ground, seed: number): Promise<Ending> {
  const nothingIsLost = fc.asyncProperty(rounds, async (all) => {
    const reasons = await lossesOf(ground, all);
    if (reasons.length > 0) throw new Error(reasons.join("\n      "));
  });
  const details = await fc.check(nothingIsLost, { seed, numRuns: 1, interruptAfterTimeLimit: shrinkingEndsAfterMs });
  if (!details.failed) return { kind: "survived" };
  const { counterexample, errorInstance } = details;
  if (counterexample === null) return endingOf(["it does not end"]);
  const reason = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return endingOf([`shortest: ${fc.stringify(counterexample[0])}`, reason]);
}

async function lossesOf(ground: Ground, all: readonly Round[]): Promise<string[]> {
  const { field, another } = ground;
  const calms: (readonly string[])[] = [];
  for (const round of all) calms.push(await calmUp(field, round.program));
  await field.renew();
  let stage = new Stage(await another());
  const reasons: string[] = [];
  for (const [index, round] of all.entries()) {
    for (const each of round.disturbed) {
      reasons.push(...complaintsOf(await disturbedUp(ground, stage, round.program, each)));
      // What a killed process was about to do is not waited for by the next one.
      if (each.kind === "killed") stage = stage.twin(await another());
    }
    const quiet = await outcomeOf(() => upWithRefresh(stage, round.program));
    if (quiet !== undefined) reasons.push(`the quiet run failed: ${quiet.message}`);
    reasons.push(...difference(calms[index] ?? [], await pictureOf(field.control)), ...secretsOf(field, stage));
  }
  return reasons;
}

function calmUp(field: Field, declared: Program): Promise<readonly string[]> {
  return field.calmPicture(`up of ${JSON.stringify(declared)}`, async () => {
    await field.renew();
    await up(new Stage(field.lifecycles), declared);
  });
}

async function disturbedUp(ground: Ground, stage: Stage, declared: Program, disturbance: Disturbance): Promise<Outcome> {
  const { field, requests } = ground;
  const work = (): Promise<void> => upWithRefresh(stage, declared);
  if (disturbance.kind === "weather") {
    await field.let({ name: disturbance.name, skip: disturbance.at, seed: disturbance.at });
    const outcome = await outcomeOf(work);
    await field.let();
    return outcome;
  }
  if (disturbance.kind === "killed") return killedUp(requests, work, disturbance);
  const change: ByHand | undefined = changesByHand.find((each) => each.name === disturbance.change);
  const { gate } = interruptedBy(disturbance.at, async () => change?.act(field.control));
  return outcomeOf(() => requests.through(gate, work));
}

/**
 * The process hears nothing more, sends nothing more and records nothing more. An imitation: real processes are killed one verb
 * at a time in `killing.ts`, and thousands of starts would take hours.
 */
async function killedUp(
  requests: Requests,
  work: () => Promise<void>,
  { at: last, moment }: { readonly at: number; readonly moment: "before" | "after" },
): Promise<Outcome> {
  let count = 0;
  let die: () => void = () => undefined;
  const dead = new Promise<undefined>((resolve) => (die = () => resolve(undefined)));
  const never = (): Promise<never> => (die(), new Promise<never>(() => undefined));
  const gate = async (send: () => Promise<Response>): Promise<Response> => {
    const number = count++;
    if (number < last) return send();
    if (number === last && moment === "after") await (await send()).text();
    return never();
  };
  return Promise.race([outcomeOf(() => requests.through(gate, work)), dead]);
}
