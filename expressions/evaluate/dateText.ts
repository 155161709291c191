import { civilOf, instantFrom, perSecond, type Instant } from "./instant";

/** The text form that all date functions share, such as `6/29/2021 4:00:00 PM`, in UTC. */
export function dateText(instant: Instant): string {
  const { year, month, day, hour, minute, second } = civilOf(instant);
  const time = [hour % 12 || 12, pad(minute), pad(second)].join(":");
  return `${month}/${day}/${String(year).padStart(4, "0")} ${time} ${hour < 12 ? "AM" : "PM"}`;
}

/** The moment that a text names, in the forms that directories use; without an offset it is UTC. Nothing when it names none. */
export function instantOf(text: string): Instant | undefined {
  return isoInstant(text) ?? read(slashed, text);
}

/** ISO 8601 only, with `T` or a blank before the time. */
export function isoInstant(text: string): Instant | undefined {
  return read(iso, text);
}

const offset = String.raw`(?<offset>Z|[+-]\d{2}:?\d{2})?`;
const time = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<fraction>\d{1,7})\d*)?)?`;
const iso = new RegExp(String.raw`^\s*(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ]${time})?\s*${offset}\s*$`, "i");
const slashed = new RegExp(
  String.raw`^\s*(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})(?:\s+${time}(?:\s*(?<half>AM|PM))?)?\s*${offset}\s*$`,
  "i",
);

function read(form: RegExp, text: string): Instant | undefined {
  const parts = form.exec(text)?.groups;
  if (!parts) return undefined;
  const hour = hourOf(Number(parts["hour"] ?? 0), parts["half"]);
  if (hour === undefined) return undefined;
  const local = instantFrom({
    year: Number(parts["year"]),
    month: Number(parts["month"]),
    day: Number(parts["day"]),
    hour,
    minute: Number(parts["minute"] ?? 0),
    second: Number(parts["second"] ?? 0),
    fraction: Number((parts["fraction"] ?? "").padEnd(7, "0")),
  });
  return local === undefined ? undefined : local - offsetOf(parts["offset"]);
}

/** The hour of the day; with AM or PM, only 1 to 12 is an hour. */
export function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
}

/** What a text such as `-07:00` or `Z` is ahead of UTC. */
export function offsetOf(text: string | undefined): bigint {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text ?? "") ?? [];
  const seconds = BigInt(hours ?? 0) * 3600n + BigInt(minutes ?? 0) * 60n;
  return (sign === "-" ? -seconds : seconds) * perSecond;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
