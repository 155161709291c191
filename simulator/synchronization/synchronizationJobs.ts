import { complexBody, entityBody, requireMembers, text } from "../graph/body";
import { context, noContent, param, type Answer, type Call } from "../graph/call";
import { GraphError, badRequest } from "../graph/graphError";
import type { EntityType } from "../graph/propertyType";
import type { Route } from "../graph/route";
import { requireServicePrincipal } from "../applications/servicePrincipals";
import { collectionBody, entityAnswer } from "../odata/query";
import { defaultSchema } from "../schema/defaultSchema";
import type { Entity, Job } from "../store/kinds";
import { newJob, pausedJob, startedJob } from "./jobBody";
import { synchronizationRoute } from "./synchronizationRoute";
import { requireTemplateOf } from "./synchronizationTemplates";

const page = "Graph reference: synchronizationJob";
const walkthrough = "Learn: configure cross-tenant synchronization using Graph, steps 7 and 11";
const onDemand = "Learn: configure cross-tenant synchronization using Graph, step 10";

/** Jobs of a configuration. */
export const synchronizationJobRoutes: readonly Route[] = [
  synchronizationRoute("GET", "/jobs", { handler: listJobs, source: page }),
  synchronizationRoute("POST", "/jobs", { handler: createJob, source: walkthrough }),
  synchronizationRoute("GET", "/jobs/{jobId}", { handler: getJob, source: page }),
  synchronizationRoute("DELETE", "/jobs/{jobId}", { handler: deleteJob, source: page }),
  synchronizationRoute("POST", "/jobs/{jobId}/start", { handler: startJob, source: walkthrough }),
  synchronizationRoute("POST", "/jobs/{jobId}/pause", { handler: pauseJob, source: page }),
  synchronizationRoute("POST", "/jobs/{jobId}/restart", { handler: restartJob, source: page }),
  synchronizationRoute("POST", "/jobs/{jobId}/provisionOnDemand", { source: onDemand }),
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
    call.tenant.change("schema", id, defaultSchema(id), id);
  }
  return {
    status: 201,
    body: { "@odata.context": context(call, `servicePrincipals('${principal.id}')/synchronization/jobs/$entity`), ...job },
  };
}

/** Everything about the job goes; the secrets stay with the service principal. */
function deleteJob(call: Call): Answer {
  const { job } = requireJob(call);
  call.tenant.remove("schema", job.id);
  call.tenant.remove("job", job.id);
  return noContent;
}

function startJob(call: Call): Answer {
  const { principal, job } = requireJob(call);
  call.tenant.change("job", job.id, startedJob(job), principal.id);
  return noContent;
}

function pauseJob(call: Call): Answer {
  const { principal, job } = requireJob(call);
  call.tenant.change("job", job.id, pausedJob(job, call.world.unknowns.scheduleStateAfterPause), principal.id);
  return noContent;
}

const resetScopes = ["None", "ConnectorDataStore", "Escrows", "Watermark", "QuarantineState", "Full", "ForceDeletes"];

function restartJob(call: Call): Answer {
  const { principal, job } = requireJob(call);
  const refusal = (word: string) => badRequest(`Requested value '${word}' was not found.`, "InvalidResetScope");
  const criteria = {
    complex: "microsoft.graph.synchronizationJobRestartCriteria",
    properties: { resetScope: { values: resetScopes, flags: true as const, refusal } },
  };
  if (call.body !== undefined) complexBody(call.body, "microsoft.graph.restartRequestBody", { criteria });
  call.tenant.change("job", job.id, startedJob(job), principal.id);
  return noContent;
}
