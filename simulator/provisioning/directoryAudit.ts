import { text } from "../graph/body";
import type { JsonObject } from "../graph/json";
import type { LogLine } from "../store/logBook";
import type { Tenant } from "../world/tenant";
import type { AuditRecord } from "./audit";
import type { ChangeRecord } from "./changeRecord";
import { modifiedProperties } from "./changeSummary";

/** The application that writes into target tenants. */
const syncFabric = { appId: "00000014-0000-0000-c000-000000000000", displayName: "Microsoft.Azure.SyncFabric" };

/** A line of the log as the audit log of a tenant tells it; undefined where that log says nothing of it. */
export function directoryAudit(tenant: Tenant, line: LogLine): JsonObject | undefined {
  if (line.kind === "audit") return configurationAudit(tenant, line, line.body as unknown as AuditRecord);
  const record = line.body as unknown as ChangeRecord;
  return line.tenantId === tenant.id ? sourceAudit(line, record) : targetAudit(line, record);
}

function configurationAudit(tenant: Tenant, line: LogLine, record: AuditRecord): JsonObject {
  const actor = record.actorAppId === undefined ? undefined : tenant.withKey("servicePrincipal", record.actorAppId)[0];
  const app = actor
    ? { appId: actor["appId"], displayName: text(actor, "displayName") ?? "", servicePrincipalId: actor.id, servicePrincipalName: null }
    : { appId: null, displayName: "Azure AD Cloud Sync", servicePrincipalId: null, servicePrincipalName: null };
  return {
    ...common(`Sync_${record.id}_L5BFV_161778479`, line, record.id),
    category: "ProvisioningManagement",
    loggedByService: "Account Provisioning",
    activityDisplayName: record.activity,
    operationType: record.activity === "Quarantine" ? "" : "Update",
    result: record.activity === "Quarantine" ? "failure" : "success",
    resultReason: record.reason,
    initiatedBy: { user: null, app },
    targetResources: [resource("ServicePrincipal", record.principalId, record.principalName)],
    additionalDetails: [],
  };
}

/** The source tenant hears of every change that was written, or could not be. */
function sourceAudit(line: LogLine, record: ChangeRecord): JsonObject {
  const isExport = record.status !== "skipped";
  const app = { appId: null, displayName: "Azure AD Cloud Sync", servicePrincipalId: null, servicePrincipalName: null };
  const failure = record.status === "failure";
  return {
    ...common(`Sync_${record.id}_L5BFV_161778479`, line, record.cycleId),
    category: "ProvisioningManagement",
    loggedByService: "Account Provisioning",
    activityDisplayName: isExport ? "Export" : "Synchronization rule action",
    operationType: "",
    result: failure ? "failure" : "success",
    resultReason:
      isExport && !failure
        ? `${record.kind ?? "User"} '${record.source.principalName}' was ${done(record)} in ${record.systems[1]}`
        : (record.reason ?? ""),
    initiatedBy: { user: null, app },
    targetResources: [resource(record.kind ?? "User", record.source.id, record.source.principalName, record)],
    additionalDetails: [
      { key: "Details", value: record.reason ?? "" },
      { key: "ErrorCode", value: record.code ?? "" },
      { key: "EventName", value: isExport ? "EntryExport" : "EntrySynchronizationSkip" },
    ],
  };
}

const activities: Readonly<Record<string, readonly [string, string]>> = {
  create: ["Add", "Add"],
  update: ["Update", "Update"],
  disable: ["Update", "Update"],
  delete: ["Delete", "Delete"],
};

/** The target tenant hears of what was written into it. */
function targetAudit(line: LogLine, record: ChangeRecord): JsonObject | undefined {
  const { kind = "User" } = record;
  const [activity, operationType] = activities[record.action] ?? [];
  if (activity === undefined || record.status !== "success") return undefined;
  const app = { ...syncFabric, servicePrincipalId: null, servicePrincipalName: null };
  return {
    ...common(`Directory_${record.id}_7LYWG_4417813`, line, record.changeId),
    category: `${kind}Management`,
    loggedByService: "Core Directory",
    activityDisplayName: `${activity} ${kind.toLowerCase()}`,
    operationType,
    result: "success",
    resultReason: "",
    initiatedBy: { user: null, app },
    targetResources: [resource(kind, record.target?.id ?? "", record.target?.name ?? "", record)],
    additionalDetails: [],
  };
}

function common(id: string, line: LogLine, correlationId: string): JsonObject {
  return { id, activityDateTime: new Date(line.at).toISOString(), correlationId };
}

function resource(type: string, id: string, displayName: string, record?: ChangeRecord): JsonObject {
  const userPrincipalName = type === "User" ? (record?.source.principalName ?? null) : null;
  return { id, displayName, type, userPrincipalName, groupType: null, modifiedProperties: record ? modifiedProperties(record) : [] };
}

function done({ action }: ChangeRecord): string {
  if (action === "create") return "created";
  if (action === "stagedDelete") return "staged for deletion";
  return action === "delete" ? "deleted" : action === "disable" ? "disabled" : "updated";
}
