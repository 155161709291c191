import { isDeepStrictEqual } from "node:util";
import type { SyncScope } from "./syncScope";
import type { Secrets } from "./syncSecrets";

/** The four keys that are ours among a configuration's secrets. */
export const ownKeys = ["AuthenticationType", "CompanyId", "SyncAll", "SyncNotificationSettings"] as const;

/** What the settings declare, without where they belong. */
export interface Settings {
  readonly targetTenantId: string;
  readonly scope: SyncScope;
  readonly notification?: { readonly email: string };
  readonly accidentalDeletion: { readonly enabled: boolean; readonly threshold: number };
}

/** Graph's JSON within the text of one secret; members of others stand beside these. */
interface NotificationWire {
  readonly Enabled?: boolean;
  readonly Recipients?: string;
  readonly DeleteThresholdEnabled?: boolean;
  readonly DeleteThresholdValue?: number;
}

const defaultThreshold = 500;

export function settingsIn(secrets: Secrets): Settings {
  const wire = notificationIn(secrets);
  return {
    targetTenantId: (secrets.CompanyId ?? "").toLowerCase(),
    scope: secrets.SyncAll?.toLowerCase() === "true" ? "all" : "assigned",
    notification: wire.Enabled === true ? { email: wire.Recipients ?? "" } : undefined,
    accidentalDeletion: { enabled: wire.DeleteThresholdEnabled === true, threshold: wire.DeleteThresholdValue ?? defaultThreshold },
  };
}

/** What is there, with our keys over it. What says the same already stays as it is written, with what it leaves out. */
export function merged(live: Secrets, desired: Settings): Secrets {
  const now = settingsIn(live);
  const { targetTenantId, scope, notification, accidentalDeletion } = desired;
  const isConnected = live.AuthenticationType === "SyncPolicy";
  if (isConnected && isDeepStrictEqual(now, { targetTenantId, scope, notification, accidentalDeletion })) return live;
  return {
    ...live,
    AuthenticationType: "SyncPolicy",
    CompanyId: now.targetTenantId === desired.targetTenantId ? (live.CompanyId ?? "") : desired.targetTenantId,
    SyncAll: live.SyncAll !== undefined && now.scope === desired.scope ? live.SyncAll : String(desired.scope === "all"),
    SyncNotificationSettings: mergedNotification(live, desired),
  };
}

function mergedNotification(live: Secrets, desired: Settings): string {
  const now = notificationIn(live);
  const { enabled, threshold } = desired.accidentalDeletion;
  const wanted = {
    ...now,
    Enabled: desired.notification !== undefined,
    ...(desired.notification === undefined ? {} : { Recipients: desired.notification.email }),
    DeleteThresholdEnabled: enabled,
    DeleteThresholdValue: threshold,
  };
  return isDeepStrictEqual(now, wanted) ? (live.SyncNotificationSettings ?? "") : JSON.stringify(wanted);
}

/** Our keys as they were. The notification settings cannot be removed (an empty text is refused), so they go back to the safe default. */
export function restored(live: Secrets, before: Secrets): Secrets {
  if (ownKeys.every((key) => live[key] === before[key])) return live;
  const others = Object.entries(live).filter(([key]) => !(ownKeys as readonly string[]).includes(key));
  const safe = JSON.stringify({
    ...notificationIn(live),
    Enabled: false,
    DeleteThresholdEnabled: true,
    DeleteThresholdValue: defaultThreshold,
  });
  const set = Object.entries(before).filter(([, text]) => text !== "");
  const irremovable: Secrets = live.SyncNotificationSettings ? { SyncNotificationSettings: safe } : {};
  return { ...Object.fromEntries(others), ...irremovable, ...Object.fromEntries(set) };
}

/** What is not JSON is treated as never set. */
function notificationIn(secrets: Secrets): NotificationWire {
  try {
    const value: unknown = JSON.parse(secrets.SyncNotificationSettings || "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
