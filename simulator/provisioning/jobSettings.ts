import { text } from "../graph/body";
import { isObject, type JsonObject } from "../graph/json";
import type { Tenant } from "../world/tenant";

/** What the secrets of a configuration mean to the provisioning service. */
export interface JobSettings {
  readonly credentials: JsonObject;
  readonly targetId: string;
  /** Everybody, not only who is assigned. */
  readonly syncAll: boolean;
  /** As many deletes as this, or more, are not carried out; undefined for no limit. */
  readonly deleteThreshold: number | undefined;
  /** Who hears of a quarantine; nobody unless mails are on. */
  readonly recipients: readonly string[];
}

const usualDeleteThreshold = 500;

export function jobSettings(tenant: Tenant, principalId: string): JobSettings {
  const credentials = tenant.truth.find("secrets", principalId) ?? {};
  const notification = notificationSettings(text(credentials, "SyncNotificationSettings"));
  return {
    credentials,
    targetId: text(credentials, "CompanyId")?.toLowerCase() ?? "",
    syncAll: text(credentials, "SyncAll")?.toLowerCase() === "true",
    deleteThreshold: deleteThreshold(notification),
    recipients: notification["Enabled"] === true ? addresses(text(notification, "Recipients")) : [],
  };
}

function deleteThreshold(notification: JsonObject): number | undefined {
  if (notification["DeleteThresholdEnabled"] !== true) return undefined;
  const value = notification["DeleteThresholdValue"];
  return typeof value === "number" ? value : usualDeleteThreshold;
}

/** Nobody documents what separates addresses; both usual signs are taken. */
function addresses(recipients: string | undefined): string[] {
  return (recipients ?? "")
    .split(/[;,]/)
    .map((address) => address.trim())
    .filter((address) => address !== "");
}

function notificationSettings(settings: string | undefined): JsonObject {
  if (settings === undefined || settings === "") return {};
  try {
    const parsed: unknown = JSON.parse(settings);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}
