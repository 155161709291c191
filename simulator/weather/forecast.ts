import type { WeatherName } from "./kinds";

/** Which weather is asked for, and how often it strikes. */
export interface Forecast {
  readonly name: WeatherName;
  /** How likely it strikes a request that it can strike; certain when left out. */
  readonly probability?: number;
  /** How often in all: once when no probability is given, and otherwise until it is cleared. */
  readonly times?: number;
  /** How many requests that it could strike it lets pass first: the moment. */
  readonly skip?: number;
  /** Makes the dice fall the same way again. */
  readonly seed?: number;
  /** How much of it, in milliseconds, where that has a meaning: how old a read may be, how slow a body is, how far the clock jumps. */
  readonly ms?: number;
  /** Only requests with this method. */
  readonly method?: string;
  /** Only requests whose path, with version and query, matches this regular expression. */
  readonly path?: string;
  readonly tenantId?: string;
}
