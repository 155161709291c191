import { weatherNames, type Forecast, type WeatherName } from "../../simulator";
import { subjects, verbs, type Declared, type Verb } from "../pair/declared";
import { Field } from "./field";
import { mostMoments, part, type Ending, type Part, type Series } from "./series";
import { endingAfter, outcomeOf } from "./survival";

/** Those that are a state of the service rather than a moment. */
const lasting: readonly WeatherName[] = ["staleReads", "secretsAddedByService", "jobsWithoutSchedule", "otherOrder"];
const momentary = weatherNames.filter((name) => !lasting.includes(name));

const seedsOfLasting = 4;

/** What leaves open whether a write was done: dangerous where the look that should tell is old. */
const afterWrites: readonly WeatherName[] = ["gatewayTimeoutAfterWrite", "cutAfterWrite"];
const seedsOfPairs = 8;

/** Every verb of every resource under every weather at every moment; `seeds` is how often all of it comes together on each. */
export function matrix(seeds: number): Part {
  const series = subjects.flatMap((resource) => verbs.flatMap((verb) => weatherSeries(verb, resource, seeds)));
  return part(series, () => Field.open());
}

function weatherSeries(verb: Verb, resource: Declared, seeds: number): Series<Field>[] {
  const under = (fault: string, most: number, weather: (number: number) => Forecast[]): Series<Field> => ({
    name: `${verb} ${resource.name} / ${fault}`,
    fault,
    most,
    run: (field, number) => underWeather(field, { verb, resource, weather: weather(number) }),
  });
  return [
    ...momentary.map((name) =>
      under(name, mostMoments, (number) => [{ name, skip: number, seed: number, ...(name === "slowBody" ? { ms: 20 } : {}) }]),
    ),
    ...lasting.map((name) => under(name, seedsOfLasting, (seed) => [{ name, probability: 1, seed }])),
    ...afterWrites.map((name) =>
      under(`${name}, with stale reads`, seedsOfPairs, (seed) => [
        { name: "staleReads", probability: 1, seed },
        { name, probability: 0.5, times: 2, seed },
      ]),
    ),
    under("everything at once", seeds, everything),
  ];
}

function everything(seed: number): Forecast[] {
  const rare = { probability: 0.08, seed };
  return weatherNames.map((name) => ({
    name,
    ...rare,
    ...(lasting.includes(name) ? { probability: 0.5 } : {}),
    ...(name === "slowBody" ? { ms: 20 } : {}),
  }));
}

interface Trial {
  readonly verb: Verb;
  readonly resource: Declared;
  readonly weather: readonly Forecast[];
}

/** Runs a verb in the weather, then once more in calm weather, and compares what both tenants hold with what was declared. */
async function underWeather(field: Field, { verb, resource, weather }: Trial): Promise<Ending> {
  const calm = await field.calmPictureOf(resource, verb);
  const stage = await field.stageFor(resource, verb);
  await field.let(...weather);
  const outcome = await outcomeOf(() => stage.run(resource, verb));
  if (!(await wasReached(field, weather))) return { kind: "notReached" };
  await field.let();
  return endingAfter(field, { verb, resource, stage, outcome, calm });
}

async function wasReached(field: Field, weather: readonly Forecast[]): Promise<boolean> {
  const holding = await field.control.weather();
  const isLasting = weather.some((each) => each.probability !== undefined);
  // One that has struck once has passed, and is not listed any more.
  return isLasting || holding.length === 0;
}
