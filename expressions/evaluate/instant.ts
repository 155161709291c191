/** A moment as Windows counts it: steps of 100 nanoseconds since the year 1601, UTC. File times are this number, in digits. */
export type Instant = bigint;

export interface Civil {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Steps of 100 nanoseconds. */
  readonly fraction: number;
}

export const perSecond = 10_000_000n;
export const perDay = 86_400n * perSecond;
const perMillisecond = 10_000n;
const unixEpoch = 116_444_736_000_000_000n;

/** The moment of a date and time in UTC; nothing when there is no such day or time, or the year has not four digits. */
export function instantFrom(civil: Civil): Instant | undefined {
  const { year, month, day, hour, minute, second, fraction } = civil;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour;
  const exists = same && date.getUTCMinutes() === minute && date.getUTCSeconds() === second && year >= 1 && year <= 9999;
  return exists ? instantOfDate(date) + BigInt(fraction) : undefined;
}

export function instantOfDate(date: Date): Instant {
  return BigInt(date.getTime()) * perMillisecond + unixEpoch;
}

export function civilOf(instant: Instant): Civil {
  const fraction = positiveRest(instant, perSecond);
  const date = new Date(Number((instant - fraction - unixEpoch) / perMillisecond));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    fraction: Number(fraction),
  };
}

/** Sunday is 0. */
export function weekdayOf(instant: Instant): number {
  const days = (instant - positiveRest(instant, perDay)) / perDay;
  // The first of January 1601 was a Monday.
  return Number(positiveRest(days + 1n, 7n));
}

/** Whether .NET's DateTime, and so the service, can hold it: the years 1 to 9999. */
export function isRepresentable(instant: Instant): boolean {
  return instant >= earliest && instant <= latest;
}

const earliest = instantOfDate(new Date("0001-01-01T00:00:00Z"));
const latest = instantOfDate(new Date("9999-12-31T23:59:59.999Z")) + 9_999n;

export function positiveRest(value: bigint, divisor: bigint): bigint {
  return ((value % divisor) + divisor) % divisor;
}
