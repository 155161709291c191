import type { SimulatorControl } from "../../simulator";
import { heldBy } from "../lifecycle/ground";

/**
 * What both tenants hold, in lines that are the same whenever the same was made: ids that the service chose are left out. A
 * duplicate, an orphan, or a changed member of somebody else is a line too many or another line.
 */
export async function pictureOf(control: SimulatorControl): Promise<string[]> {
  const tenants = (await heldBy(control)) as Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>>
  >;
  return Object.entries(tenants)
    .flatMap(([tenant, kinds]) =>
      Object.entries({ ...kinds, ...notOfTenants }).flatMap(([kind, objects]) =>
        Object.values(objects ?? {}).map((object) => line(tenant, kind, object)),
      ),
    )
    .sort();
}

/** What the service notes down about a job's work is nobody's declaration. */
const notOfTenants: Readonly<Record<string, undefined>> = { provisioning: undefined };

/** What is different, in lines that a person can read: a schema is long, and what matters is where it begins to differ. */
export function difference(calm: readonly string[], now: readonly string[]): string[] {
  const missing = without(calm, now);
  const tooMuch = without(now, calm);
  return [...missing.map((line) => `missing: ${excerpt(line, tooMuch)}`), ...tooMuch.map((line) => `too much: ${excerpt(line, missing)}`)];
}

/** Of the lines those that the others lack, each as often as it is lacking. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const longest = 400;

function excerpt(line: string, others: readonly string[]): string {
  if (line.length <= longest) return line;
  const alike = Math.max(0, ...others.map((other) => commonLength(line, other)));
  const from = Math.max(0, alike - longest / 4);
  return `${line.slice(0, 60)} ... ${line.slice(from, from + longest)} ...`;
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

function line(tenant: string, kind: string, object: unknown): string {
  return `${tenant} ${kind} ${textOf(kind, kind === "secrets" ? withoutAdditions(object) : object)}`;
}

/** The same text for the same thing, whatever ids the service chose and whatever order it answers in. */
function textOf(kind: string, value: unknown): string {
  if (Array.isArray(value)) {
    const texts = (value as readonly unknown[]).map((each) => textOf(kind, each));
    // A schema's lists have no order: it is stored whole in the order in which it was read (portal and service sort them anew).
    return `[${(kind === "schema" ? texts.sort() : texts).join()}]`;
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([name, member]) => member !== undefined && !isLeftOut(kind, name));
    return `{${members
      .map(([name, member]) => `"${name}":${textOf(kind, member)}`)
      .sort()
      .join()}}`;
  }
  return JSON.stringify(value).replaceAll(madeByService, "*").replaceAll(pendingName, "(pending)");
}

function isLeftOut(kind: string, name: string): boolean {
  // What a job reports of its work depends on how long it was at it; that it runs is said by its schedule.
  if (name === "status" && kind === "job") return true;
  // A copy of a name, from when the assignment was made.
  if (name === "resourceDisplayName") return true;
  return name === "version" || (name === "id" && kind === "appRoleAssignment");
}

/** What the service adds to secrets by itself is nobody's loss: whether it came depends on the weather alone. */
function withoutAdditions(secrets: unknown): object {
  const { UpdateKeyOnSoftDelete: _key, SyncNotificationSettings: text, ...rest } = secrets as Record<string, string | undefined>;
  if (text === undefined) return rest;
  const { HumanResourcesLookaheadQueryEnabled: _member, ...settings } = JSON.parse(text) as Record<string, unknown>;
  return { ...rest, settings };
}

/** Ids of the seed end in a small number; those that the service makes do not. */
const madeByService = /(?!\w{8}-0000-4000-8000-0000000)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The service keeps the name that a configuration was made under in the words of its permission. */
const pendingName = /pulumi-entra-sync:[0-9a-f]{16}:[0-9a-f]{16} \(being made\)/g;
