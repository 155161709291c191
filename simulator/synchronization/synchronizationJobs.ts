import { complexBody, entityBody, requireMembers, text } from "../graph/body";
import { context, noContent, param, type Answer, type Call } from "../graph/call";
import { GraphError, badRequest } from "../graph/graphError";
import { isObject } from "../graph/json";
import type { EntityType } from "../graph/propertyType";
import type { Route } from "../graph/route";
import { requireServicePrincipal } from "../applications/servicePrincipals";
import { collectionBody, entityAnswer } from "../odata/query";
import { auditChange } from "../provisioning/audit";
import { forgetJob, noteRestart, notePause, noteStart } from "../provisioning/jobState";
import { defaultSchema } from "../schema/defaultSchema";
import type { Entity, Job } from "../store/kinds";
import { newJob, pausedJob, restartedJob, startedJob } from "./jobBody";
import { synchronizationRoute } from "./synchronizationRoute";
import { requireTemplateOf } from "./synchronizationTemplates";

const page = "Graph reference: synchronizationJob";
const walkthrough = "Learn: configure cross-tenant synchronization using Graph, steps 7 and 11";

/** Jobs of a configuration. */
export const synchronizationJobRoutes: readonly Route[] = [
  synchronizationRoute("GET", "/jobs", { handler: listJobs, source: page }),
  synchronizationRoute("POST", "/jobs", { handler: createJob, source: walkthrough }),
  synchronizationRoute("GET", "/jobs/{jobId}", { handler: getJob, source: page }),
  synchronizationRoute("DELETE", "/jobs/{jobId}", { handler: deleteJob, source: page }),
  synchronizationRoute("POST", "/jobs/{jobId}/start", { handler: startJob, source: walkthrough }),
  synchronizationRoute("POST", "/jobs/{jobId}/pause", { handler: pauseJob, source: page }),
  synchronizationRoute("POST", "/jobs/{jobId}/restart", { handler: restartJob, source: page }),
];

const jobType: EntityType = {
  name: "synchronizationJob",
  writable: { templateId: "Edm.String!" },
  readOnly: { schedule: "Edm.String", status: "Edm.String", synchronizationJobSettings: "Edm.String", schema: "Edm.String" },
};

/** The job that the path names, or the synchronization service's 404. */
export function requireJob(call: Call): { principal: Entity; job: Job } {
  const principal = requireServicePrincipal(call);
  const jobId = param(call, "jobId");
  const job = call.tenant.children("job", principal.id).find((each) => each.id.toLowerCase() === jobId.toLowerCase());
  if (!job)
    throw new GraphError(
      404,
      "ResourceNotFound",
      `The synchronization job '${jobId}' was not found on service principal '${principal.id}'.`,
    );
  return { principal, job };
}

function listJobs(call: Call): Answer {
  const principal = requireServicePrincipal(call);
  return {
    status: 200,
    body: collectionBody(
      call,
      jobType,
      `servicePrincipals('${principal.id}')/synchronization/jobs`,
      call.tenant.children("job", principal.id),
    ),
  };
}

function getJob(call: Call): Answer {
  const { principal, job } = requireJob(call);
  return { status: 200, body: entityAnswer(call, jobType, `servicePrincipals('${principal.id}')/synchronization/jobs/$entity`, job) };
}

function createJob(call: Call): Answer {
  const principal = requireServicePrincipal(call);
  const given = entityBody(call.body, jobType);
  requireMembers(given, ["templateId"]);
  const templateId = requireTemplateOf(principal, text(given, "templateId") ?? "");
  const id = `${templateId}.${call.tenant.id.replaceAll("-", "")}.${text(principal, "appId") ?? ""}`;
  const existing = call.tenant.truth.find("job", id);
  if (existing && call.world.unknowns.duplicateJob === "conflict") {
    throw new GraphError(409, "Conflict", `A synchronization job with the identifier '${id}' already exists.`);
  }
  const job = existing ?? newJob(id, templateId);
  if (!existing) {
    call.tenant.add("job", id, job, principal.id);
    call.tenant.change("schema", id, defaultSchema(id, call.world.unknowns.groupMapping), id);
  }
  return {
    status: 201,
    body: { "@odata.context": context(call, `servicePrincipals('${principal.id}')/synchronization/jobs/$entity`), ...job },
  };
}

/** Everything about the job goes; the secrets stay with the service principal. */
function deleteJob(call: Call): Answer {
  const { job } = requireJob(call);
  forgetJob(call.tenant, job);
  return noContent;
}

function startJob(call: Call): Answer {
  const { principal, job } = requireJob(call);
  call.tenant.change("job", job.id, startedJob(job), principal.id);
  noteStart(placeOf(call, principal, job), call.world.now());
  auditChange(call, principal, "Enable/start provisioning configuration");
  return noContent;
}

function placeOf(call: Call, principal: Entity, job: Job) {
  return { tenant: call.tenant.truth, principalId: principal.id, jobId: job.id };
}

function pauseJob(call: Call): Answer {
  const { principal, job } = requireJob(call);
  call.tenant.change("job", job.id, pausedJob(job, call.world.unknowns.scheduleStateAfterPause), principal.id);
  notePause(placeOf(call, principal, job));
  auditChange(call, principal, "Disable/pause provisioning configuration");
  return noContent;
}

const resetScopes = ["None", "ConnectorDataStore", "Escrows", "Watermark", "QuarantineState", "Full", "ForceDeletes"];

function restartJob(call: Call): Answer {
  const { principal, job } = requireJob(call);
  const scopes = resetScopesOf(call);
  call.tenant.change("job", job.id, restartedJob(job, scopes), principal.id);
  noteRestart(placeOf(call, principal, job), call.world.now(), scopes);
  auditChange(call, principal, "Enable/restart provisioning configuration");
  return noContent;
}

/** What the restart is to forget; without criteria, what "Restart provisioning" in the portal forgets. */
function resetScopesOf(call: Call): ReadonlySet<string> {
  const refusal = (word: string) => badRequest(`Requested value '${word}' was not found.`, "InvalidResetScope");
  const criteria = {
    complex: "microsoft.graph.synchronizationJobRestartCriteria",
    properties: { resetScope: { values: resetScopes, flags: true as const, refusal } },
  };
  const body = call.body === undefined ? {} : complexBody(call.body, "microsoft.graph.restartRequestBody", { criteria });
  const given = isObject(body["criteria"]) ? (text(body["criteria"], "resetScope") ?? "") : "";
  if (given === "") return new Set(["QuarantineState", "Watermark", "Escrows"]);
  const scopes = given.split(",").map((scope) => scope.trim());
  const unusable = scopes.find((scope) => scope === "None" || scope === "ConnectorDataStore");
  if (unusable !== undefined && call.world.unknowns.unusableResetScope === "refused")
    throw badRequest(`The reset scope '${unusable}' cannot be used.`, "InvalidResetScope");
  return new Set(scopes);
}
