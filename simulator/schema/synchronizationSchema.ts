import { randomUUID } from "node:crypto";
import { complexBody, requireMembers } from "../graph/body";
import { context, noContent, type Answer, type Call } from "../graph/call";
import { GraphError } from "../graph/graphError";
import { isObject, type JsonObject } from "../graph/json";
import type { Route } from "../graph/route";
import { auditChange } from "../provisioning/audit";
import { requireJob } from "../synchronization/synchronizationJobs";
import { synchronizationRoute } from "../synchronization/synchronizationRoute";
import type { Job } from "../store/kinds";
import { defaultSchema } from "./defaultSchema";
import { discoverDirectory } from "./discover";
import { filterOperators, mappingFunctions } from "./language";
import { checkSchema, completeSchema } from "./schemaRules";
import { schemaProperties } from "./schemaType";
import { storedSchema } from "./storedSchema";

const page = "Graph reference: synchronizationSchema";

/** What a job copies and how: the whole schema is read and written as one. */
export const synchronizationSchemaRoutes: readonly Route[] = [
  synchronizationRoute("GET", "/jobs/{jobId}/schema", { handler: getSchema, source: page }),
  synchronizationRoute("PUT", "/jobs/{jobId}/schema", { handler: putSchema, source: page }),
  synchronizationRoute("DELETE", "/jobs/{jobId}/schema", { handler: resetSchema, source: page }),
  synchronizationRoute("PATCH", "/jobs/{jobId}/schema", {
    handler: refusePatch,
    source: "msgraph-sdk-powershell issue 2643",
    confidence: "reported",
  }),
  synchronizationRoute("GET", "/jobs/{jobId}/schema/filterOperators", { handler: listOperators, source: page }),
  synchronizationRoute("GET", "/jobs/{jobId}/schema/functions", { handler: listFunctions, source: page }),
  synchronizationRoute("POST", "/jobs/{jobId}/schema/directories/{directoryId}/discover", {
    handler: discoverDirectory,
    source: "Graph reference: directoryDefinition, discover",
  }),
];

function schemaPath(principalId: string, job: Job): string {
  return `servicePrincipals('${principalId}')/synchronization/jobs('${job.id}')/schema`;
}

function getSchema(call: Call): Answer {
  const { principal, job } = requireJob(call);
  return { status: 200, body: { "@odata.context": context(call, `${schemaPath(principal.id, job)}/$entity`), ...storedSchema(call, job) } };
}

function putSchema(call: Call): Answer {
  const { principal, job } = requireJob(call);
  const given = complexBody(call.body, "microsoft.graph.synchronizationSchema", schemaProperties);
  const stored = storedSchema(call, job);
  const keepsDirectories = call.world.unknowns.schemaWithoutDirectories === "keep";
  requireMembers(given, ["synchronizationRules", ...(keepsDirectories ? [] : ["directories"])]);
  const complete = completeSchema({ directories: stored["directories"], ...given });
  checkSchema(complete, stored);
  call.tenant.change("schema", job.id, { ...stamped(complete, call), id: job.id }, job.id);
  auditChange(call, principal, "Update attribute mappings or scope");
  return noContent;
}

/** Each write gives the schema and its directories a new version. */
function stamped(schema: JsonObject, call: Call): JsonObject {
  const version = `Date:${new Date(call.world.now()).toISOString().replace("Z", "0000Z")}, ActivityId:${randomUUID()}`;
  const directories = Array.isArray(schema["directories"]) ? schema["directories"].filter(isObject) : [];
  return { ...schema, version, directories: directories.map((directory) => ({ ...directory, version })) };
}

function resetSchema(call: Call): Answer {
  const { job } = requireJob(call);
  call.tenant.change("schema", job.id, defaultSchema(job.id, call.world.unknowns.groupMapping), job.id);
  return noContent;
}

/** Graph forwards a PATCH to a service that has none, and shows that service's words. */
function refusePatch(call: Call): Answer {
  const { principal, job } = requireJob(call);
  const address = `https://syncfabric.windowsazure.com/api/${schemaPath(principal.id, job)}?api-version=2.0`;
  throw new GraphError(
    404,
    "UnknownError",
    JSON.stringify({ Message: `No HTTP resource was found that matches the request URI '${address}'.` }),
  );
}

/** Its context and that of the functions are as the reference prints them, without a path. */
function listOperators(call: Call): Answer {
  requireJob(call);
  return {
    status: 200,
    body: { "@odata.context": context(call, "filterOperators"), value: filterOperators },
  };
}

function listFunctions(call: Call): Answer {
  requireJob(call);
  return { status: 200, body: { "@odata.context": context(call, "functions"), value: mappingFunctions } };
}
