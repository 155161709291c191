import { randomUUID } from "node:crypto";
import { text } from "../graph/body";
import type { JsonObject } from "../graph/json";
import type { ChangeRecord } from "./changeRecord";
import { modifiedProperties } from "./changeSummary";
import { provisioningSteps } from "./changeSteps";

const listKey = "Microsoft.Identity.Health.CPP.Common.DataContracts.SyncFabric.StatusInfo";

/** The answer to provisionOnDemand: JSON inside strings, in one of the two forms that the documentation shows. */
export function onDemandResult(records: readonly ChangeRecord[], form: "list" | "summary", now: number): { key: string; value: string } {
  const summaries = records.map((record) => summary(record, new Date(now).toISOString()));
  if (form === "list") return { key: listKey, value: JSON.stringify(summaries) };
  const first = records[0];
  return { key: JSON.stringify(first ? outcome(first) : {}), value: JSON.stringify(summaries[0] ?? {}) };
}

function outcome({ status, code, reason }: ChangeRecord): JsonObject {
  const result = status === "success" ? "Success" : status === "skipped" ? "Skipped" : "Failure";
  return { result, details: status === "success" ? {} : { errorCode: code ?? "", errorMessage: reason ?? "" } };
}

function summary(record: ChangeRecord, timestamp: string): JsonObject {
  const { source, target, systems } = record;
  return {
    provisioningSteps: provisioningSteps(record).map((step) => onDemandStep(step, timestamp)),
    action: titled(record.action),
    changeId: record.changeId,
    startTime: timestamp,
    endTime: timestamp,
    modifiedProperties: modifiedProperties(record),
    reportableIdentifier: source.principalName,
    statusInfo: {
      status: titled(record.status),
      errorCode: record.code ?? "",
      reason: record.reason ?? "",
      additionalDetails: "",
      errorCategory: record.status === "failure" ? "Failure" : "NonServiceFailure",
      recommendedAction: "",
    },
    sourceIdentity: { id: source.id, type: "User", displayName: source.name, details: { UserPrincipalName: source.principalName } },
    sourceSystem: { id: "", name: systems[0], details: {} },
    targetIdentity: { id: target?.id ?? "", type: "User", displayName: target?.name ?? "", details: {} },
    targetSystem: { id: "", name: systems[1], details: {} },
  };
}

/** The same steps as in the log, with the spelling and the details of an on-demand run. */
function onDemandStep(step: JsonObject, timestamp: string): JsonObject {
  const type = titled(text(step, "provisioningStepType") ?? "");
  const isImport = type === "Import";
  return {
    name: isImport ? "EntryImport" : step["name"],
    type,
    status: titled(text(step, "status") ?? ""),
    description: step["description"],
    timestamp,
    details: type === "Scoping" ? scopingDetails(step["details"] as JsonObject) : step["details"],
  };
}

/** A skip keeps its reason; the evaluation of the scope has other names here than in the log. */
function scopingDetails(details: JsonObject): JsonObject {
  if ("SkipReason" in details) return details;
  return {
    IsActive: details["Active in the source system"],
    Assigned: details["Assigned to the application"],
    IsEffectivelyEntitledForProvisioning: details["User has the required role"],
    IsInProvisioningScopeDisplayName: details["Scoping filter evaluation passed"],
    ScopeEvaluationResult: details["ScopeEvaluationResult"],
  };
}

/** Groups are not provisioned on demand. */
export function unsupportedSubject(subject: JsonObject): ChangeRecord {
  return {
    id: randomUUID(),
    changeId: randomUUID(),
    cycleId: "",
    jobId: "",
    principalId: "",
    action: "other",
    status: "skipped",
    code: "EntityTypeNotSupported",
    reason: `Objects of the type '${text(subject, "objectTypeName") ?? ""}' are not provisioned on demand.`,
    source: { id: text(subject, "objectId") ?? "", name: "", principalName: "", attributes: {} },
    systems: ["", ""],
    durationMs: 1,
    matched: false,
  };
}

function titled(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
