/** How times are written for people: in UTC, as the service's own are. Given are ISO 8601 in UTC. */

/** "2026-11-21 08:30 UTC" */
export function minuteText(time: string): string {
  return `${minute(time)} UTC`;
}

/** "2026-11-21 08:30", below a heading that says UTC. */
export function minute(time: string): string {
  return cut(time, 16);
}

/** "2026-11-21 08:30:15", below a heading that says UTC. */
export function second(time: string): string {
  return cut(time, 19);
}

function cut(time: string, length: number): string {
  return time.slice(0, length).replace("T", " ");
}
