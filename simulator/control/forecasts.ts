import { complexBody, requireMembers } from "../graph/body";
import { badRequest } from "../graph/graphError";
import { isObject } from "../graph/json";
import type { Forecast } from "../weather/forecast";
import { weatherKind, weatherNames, type WeatherName } from "../weather/kinds";
import { checkPattern } from "./requests";

/** The forecasts that a body asks for, one or a list, checked. */
export function readForecasts(body: unknown): Forecast[] {
  return (Array.isArray(body) ? body : [body]).map(readForecast);
}

/** A forecast as the command line writes it: `throttled` for once, `throttled=0.1` for one request in ten. */
export function forecastOf(text: string): Forecast {
  const [name, probability] = text.split("=", 2);
  return readForecast({ name, ...(probability === undefined ? {} : { probability: Number(probability) }) });
}

/** What each name means, for people. */
export function meanings(): Record<string, string> {
  return Object.fromEntries(weatherNames.map((name) => [name, weatherKind(name).meaning]));
}

function readForecast(value: unknown): Forecast {
  const { name, probability, ...rest } = isObject(value) ? value : {};
  requireMembers({ name }, ["name"]);
  if (!weatherNames.includes(name as WeatherName))
    throw badRequest(`There is no weather named ${JSON.stringify(name)}. There are: ${weatherNames.join(", ")}.`);
  if (probability !== undefined && !(typeof probability === "number" && probability >= 0 && probability <= 1))
    throw badRequest("'probability' must be a number from 0 to 1.");
  complexBody(rest, "Forecast", {
    times: "Edm.Int32!",
    skip: "Edm.Int32!",
    seed: "Edm.Int32!",
    ms: "Edm.Int32!",
    method: "Edm.String!",
    path: "Edm.String!",
    tenantId: "Edm.String!",
  });
  checkPattern(rest["path"]);
  return value as Forecast;
}
