import { randomUUID } from "node:crypto";
import { objectList, text } from "../graph/body";
import { context, param, type Answer, type Call } from "../graph/call";
import { GraphError } from "../graph/graphError";
import type { JsonObject } from "../graph/json";
import { extensionsOf } from "../directory/extensions";
import { jobSettings } from "../provisioning/jobSettings";
import type { Entity } from "../store/kinds";
import { requireJob } from "../synchronization/synchronizationJobs";
import { Tenant } from "../world/tenant";
import { attributeDefaults } from "./schemaRules";
import { storedSchema } from "./storedSchema";

/** Reads a tenant's directory extensions into the definition of its directory, and answers with that. */
export function discoverDirectory(call: Call): Answer {
  const { principal, job } = requireJob(call);
  const schema = storedSchema(call, job);
  const wanted = param(call, "directoryId");
  const directories = objectList(schema["directories"]);
  const directory = directories.find((each) => each["id"] === wanted);
  if (!directory) throw new GraphError(404, "ResourceNotFound", `The directory '${wanted}' was not found in the schema.`);
  const discovered = refreshed(call, directory, tenantOf(call, principal, schema, directory));
  const others = directories.map((each) => (each === directory ? discovered : each));
  // The schema keeps its version: nobody changed what is synchronized, so no cycle begins anew.
  call.tenant.change("schema", job.id, { ...schema, directories: others }, job.id);
  return { status: 200, body: { "@odata.context": context(call, "microsoft.graph.directoryDefinition"), ...discovered } };
}

/** Undefined for the target of a configuration that is not connected. */
function tenantOf(call: Call, principal: Entity, schema: JsonObject, directory: JsonObject): Tenant | undefined {
  const rule = objectList(schema["synchronizationRules"])[0];
  if (directory["name"] === rule?.["sourceDirectoryName"]) return call.tenant;
  const { targetId } = jobSettings(call.tenant, principal.id);
  return targetId === "" ? undefined : new Tenant(call.world, targetId, true);
}

function refreshed(call: Call, directory: JsonObject, tenant: Tenant | undefined): JsonObject {
  const now = new Date(call.world.now()).toISOString();
  const objects = objectList(directory["objects"]).map((object) => withExtensions(object, tenant));
  return { ...directory, objects, discoveryDateTime: now, version: `Date:${now.replace("Z", "0000Z")}, ActivityId:${randomUUID()}` };
}

function withExtensions(object: JsonObject, tenant: Tenant | undefined): JsonObject {
  const { name } = object;
  if (!tenant || (name !== "User" && name !== "Group")) return object;
  const attributes = objectList(object["attributes"]);
  const known = new Set(attributes.map((attribute) => attribute["name"]));
  // Those that hold several values cannot be synchronized.
  const added = extensionsOf(tenant, name).filter((each) => each["isMultiValued"] !== true && !known.has(each["name"]));
  return { ...object, attributes: [...attributes, ...added.map(definition)] };
}

const types: Readonly<Record<string, string>> = { LargeInteger: "Integer" };

function definition(extension: Entity): JsonObject {
  const dataType = text(extension, "dataType") ?? "String";
  return { name: extension["name"], ...attributeDefaults, type: types[dataType] ?? dataType };
}
