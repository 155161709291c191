import { Stage } from "../pair/stage";
import { up, upWithRefresh, type Program } from "../pair/up";
import { changesByHand, type ByHand } from "./byHand";
import { Field } from "./field";
import { difference, pictureOf } from "./picture";
import { interruptedBy } from "./requests";
import { endingOf, mostMoments, part, type Ending, type Part, type Series } from "./series";
import { complaintsOf, outcomeOf, secretsOf } from "./survival";
import { watched, type Watched } from "./watched";

interface Ground extends Watched {
  readonly field: Field;
}

/** The `up` that is under way: of everything anew, or of a change to what is there. */
interface Under {
  readonly name: string;
  readonly before?: Program;
  readonly program: Program;
}

const unders: readonly Under[] = [
  { name: "first up", program: {} },
  {
    name: "later up",
    before: { SyncConfiguration: { notes: "Before" }, SyncJob: { state: "stopped" }, SyncSchema: { unmapped: [] } },
    program: {},
  },
];

/** A person changes something in the portal between any two requests of an `up`; then `up --refresh` ends with what is declared. */
export function interruptions(): Part {
  const series = unders.flatMap((under) => changesByHand.map((change) => between(under, change)));
  return part(series, open);
}

async function open(): Promise<Ground> {
  return watched({ field: await Field.open() });
}

function between(under: Under, change: ByHand): Series<Ground> {
  const fault = `by hand: ${change.name}`;
  return {
    name: `${under.name} / ${fault}`,
    fault,
    most: mostMoments,
    run: (ground, number) => changedAt(ground, { under, change, number }),
  };
}

interface Moment {
  readonly under: Under;
  readonly change: ByHand;
  readonly number: number;
}

async function changedAt({ field, requests }: Ground, { under, change, number }: Moment): Promise<Ending> {
  const { control } = field;
  const calm = await field.calmPicture("up", () => upAnew(field));
  const withChange = await field.calmPicture(`up, then ${change.name}`, async () => {
    await upAnew(field);
    await change.act(control);
  });
  const stage = await stageBefore(field, under);
  const seen = { hasChanged: false };
  const { gate, before } = interruptedBy(number, async () => {
    const was = await pictureOf(control);
    await change.act(control);
    seen.hasChanged = difference(was, await pictureOf(control)).length > 0;
  });
  const outcome = await outcomeOf(() => requests.through(gate, () => up(stage, under.program)));
  const request = before();
  if (request === undefined) return { kind: "notReached" };
  const afterwards = await outcomeOf(() => upWithRefresh(stage, under.program));
  const failure = afterwards === undefined ? [] : [`the run afterwards failed: ${afterwards.message}`];
  const isThere = change.isKept && seen.hasChanged && change.isLostBefore?.test(request) !== true;
  const wanted = isThere ? withChange : calm;
  return endingOf([...complaintsOf(outcome), ...failure, ...difference(wanted, await pictureOf(control)), ...secretsOf(field, stage)]);
}

async function stageBefore(field: Field, { before }: Under): Promise<Stage> {
  await field.renew();
  const stage = new Stage(field.lifecycles);
  if (before !== undefined) await up(stage, before);
  return stage;
}

async function upAnew(field: Field): Promise<void> {
  await field.renew();
  await up(new Stage(field.lifecycles));
}
