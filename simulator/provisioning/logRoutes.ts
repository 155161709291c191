import { context, param, type Answer, type Call } from "../graph/call";
import { badRequest, resourceNotFound } from "../graph/graphError";
import type { JsonObject } from "../graph/json";
import type { EntityType } from "../graph/propertyType";
import { anyOf, documentedIn, type Route } from "../graph/route";
import { timeBounds } from "../odata/bounds";
import { filterTest } from "../odata/filter";
import { nextLink, startOfPage } from "../odata/options";
import type { LogRange, ReadLine } from "../store/logBook";
import { briefSummary, changeSummary } from "./changeSummary";
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
  const summary = (line: ReadLine): Entry | undefined => {
    if (line.kind !== "change" || line.tenantId !== call.tenant.id) return undefined;
    const source = call.tenant.truth;
    return { brief: briefSummary(source, line), whole: () => changeSummary(source, line) };
  };
  return { status: 200, body: pageOf(call, summaryType, "auditLogs/provisioning", summary) };
}

function listAudits(call: Call): Answer {
  const audit = (line: ReadLine): Entry | undefined => {
    const whole = directoryAudit(call.tenant.truth, line);
    return whole && { brief: whole, whole: () => whole };
  };
  return { status: 200, body: pageOf(call, auditType, "auditLogs/directoryAudits", audit) };
}

function getAudit(call: Call): Answer {
  for (const line of call.world.store.logs.read(call.tenant.id, { order: "newestFirst" })) {
    const audit = directoryAudit(call.tenant.truth, line);
    if (audit?.["id"] === param(call, "id"))
      return { status: 200, body: { "@odata.context": context(call, "auditLogs/directoryAudits/$entity"), ...audit } };
  }
  throw resourceNotFound(param(call, "id"));
}

/** A line as Graph shows it: what a filter asks about, and all of it, which is made only for a page. */
interface Entry {
  readonly brief: JsonObject;
  readonly whole: () => JsonObject;
}

const defaultPageSize = 1000;

/** Reads the log only as far as the page goes, and from where the page before ended: a log is too long to be gone through for each. */
function pageOf(call: Call, type: EntityType, path: string, entryOf: (line: ReadLine) => Entry | undefined): JsonObject {
  const { size, test, range } = readQuery(call, type);
  const chosen: JsonObject[] = [];
  let last = 0;
  let more = false;
  for (const line of call.world.store.logs.read(call.tenant.id, range)) {
    const entry = entryOf(line);
    if (!entry || !test(entry.brief)) continue;
    more = chosen.length === size;
    if (more) break;
    chosen.push(selected(call, type, entry.whole()));
    last = line.position;
  }
  return { "@odata.context": context(call, path), ...(more ? { "@odata.nextLink": nextLink(call, last) } : {}), value: chosen };
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
  const test = filter === null ? () => true : filterTest(filter, type, "advanced");
  return { size, test, range: rangeOf(call, order[1] === "desc" ? "newestFirst" : "oldestFirst") };
}

/** A page's token is the place of the last line before it. */
function rangeOf(call: Call, order: LogRange["order"]): LogRange {
  const after = startOfPage(call);
  return { order, ...(after > 0 ? { after } : {}), ...timeBounds(call.query.get("$filter"), "activityDateTime") };
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
