import { kinds, type Kind } from "../store/kinds";
import { isObject, type Json, type JsonObject } from "../graph/json";
import type { World } from "../world/world";

/** Everything stored, by tenant and kind, each list in the order of its keys: two equal worlds give equal snapshots. */
export interface Snapshot {
  readonly tenants: Readonly<Record<string, TenantSnapshot>>;
}

export interface TenantSnapshot {
  /** By kind and then by key. */
  readonly stored: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** What differs each time although nothing was changed: when each object was made. By kind and then by key. */
  readonly volatile: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

const volatileMembers = [
  "createdDateTime",
  "deletedDateTime",
  "renewedDateTime",
  "externalUserStateChangeDateTime",
  "sentDateTime",
  "delivery",
].concat(
  // What the provisioning service remembers of times, and of how far and how often it went.
  ["nextCycleAt", "watermark", "restarts", "mailed"],
);

/** Takes the snapshot. Sign-in secrets are left out; whoever reads it may print it. */
export function snapshot(world: World): Snapshot {
  const tenantIds = world.store.tables.tenant.tenantIds().sort();
  return { tenants: Object.fromEntries(tenantIds.map((id) => [id, tenantSnapshot(world, id)])) };
}

function tenantSnapshot(world: World, tenantId: string): TenantSnapshot {
  const stored: Record<string, Record<string, Json>> = {};
  const volatile: Record<string, Record<string, Json>> = {};
  for (const kind of kinds) {
    for (const each of [...world.store.tables[kind].list(tenantId)].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const { steady, passing } = separate(kind, each.body);
      (stored[kind] ??= {})[each.id] = steady;
      (volatile[kind] ??= {})[each.id] = passing;
    }
  }
  return { stored, volatile };
}

function separate(kind: Kind, body: JsonObject): { steady: JsonObject; passing: JsonObject } {
  if (kind === "registration") return { steady: { clientId: body["clientId"], roles: body["roles"] }, passing: {} };
  if (kind === "deletedItem" && isObject(body["entity"])) {
    const { steady, passing } = separate("application", body["entity"]);
    return { steady: { ...body, entity: steady }, passing };
  }
  const entries = Object.entries(body);
  return {
    steady: Object.fromEntries(entries.filter(([name]) => !volatileMembers.includes(name))),
    passing: Object.fromEntries(entries.filter(([name]) => volatileMembers.includes(name))),
  };
}
