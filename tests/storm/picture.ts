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
      Object.entries(kinds).flatMap(([kind, objects]) => Object.values(objects ?? {}).map((object) => line(tenant, kind, object))),
    )
    .sort();
}

/** Chosen by the service: object ids, the opaque ids of assignments, the version of a schema. */
function line(tenant: string, kind: string, object: unknown): string {
  const text = JSON.stringify(kind === "secrets" ? withoutAdditions(object) : object, (name, value: unknown) => {
    if (name === "version" || (name === "id" && kind === "appRoleAssignment")) return undefined;
    return isPlain(value) ? sorted(value) : value;
  });
  return `${tenant} ${kind} ${text.replaceAll(madeByService, "*")}`;
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

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(object: object): object {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
