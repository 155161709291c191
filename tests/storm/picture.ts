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

/** Chosen by the service: object ids, the opaque ids of assignments, the version of a schema. */
function line(tenant: string, kind: string, object: unknown): string {
  const text = JSON.stringify(kind === "secrets" ? withoutAdditions(object) : object, (name, value: unknown) => {
    // A copy of a name, from when the assignment was made.
    if (name === "resourceDisplayName") return undefined;
    if (name === "version" || (name === "id" && kind === "appRoleAssignment")) return undefined;
    // A schema's lists have no order: it is stored whole in the order in which it was read (portal and service sort them anew).
    if (Array.isArray(value) && kind === "schema") return [...(value as readonly unknown[])].sort(byText);
    return isPlain(value) ? sorted(value) : value;
  });
  return `${tenant} ${kind} ${text.replaceAll(madeByService, "*").replaceAll(pendingName, "(pending)")}`;
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

function byText(one: unknown, other: unknown): number {
  const [a, b] = [JSON.stringify(canonical(one)), JSON.stringify(canonical(other))];
  return a < b ? -1 : a > b ? 1 : 0;
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return (value as readonly unknown[]).map(canonical).sort(byText);
  if (!isPlain(value)) return value;
  return sorted(Object.fromEntries(Object.entries(value).map(([name, member]) => [name, canonical(member)])));
}

/** The service keeps the name that a configuration was made under in the words of its permission. */
const pendingName = /pulumi-entra-sync:[0-9a-f]{16}:[0-9a-f]{16} \(being made\)/g;

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(object: object): object {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
