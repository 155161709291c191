import { randomInt, randomUUID } from "node:crypto";
import type { Json } from "../graph/json";
import type { Subject } from "../world/subject";
import type { Consequence } from "./consequence";
import type { Forecast } from "./forecast";
import { weatherKind } from "./kinds";
import { randomFrom, type Random } from "./random";

/** A forecast that holds, with the seed that repeats it. */
export interface CurrentWeather extends Forecast {
  readonly id: string;
  readonly seed: number;
  /** How often it has struck. */
  readonly struck: number;
}

type Holding = Omit<CurrentWeather, "struck"> & { struck: number; passed: number; readonly random: Random; readonly pattern: RegExp };

/** The weather that requests are served in, until it is cleared. */
export class Weather {
  private holding: Holding[] = [];

  /** @param seed for forecasts without one of their own; any number unless given */
  constructor(private readonly seed?: number) {}

  add(forecast: Forecast): string {
    const id = randomUUID();
    const seed = forecast.seed ?? this.seed ?? randomInt(2 ** 31);
    const random = randomFrom(`${seed}/${forecast.name}`);
    this.holding.push({ ...forecast, id, seed, random, struck: 0, passed: 0, pattern: new RegExp(forecast.path ?? "") });
    return id;
  }

  current(): CurrentWeather[] {
    return this.holding.filter(hasNotPassed).map(({ random: _random, pattern: _pattern, passed: _passed, ...each }) => each);
  }

  clear(): void {
    this.holding = [];
  }

  /** Reads may be stale at any time: the past has to be kept. */
  get looksBack(): boolean {
    return this.holding.some((each) => each.name === "staleReads" && hasNotPassed(each));
  }

  /** What the weather does to one request; asking counts. */
  strike(subject: Subject): Consequence {
    const consequences = this.holding.flatMap((each) => strikeOf(each, subject) ?? []);
    return consequences.reduce<Consequence>(together, {});
  }
}

function hasNotPassed({ times, probability, struck }: Forecast & { readonly struck: number }): boolean {
  return struck < (times ?? (probability === undefined ? 1 : Number.POSITIVE_INFINITY));
}

function strikeOf(weather: Holding, subject: Subject): Consequence | undefined {
  if (!hasNotPassed(weather) || !concerns(weather, subject)) return undefined;
  const { name, ms, probability = 1, skip = 0, random } = weather;
  const kind = weatherKind(name);
  weather.passed += 1;
  if (weather.passed <= skip || random() >= probability) return undefined;
  weather.struck += 1;
  return kind.strike(subject, random, ms ?? kind.usualMs ?? 0);
}

function concerns({ name, method, tenantId, pattern }: Holding, subject: Subject): boolean {
  if (method !== undefined && method.toUpperCase() !== subject.method) return false;
  if (tenantId !== undefined && tenantId !== subject.tenantId) return false;
  return pattern.test(subject.path) && weatherKind(name).canStrike(subject);
}

/** Of what takes the place of an answer the first counts; the rest comes together. */
function together(first: Consequence, second: Consequence): Consequence {
  const rewrites = [first.rewrite, second.rewrite].filter((each) => each !== undefined);
  const rewrite = rewrites.length > 0 ? { rewrite: (body: Json) => rewrites.reduce((each, next) => next(each), body) } : {};
  const lagMs = Math.max(first.lagMs ?? 0, second.lagMs ?? 0);
  return { ...second, ...first, ...rewrite, lagMs };
}
