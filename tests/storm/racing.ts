import { subjects, verbs, type Declared, type Verb } from "../pair/declared";
import { Stage, type Lifecycles } from "../pair/stage";
import { up } from "../pair/up";
import { randomFrom } from "../../simulator/weather/random";
import { Field, unhurriedMs } from "./field";
import { difference, pictureOf } from "./picture";
import { endingOf, part, type Ending, type Part, type Series } from "./series";
import { complaintsOf, endingAfter, outcomeOf, secretsOf, type Outcome } from "./survival";
import { Turns } from "./turns";
import { watched, type Watched } from "./watched";

interface Ground extends Watched {
  readonly field: Field;
  /** What the other engine's plugin process has. */
  readonly other: Lifecycles;
}

/** Two engines at once on the same pair. */
export function races(seedsOfVerbs: number, seedsOfPairs: number): Part {
  const oneByOne = subjects.flatMap((resource) =>
    verbs.map((verb) => twoProcesses(verb, resource, resource.kind === "SyncConfiguration" ? seedsOfPairs : seedsOfVerbs)),
  );
  return part([...oneByOne, twoPrograms(seedsOfPairs), twoStacks(seedsOfPairs)], open);
}

async function open(): Promise<Ground> {
  const { field, another } = await Field.openForMany(unhurriedMs);
  return watched({ field, other: await another() });
}

function turnsOf({ requests }: Ground, seed: number): Turns {
  return new Turns(requests, randomFrom(`race ${seed.toString()}`));
}

/** Two processes of one program that no lock keeps apart. */
function twoProcesses(verb: Verb, resource: Declared, most: number): Series<Ground> {
  const fault = "two processes at once";
  return { name: `${verb} ${resource.name} / ${fault}`, fault, most, run: (ground, seed) => verbTwice(ground, { verb, resource, seed }) };
}

interface Race {
  readonly verb: Verb;
  readonly resource: Declared;
  readonly seed: number;
}

async function verbTwice(ground: Ground, { verb, resource, seed }: Race): Promise<Ending> {
  const { field } = ground;
  const calm = await field.calmPictureOf(resource, verb);
  const stage = await field.stageFor(resource, verb);
  const twin = stage.twin(ground.other);
  const outcomes = await turnsOf(ground, seed).race([stage, twin].map((each) => () => outcomeOf(() => each.run(resource, verb))));
  const reasons: string[] = [];
  for (const [index, each] of [stage, twin].entries()) {
    const ending = await endingAfter(field, { verb, resource, stage: each, outcome: outcomes[index], calm });
    if (ending.kind === "lost") reasons.push(...ending.reasons);
  }
  return endingOf([...failuresOf(outcomes), ...reasons]);
}

function twoPrograms(most: number): Series<Ground> {
  const fault = "two processes at once";
  return { name: `up / ${fault}`, fault, most, run: pairTwice };
}

async function pairTwice(ground: Ground, seed: number): Promise<Ending> {
  const { field } = ground;
  const calm = await calmUp(field, "test");
  await field.renew();
  const stages = [new Stage(field.lifecycles), new Stage(ground.other)];
  const outcomes = await turnsOf(ground, seed).race(stages.map((stage) => () => outcomeOf(() => up(stage))));
  const again: Outcome[] = [];
  for (const stage of stages) again.push(await outcomeOf(() => up(stage)));
  const picture = await pictureOf(field.control);
  return endingOf([...failuresOf([...outcomes, ...again]), ...difference(calm, picture), ...secretsOf(field, ...stages)]);
}

/** One of them has the name, the other is told so; and which of them, that stays. */
function twoStacks(most: number): Series<Ground> {
  const fault = "two stacks at once";
  return { name: `up / ${fault}`, fault, most, run: stacksAtOnce };
}

const stacks = ["one", "two"] as const;

async function stacksAtOnce(ground: Ground, seed: number): Promise<Ending> {
  const { field } = ground;
  const calm = { one: await calmUp(field, "one"), two: await calmUp(field, "two") };
  await field.renew();
  const stages = { one: new Stage(field.lifecycles, "one"), two: new Stage(ground.other, "two") };
  const outcomes = await turnsOf(ground, seed).race(stacks.map((name) => () => outcomeOf(() => up(stages[name]))));
  const winners = stacks.filter((_name, index) => outcomes[index] === undefined);
  const losers = stacks.filter((name) => !winners.includes(name));
  const reasons = outcomes.flatMap((outcome) => complaintsOf(outcome));
  const [winner] = winners;
  if (winner === undefined || losers.length !== 1) return endingOf([...reasons, `not one of the two has the name: ${told(outcomes)}`]);
  const again = [await outcomeOf(() => up(stages[winner])), await outcomeOf(() => up(stages[winner === "one" ? "two" : "one"]))];
  if (again[0] !== undefined) reasons.push(`the run afterwards failed: ${again[0].message}`);
  for (const each of [...outcomes.filter((outcome) => outcome !== undefined), again[1]])
    if (!(each?.message ?? "").includes("named 'Fabrikam to Contoso'"))
      reasons.push(`is not told that the name is taken: ${each?.message ?? "nothing"}`);
  const picture = await pictureOf(field.control);
  return endingOf([...reasons, ...difference(calm[winner], picture), ...secretsOf(field, stages.one, stages.two)]);
}

function calmUp(field: Field, stack: string): Promise<readonly string[]> {
  return field.calmPicture(`up of ${stack}`, async () => {
    await field.renew();
    await up(new Stage(field.lifecycles, stack));
  });
}

function failuresOf(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap((outcome) => (outcome === undefined ? [] : [`failed: ${outcome.message}`, ...complaintsOf(outcome)]));
}

function told(outcomes: readonly Outcome[]): string {
  return outcomes.map((outcome) => outcome?.message ?? "no error").join(" | ");
}
