import { isObject, type JsonObject } from "../graph/json";
import type { Subject } from "../world/subject";
import { Tenant } from "../world/tenant";
import type { World } from "../world/world";
import type { Act } from "./consequence";

/** Does what the service does by itself while it serves a request. */
export function perform(world: World, subject: Subject, act: Act): void {
  if (act.kind === "moveClock") {
    world.moveClock(act.ms);
  } else if (subject.tenantId === null || subject.appId === null) {
    return;
  } else if (act.kind === "revokeTokens") {
    world.revocations.revokeTokens({ tenantId: subject.tenantId, clientId: subject.appId });
  } else {
    addSecrets(new Tenant(world, subject.tenantId, true), act.servicePrincipalId.toLowerCase());
  }
}

/** Keys and members that nobody asked for, as they are seen beside one's own after a while. */
function addSecrets(tenant: Tenant, servicePrincipalId: string): void {
  const saved = tenant.find("secrets", servicePrincipalId);
  if (saved === undefined) return;
  const settings = settingsIn(saved["SyncNotificationSettings"]);
  const more = { HumanResourcesLookaheadQueryEnabled: false, ...settings };
  const added = { ...saved, UpdateKeyOnSoftDelete: "true", ...(settings ? { SyncNotificationSettings: JSON.stringify(more) } : {}) };
  tenant.change("secrets", servicePrincipalId, added, servicePrincipalId);
}

function settingsIn(text: unknown): JsonObject | undefined {
  if (typeof text !== "string" || text === "") return undefined;
  const parsed: unknown = JSON.parse(text);
  return isObject(parsed) ? parsed : undefined;
}
