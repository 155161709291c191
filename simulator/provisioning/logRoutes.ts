import { context, param, type Answer, type Call } from "../graph/call";
import { badRequest, resourceNotFound } from "../graph/graphError";
import type { JsonObject } from "../graph/json";
import type { EntityType } from "../graph/propertyType";
import { anyOf, documentedIn, type Route } from "../graph/route";
import { filterTest } from "../odata/filter";
import { nextLink, startOfPage } from "../odata/options";
import { changeSummary } from "./changeSummary";
import { directoryAudit } from "./directoryAudit";

const provisioning = documentedIn("Graph reference: provisioningObjectSummary");
const audits = documentedIn("Graph reference: directoryAudit");
const readLogs = anyOf("AuditLog.Read.All");

/** What the provisioning service did, and what the audit log tells of it. */
export const logRoutes: readonly Route[] = [
  provisioning.get("/auditLogs/provisioning", readLogs, listProvisioning),
  audits.get("/auditLogs/directoryAudits", readLogs, listAudits),
  audits.get("/auditLogs/directoryAudits/{id}", readLogs, getAudit),
];

/** The properties that Graph documents for `$filter`; the others are only read. */
const summaryType: EntityType = {
  name: "provisioningObjectSummary",
  writable: {},
  readOnly: named(
    ["activityDateTime", "changeId", "cycleId", "initiatedBy", "jobId", "provisioningAction", "servicePrincipal", "sourceIdentity"],
    ["sourceSystem", "targetIdentity", "targetSystem", "tenantId", "provisioningStatusInfo"],
  ),
};
const auditType: EntityType = {
  name: "directoryAudit",
  writable: {},
  readOnly: named(
    ["activityDateTime", "activityDisplayName", "category", "correlationId", "initiatedBy", "loggedByService", "result"],
    ["targetResources", "operationType"],
  ),
};
const unfiltered = ["modifiedProperties", "provisioningSteps", "durationInMilliseconds", "additionalDetails", "resultReason"];

function named(...names: readonly (readonly string[])[]) {
  return Object.fromEntries(names.flat().map((name) => [name, "Edm.String" as const]));
}

function listProvisioning(call: Call): Answer {
  return { status: 200, body: pageOf(call, summaryType, "auditLogs/provisioning", summaries(call)) };
}

function* summaries(call: Call): Iterable<JsonObject> {
  for (const line of call.world.store.logs.newestFirst(call.tenant.id)) {
    if (line.kind === "change" && line.tenantId === call.tenant.id) yield changeSummary(call.tenant.truth, line);
  }
}

function listAudits(call: Call): Answer {
  return { status: 200, body: pageOf(call, auditType, "auditLogs/directoryAudits", auditsOf(call)) };
}

function* auditsOf(call: Call): Iterable<JsonObject> {
  for (const line of call.world.store.logs.newestFirst(call.tenant.id)) {
    const audit = directoryAudit(call.tenant.truth, line);
    if (audit) yield audit;
  }
}

function getAudit(call: Call): Answer {
  for (const audit of auditsOf(call)) {
    if (audit["id"] === param(call, "id"))
      return { status: 200, body: { "@odata.context": context(call, "auditLogs/directoryAudits/$entity"), ...audit } };
  }
  throw resourceNotFound(param(call, "id"));
}

const defaultPageSize = 1000;

/** Reads the log only as far as the page goes: a log is too long to be sorted and filtered as a whole. */
function pageOf(call: Call, type: EntityType, path: string, newestFirst: Iterable<JsonObject>): JsonObject {
  const { start, size, test, oldestFirst } = readQuery(call, type);
  const chosen: JsonObject[] = [];
  let passed = 0;
  for (const each of oldestFirst ? [...newestFirst].reverse() : newestFirst) {
    if (!test(each)) continue;
    passed += 1;
    if (passed > start + size) break;
    if (passed > start) chosen.push(selected(call, type, each));
  }
  const more = passed > start + size ? { "@odata.nextLink": nextLink(call, start + size) } : {};
  return { "@odata.context": context(call, path), ...more, value: chosen };
}

function readQuery(call: Call, type: EntityType) {
  const { query } = call;
  const known = ["$filter", "$top", "$orderby", "$skiptoken", "$select", "$count"];
  const unknown = [...query.keys()].find((name) => name.startsWith("$") && !known.includes(name));
  if (unknown !== undefined) throw badRequest(`Query option '${unknown}' is not allowed.`, "BadRequest");
  const order = (query.get("$orderby") ?? "activityDateTime desc").trim().split(/\s+/);
  if (order[0] !== "activityDateTime") throw badRequest("Only activityDateTime can be sorted by.", "BadRequest");
  const size = Number(query.get("$top") ?? defaultPageSize);
  if (!Number.isInteger(size) || size < 1 || size > defaultPageSize)
    throw badRequest(`Invalid page size specified. Must be between 1 and ${defaultPageSize} inclusive.`, "BadRequest");
  const filter = query.get("$filter");
  return {
    size,
    start: startOfPage(call),
    test: filter === null ? () => true : filterTest(filter, type, "advanced"),
    oldestFirst: order[1] !== "desc",
  };
}

function selected(call: Call, type: EntityType, entity: JsonObject): JsonObject {
  const select = call.query.get("$select");
  if (select === null) return entity;
  const names = select.split(",").map((name) => name.trim());
  const unknown = names.find((name) => name !== "id" && !(name in type.readOnly) && !unfiltered.includes(name));
  if (unknown !== undefined)
    throw badRequest(`Could not find a property named '${unknown}' on type 'microsoft.graph.${type.name}'.`, "BadRequest");
  return Object.fromEntries(names.map((name) => [name, entity[name]]));
}
