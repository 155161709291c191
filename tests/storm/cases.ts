import { weatherNames, type Forecast, type WeatherName } from "../../simulator";
import { subjects, verbs, type Declared, type Verb } from "../pair/declared";
import type { Death } from "./killing";

/** One thing that can go wrong with one verb on one resource. */
export interface StormCase {
  readonly verb: Verb;
  readonly resource: Declared;
  /** By which the figures are counted. */
  readonly fault: string;
  readonly weather: readonly Forecast[];
  readonly death?: Death;
  /** Which request is struck, or which seed: with it the case's name says it all. */
  readonly number: number;
}

/** One fault on one verb and resource, at its first moment and the ones after it. */
export interface Series {
  readonly verb: Verb;
  readonly resource: Declared;
  readonly fault: string;
  /** Moments are tried until one comes that the verb does not reach. */
  readonly ends: "whenNotReached" | number;
  at(number: number): Pick<StormCase, "weather" | "death">;
}

/** Those that are a state of the service rather than a moment. */
const lasting: readonly WeatherName[] = ["staleReads", "secretsAddedByService", "jobsWithoutSchedule", "otherOrder"];
const momentary = weatherNames.filter((name) => !lasting.includes(name));

const seedsOfLasting = 4;

/** What leaves open whether a write was done: dangerous where the look that should tell is old. */
const afterWrites: readonly WeatherName[] = ["gatewayTimeoutAfterWrite", "cutAfterWrite"];
const seedsOfPairs = 8;

/** Everything that is tried; `seeds` is how often the whole weather comes together on each verb and resource. */
export function allSeries(seeds: number): Series[] {
  return subjects.flatMap((resource) => verbs.flatMap((verb) => seriesOf(verb, resource, seeds)));
}

function seriesOf(verb: Verb, resource: Declared, seeds: number): Series[] {
  const common = { verb, resource };
  return [
    ...momentary.map((name): Series => ({
      ...common,
      fault: name,
      ends: "whenNotReached",
      at: (number) => ({ weather: [{ name, skip: number, seed: number, ...(name === "slowBody" ? { ms: 20 } : {}) }] }),
    })),
    ...lasting.map((name): Series => ({
      ...common,
      fault: name,
      ends: seedsOfLasting,
      at: (number) => ({ weather: [{ name, probability: 1, seed: number }] }),
    })),
    ...afterWrites.map((name): Series => ({
      ...common,
      fault: `${name}, with stale reads`,
      ends: seedsOfPairs,
      at: (number) => ({
        weather: [
          { name: "staleReads", probability: 1, seed: number },
          { name, probability: 0.5, times: 2, seed: number },
        ],
      }),
    })),
    ...(["before", "after"] as const).map((moment): Series => ({
      ...common,
      fault: `killed ${moment} the request`,
      ends: "whenNotReached",
      at: (number) => ({ weather: [], death: { request: number + 1, moment } }),
    })),
    { ...common, fault: "everything at once", ends: seeds, at: (number) => ({ weather: everything(number) }) },
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

export function caseAt(series: Series, number: number): StormCase {
  const { verb, resource, fault } = series;
  return { verb, resource, fault, number, ...series.at(number) };
}

export function nameOf({ verb, resource, fault }: Series | StormCase, number: number): string {
  return `${verb} ${resource.name} / ${fault} / ${number.toString()}`;
}
