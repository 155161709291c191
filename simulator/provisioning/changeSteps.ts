import type { Json, JsonObject } from "../graph/json";
import type { ChangeRecord } from "./changeRecord";

/** What the service did for one change, one step after the other: import, scoping, matching, export. */
export function provisioningSteps(record: ChangeRecord): JsonObject[] {
  const { scoping, source } = record;
  const person = `${record.kind ?? "User"} '${source.principalName === "" ? source.id : source.principalName}'`;
  const kind = record.source.attributes["IsSoftDeleted"] === true ? "Delete" : record.matched ? "Update" : "Add";
  const failed = record.status === "failure";
  const skipped = record.status === "skipped";
  return [
    step(`EntryImport${kind}`, "import", "success", {
      description: `Received ${person} change of type (${kind}) from ${record.systems[0]}`,
      details: importDetails(record),
    }),
    ...(scoping ? [scopingStep(record)] : []),
    ...(skipped ? [skipStep(record, person)] : [matchingStep(record, person), exportStep(record, person, failed)]),
  ];
}

function step(name: string, provisioningStepType: string, status: string, said: { description: string; details: JsonObject }): JsonObject {
  return { name, provisioningStepType, status, ...said };
}

function importDetails(record: ChangeRecord): JsonObject {
  return record.kind === "Group" ? groupDetails(record) : userDetails(record);
}

function groupDetails({ source, scoping }: ChangeRecord): JsonObject {
  const shown = Object.entries(source.attributes).map(([name, value]) => [name, typeof value === "string" ? value : word(value)]);
  const assignments = scoping?.assigned ? "msiam_access" : "";
  return { objectId: source.id, displayName: source.name, ...(Object.fromEntries(shown) as JsonObject), appRoleAssignments: assignments };
}

function userDetails({ source, scoping }: ChangeRecord): JsonObject {
  const { attributes } = source;
  return {
    objectId: source.id,
    accountEnabled: word(attributes["accountEnabled"]),
    department: attributes["department"] ?? "",
    displayName: source.name,
    mailNickname: attributes["mailNickname"] ?? "",
    userPrincipalName: source.principalName,
    netId: attributes["netId"] ?? "",
    showInAddressList: "",
    alternativeSecurityIds: attributes["alternativeSecurityIds"] ?? "",
    IsSoftDeleted: word(attributes["IsSoftDeleted"]),
    appRoleAssignments: scoping?.assigned ? "msiam_access" : "",
  };
}

function scopingStep({ scoping, status, code, kind = "User" }: ChangeRecord): JsonObject {
  const passed = scoping !== undefined && scoping.input && scoping.filter;
  const skipped = status === "skipped" && code === "NotEffectivelyEntitled";
  return step("EntrySynchronizationScoping", "scoping", skipped ? "skipped" : "success", {
    description: `Determine if ${kind} in scope by evaluating against each scoping filter`,
    details: {
      "Active in the source system": word(scoping?.active),
      "Assigned to the application": word(scoping?.assigned),
      "User has the required role": word(scoping?.entitled),
      "Scoping filter evaluation passed": word(passed),
      ScopeEvaluationResult: JSON.stringify(scoping?.clauses ?? {}),
    },
  });
}

function skipStep({ code, reason, action }: ChangeRecord, person: string): JsonObject {
  const said =
    code === "NotEffectivelyEntitled" ? `The ${person} will be skipped due to the following reasons: ${reason ?? ""}` : (reason ?? "");
  return step("EntrySynchronizationSkip", code === "RedundantExport" ? "export" : "scoping", "skipped", {
    description: said,
    details: { SkipReason: code ?? "", Action: action },
  });
}

function matchingStep({ matched, target }: ChangeRecord, person: string): JsonObject {
  const description = matched ? `Found ${person} in the target system` : `No matching ${person} was found in the target system`;
  return step("EntrySynchronizationMatching", "matching", "success", {
    description,
    details: target && matched ? { objectId: target.id } : {},
  });
}

const exportNames: Readonly<Record<string, readonly [string, string]>> = {
  create: ["EntryExportAdd", "created"],
  update: ["EntryExportUpdate", "updated"],
  disable: ["EntryExportUpdate", "disabled"],
  delete: ["EntryExportDelete", "deleted"],
  stagedDelete: ["EntryExportDelete", "held back from deletion"],
  other: ["EntryExportUpdate", "left as it was"],
};

function exportStep({ action, systems, code, reason, target }: ChangeRecord, person: string, failed: boolean): JsonObject {
  const [name, done] = exportNames[action] ?? ["EntryExportUpdate", "updated"];
  const description = failed ? `Failed to export ${person}: ${reason ?? ""}` : `${person} was ${done} in ${systems[1]}`;
  const details = failed ? { ErrorCode: code ?? "" } : { objectId: target?.id ?? "" };
  return step(name, "export", failed ? "failure" : "success", { description, details });
}

function word(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "boolean" ? (value ? "True" : "False") : JSON.stringify(value);
}
