import { contoso, fabrikam } from "../../../simulator";
import { isObject, type JsonObject } from "../../../simulator/graph/json";
import type { Recorded } from "../record";
import type { Configuration } from "./applications";
import { textIn } from "./made";

const partners = "/policies/crossTenantAccessPolicy/partners";
const credentials = [
  { key: "CompanyId", value: contoso.tenantId },
  { key: "AuthenticationType", value: "SyncPolicy" },
];
const connection = { useSavedCredentials: false, templateId: "Azure2Azure", credentials };

/** Asks for everything about one configuration's jobs, from the first connection test to the end. */
export async function driveSynchronization(source: Recorded, target: Recorded, { servicePrincipalId }: Configuration): Promise<void> {
  const synchronization = `/servicePrincipals/${servicePrincipalId}/synchronization`;
  await source("POST", `${synchronization}/jobs/validateCredentials`, { body: connection });
  await allowBothWays(source, target);
  await source("POST", `${synchronization}/jobs/validateCredentials`, { body: connection });
  await driveTemplatesAndSecrets(source, synchronization);
  const jobId = textIn(await source("POST", `${synchronization}/jobs`, { body: { templateId: "Azure2Azure" } }), "id");
  const job = `${synchronization}/jobs/${jobId}`;
  await source("POST", `${synchronization}/jobs`, { body: { templateId: "Azure2Azure" } });
  await driveJob(source, synchronization, job);
  await driveSchema(source, job);
  await driveLogs(source);
  await source("DELETE", job);
}

async function allowBothWays(source: Recorded, target: Recorded): Promise<void> {
  await source("POST", partners, { body: { tenantId: contoso.tenantId, automaticUserConsentSettings: { outboundAllowed: true } } });
  await target("POST", partners, { body: { tenantId: fabrikam.tenantId, automaticUserConsentSettings: { inboundAllowed: true } } });
  await target("PUT", `${partners}/${fabrikam.tenantId}/identitySynchronization`, { body: { userSyncInbound: { isSyncAllowed: true } } });
}

async function driveTemplatesAndSecrets(ask: Recorded, synchronization: string): Promise<void> {
  await ask("GET", `${synchronization}/templates`);
  await ask("GET", `${synchronization}/templates/Azure2Azure`);
  await ask("GET", `${synchronization}/templates/Azure2Azure/schema`);
  await ask("PUT", `${synchronization}/secrets`, {
    body: { value: [...credentials, { key: "SyncAll", value: "false" }, { key: "Password", value: "hidden" }] },
  });
  await ask("GET", `${synchronization}/secrets`);
  await ask("POST", `${synchronization}/acquireAccessToken`, { body: { credentials } });
}

async function driveJob(ask: Recorded, synchronization: string, job: string): Promise<void> {
  await ask("GET", `${synchronization}/jobs`);
  await ask("GET", `${synchronization}/jobs?$select=id,status`);
  await ask("GET", job);
  await ask("POST", `${job}/validateCredentials`, { body: { useSavedCredentials: true } });
  await ask("POST", `${job}/start`, { body: {} });
  await ask("GET", job);
  const { answered } = await ask("GET", `${job}/schema`);
  const rules =
    isObject(answered) && Array.isArray(answered["synchronizationRules"]) ? (answered["synchronizationRules"] as JsonObject[]) : [];
  const subjects = [{ objectId: fabrikam.marketingUserIds[0], objectTypeName: "User" }];
  await ask("POST", `${job}/provisionOnDemand`, { body: { parameters: [{ ruleId: rules[0]?.["id"], subjects }] } });
  await ask("POST", `${job}/pause`, { body: {} });
  await ask("GET", job);
  await ask("POST", `${job}/restart`, { body: { criteria: { resetScope: "Watermark, Escrows, QuarantineState" } } });
  await ask("POST", `${job}/restart`);
  await ask("GET", job);
  await ask("GET", `${job}/bulkUpload`);
}

async function driveSchema(ask: Recorded, job: string): Promise<void> {
  const schema = `${job}/schema`;
  const { answered } = await ask("GET", schema);
  const whole = isObject(answered) ? answered : {};
  await ask("PUT", schema, { body: withoutAnnotations(whole) });
  await ask("GET", schema);
  await ask("PATCH", schema, { body: { version: "other" } });
  await ask("GET", `${schema}/filterOperators`);
  await ask("GET", `${schema}/functions`);
  const expression = 'Append([givenName], "x")';
  await ask("POST", `${schema}/parseExpression`, { body: { expression, testInputObject: null, targetAttributeDefinition: null } });
  await ask("POST", `${schema}/directories/${firstDirectory(whole)}/discover`);
  await ask("POST", `${schema}/directories/none/discover`);
  await ask("DELETE", schema);
  await ask("GET", schema);
}

function withoutAnnotations(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !name.includes("@odata.")));
}

function firstDirectory(schema: JsonObject): string {
  const directories = schema["directories"];
  const first: unknown = Array.isArray(directories) ? (directories as unknown[])[0] : undefined;
  return isObject(first) && typeof first["id"] === "string" ? first["id"] : "";
}

async function driveLogs(ask: Recorded): Promise<void> {
  await ask("GET", "/auditLogs/provisioning");
  const { answered } = await ask("GET", "/auditLogs/directoryAudits");
  const audits = isObject(answered) && Array.isArray(answered["value"]) ? (answered["value"] as JsonObject[]) : [];
  const audit = audits[0]?.["id"];
  await ask("GET", `/auditLogs/directoryAudits/${typeof audit === "string" ? audit : ""}`);
}
