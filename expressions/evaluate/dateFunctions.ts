import { formatted } from "./dateFormat";
import { readFormatted } from "./dateReading";
import { dateText, instantOf, isoInstant } from "./dateText";
import type { Given, Implementation } from "./given";
import { civilOf, instantFrom, instantOfDate, isRepresentable, perDay, perSecond, positiveRest, weekdayOf, type Instant } from "./instant";

/** Dates in and out. All of them are UTC; a date as a result is a text such as `6/29/2021 4:00:00 PM`. */
export const dateFunctions = {
  CDate: (given) => dateText(date(given, 0)),
  DateAdd: (given) => dateText(representable(given, dateAdd(given))),
  DateDiff: dateDiff,
  DateFromNum: (given) => dateText(representable(given, fileTime(given))),
  FormatDateTime: formatDateTime,
  Now: now,
  NumFromDate: numFromDate,
} as const satisfies Readonly<Record<string, Implementation>>;

function now(given: Given): string {
  const { now: moment } = given.options;
  if (!moment) return given.fail("missingOption", "needs the option `now`");
  return Number.isNaN(moment.getTime()) ? given.fail("badValue", "the option `now` is no valid date") : dateText(instantOfDate(moment));
}

function date(given: Given, index: number): Instant {
  const text = given.needed(index);
  return representable(given, instantOf(text) ?? given.fail("badValue", `'${text}' is no date`));
}

function fileTime(given: Given): Instant {
  const text = given.needed(0).trim();
  return /^\d+$/.test(text) ? BigInt(text) : given.fail("badValue", `'${text}' is no file time`);
}

function numFromDate(given: Given): string {
  const text = given.needed(0);
  const instant = isoInstant(text) ?? given.fail("badValue", `'${text}' is no ISO 8601 date`);
  return instant < 0n ? given.fail("badValue", "file times start in the year 1601") : instant.toString();
}

function formatDateTime(given: Given) {
  // The styles between the source and the formats change nothing here: everything is UTC, and blanks around the source are allowed.
  const [input, output] = given.count === 3 ? [1, 2] : [2, 3];
  return given.map(0, (source) => {
    const format = given.needed(input);
    const instant = readFormatted(source, format);
    if (instant === undefined) return given.fail("badValue", `'${source}' is no date in the format '${format}'`);
    return formatted(representable(given, instant), given.needed(output));
  });
}

function dateAdd(given: Given): Instant {
  const interval = given.needed(0);
  const count = given.integer(1);
  const start = date(given, 2);
  if (interval === "m") return plusMonths(given, start, count);
  if (interval === "yyyy") return plusMonths(given, start, count * 12);
  return start + BigInt(count) * stepOf(given, interval);
}

// The last day of a shorter month takes the place of a day that it does not have.
function plusMonths(given: Given, start: Instant, count: number): Instant {
  const civil = civilOf(start);
  const months = civil.year * 12 + civil.month - 1 + count;
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  for (let day = civil.day; day > 0; day -= 1) {
    const instant = instantFrom({ ...civil, year, month, day });
    if (instant !== undefined) return instant;
  }
  return outOfRange(given);
}

function dateDiff(given: Given): string {
  const interval = given.needed(0);
  const [first, second] = [date(given, 1), date(given, 2)];
  const [from, to] = [civilOf(first), civilOf(second)];
  if (interval === "yyyy") return String(to.year - from.year);
  if (interval === "m") return String((to.year - from.year) * 12 + to.month - from.month);
  if (interval === "ww") return ((sundayBefore(second) - sundayBefore(first)) / (7n * perDay)).toString();
  return ((second - first) / stepOf(given, interval)).toString();
}

function sundayBefore(instant: Instant): Instant {
  return instant - positiveRest(instant, perDay) - BigInt(weekdayOf(instant)) * perDay;
}

function stepOf(given: Given, interval: string): bigint {
  const step = Object.hasOwn(steps, interval) ? steps[interval] : undefined;
  return step ?? given.fail("badValue", `'${interval}' is no interval: use yyyy, m, d, ww, h, n or s`);
}

const steps: Readonly<Record<string, bigint>> = { d: perDay, ww: 7n * perDay, h: 3600n * perSecond, n: 60n * perSecond, s: perSecond };

function representable(given: Given, instant: Instant): Instant {
  return isRepresentable(instant) ? instant : outOfRange(given);
}

function outOfRange(given: Given): never {
  return given.fail("badValue", "the date is not in the years 1 to 9999");
}
