import type { Call, Expression } from "../language/tree";
import { call, callWithPlaces, type NumberTerm, type TextTerm } from "./terms";

/** Years, months, days, weeks, hours, minutes (`n`) and seconds. */
export type Interval = "yyyy" | "m" | "d" | "ww" | "h" | "n" | "s";

/** The current date and time, UTC. */
export const now = (): Call => call("Now");

/** A date from its text, in UTC. */
export const cDate = (date: TextTerm): Call => call("CDate", date);

/** A date moved by so many intervals; negative ones move it back. Wrap a date text in `cDate`. */
export const dateAdd = (interval: Interval | Expression, count: NumberTerm, date: TextTerm): Call => call("DateAdd", interval, count, date);

/** How many intervals from `from` to `to`; negative when `to` is earlier. Days and smaller ones count when they are full. */
export const dateDiff = (interval: Interval | Expression, from: TextTerm, to: TextTerm): Call => call("DateDiff", interval, from, to);

/** The date of a Windows file time. */
export const dateFromNum = (fileTime: NumberTerm): Call => call("DateFromNum", fileTime);

/** The Windows file time of an ISO 8601 date, as `accountExpires` holds it. */
export const numFromDate = (date: TextTerm): Call => call("NumFromDate", date);

/** A date from one .NET format into another. `styles` are .NET's DateTimeStyles, rarely needed. */
export function formatDateTime(source: TextTerm, inputFormat: TextTerm, outputFormat: TextTerm, styles?: TextTerm): Call {
  return callWithPlaces("FormatDateTime", source, styles, inputFormat, outputFormat);
}
