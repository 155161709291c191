import type { Json, JsonObject } from "../graph/json";
import type { LogLine } from "../store/logBook";
import type { Entity } from "../store/kinds";
import type { Tenant } from "../world/tenant";
import { text } from "../graph/body";
import type { ChangeRecord } from "./changeRecord";
import { provisioningSteps } from "./changeSteps";

/** A line of the log as Graph's provisioningObjectSummary. */
export function changeSummary(source: Tenant, line: LogLine): JsonObject {
  const record = line.body as unknown as ChangeRecord;
  return { ...briefSummary(source, line), provisioningSteps: provisioningSteps(record), modifiedProperties: modifiedProperties(record) };
}

/** The same without its lists, which no filter asks about. */
export function briefSummary(source: Tenant, line: LogLine): JsonObject {
  const record = line.body as unknown as ChangeRecord;
  const principal: Entity = source.find("servicePrincipal", record.principalId) ?? { id: record.principalId };
  const name = text(principal, "displayName") ?? "";
  const [sourceName, targetName] = record.systems;
  const application = { ApplicationId: principal["appId"], ServicePrincipalId: principal.id, ServicePrincipalDisplayName: name };
  return {
    id: record.id,
    activityDateTime: new Date(line.at).toISOString(),
    tenantId: source.id,
    jobId: record.jobId,
    cycleId: record.cycleId,
    changeId: record.changeId,
    provisioningAction: record.action,
    durationInMilliseconds: record.durationMs ?? 1,
    servicePrincipal: { id: principal.id, displayName: name },
    sourceSystem: { id: source.id, displayName: sourceName, details: {} },
    targetSystem: { id: line.otherTenantId, displayName: targetName, details: application },
    initiatedBy: { id: "", displayName: "Azure AD Provisioning Service", initiatorType: "system" },
    sourceIdentity: sourceIdentity(record),
    targetIdentity: {
      id: record.target?.id ?? "",
      displayName: record.target?.name ?? "",
      identityType: record.kind ?? "User",
      details: {},
    },
    provisioningStatusInfo: { status: record.status, errorInformation: errorInformation(record) },
  };
}

export function modifiedProperties(record: ChangeRecord): JsonObject[] {
  return (record.changes ?? []).map(([displayName, oldValue, newValue]) => ({
    displayName,
    oldValue: shown(oldValue),
    newValue: shown(newValue),
  }));
}

function shown(value: Json): string | null {
  if (value === null || typeof value === "string") return value;
  return typeof value === "boolean" ? (value ? "True" : "False") : JSON.stringify(value);
}

function sourceIdentity({ source, kind = "User" }: ChangeRecord): JsonObject {
  const principalName = kind === "User" ? { UserPrincipalName: source.principalName } : {};
  const details = { id: source.id, odatatype: kind, DisplayName: source.name, ...principalName };
  return { id: source.id, displayName: source.name, identityType: kind, details };
}

function errorInformation({ status, code, reason }: ChangeRecord): JsonObject | null {
  if (status === "success") return null;
  return {
    errorCode: code ?? null,
    reason: reason ?? null,
    additionalDetails: null,
    errorCategory: status === "failure" ? "failure" : "nonServiceFailure",
    recommendedAction: null,
  };
}
