import { randomUUID } from "node:crypto";
import { entityBody, requireMembers, text, textList } from "../graph/body";
import { context, noContent, param, type Answer, type Call } from "../graph/call";
import { badRequest, resourceNotFound } from "../graph/graphError";
import type { EntityType } from "../graph/propertyType";
import { documentedIn, type Route } from "../graph/route";
import { extensible } from "../directory/extensions";
import { readApplications, writeApplications } from "../directory/permissions";
import { collectionBody, entityAnswer } from "../odata/query";
import type { Entity } from "../store/kinds";
import { requireApplication } from "./applications";

const graph = documentedIn("Graph reference: extensionProperty");
const extensionType: EntityType = {
  name: "extensionProperty",
  writable: {
    dataType: { values: ["Binary", "Boolean", "DateTime", "Integer", "LargeInteger", "String"] },
    isMultiValued: "Edm.Boolean!",
    name: "Edm.String!",
    targetObjects: "Collection(Edm.String)",
  },
  readOnly: { appDisplayName: "Edm.String", deletedDateTime: "Edm.DateTimeOffset", isSyncedFromOnPremises: "Edm.Boolean" },
  directoryObject: true,
};

/** Properties that an application adds to the users and groups of its tenant. */
export const extensionPropertyRoutes: readonly Route[] = ["/applications/{id}", "/applications(appId='{appId}')"].flatMap((application) => {
  const path = `${application}/extensionProperties`;
  return [
    graph.get(path, readApplications, listExtensions),
    graph.post(path, writeApplications, createExtension),
    graph.get(`${path}/{extensionId}`, readApplications, getExtension),
    graph.delete(`${path}/{extensionId}`, writeApplications, deleteExtension),
  ];
});

function listExtensions(call: Call): Answer {
  const application = requireApplication(call);
  const extensions = call.tenant.children("extensionProperty", application.id);
  return { status: 200, body: collectionBody(call, extensionType, contextOf(call), extensions) };
}

/** Under the key that was asked by. */
function contextOf({ params }: Call): string {
  return `applications('${params["id"] ?? params["appId"] ?? ""}')/extensionProperties`;
}

function createExtension(call: Call): Answer {
  const application = requireApplication(call);
  const given = entityBody(call.body, extensionType);
  requireMembers(given, ["dataType", "name", "targetObjects"]);
  const unknown = textList(given["targetObjects"]).find((target) => !extensible.includes(target));
  if (unknown !== undefined) throw badRequest(`The target object '${unknown}' cannot be extended.`);
  const name = `extension_${(text(application, "appId") ?? "").replaceAll("-", "")}_${text(given, "name") ?? ""}`;
  if (!/^\w+$/.test(name)) throw badRequest("Invalid value specified for property 'name' of resource 'ExtensionProperty'.");
  if (call.tenant.truth.list("extensionProperty").some((each) => each["name"] === name))
    throw badRequest(`An extension property exists with the name ${name}.`);
  const appDisplayName = application["displayName"] ?? null;
  const unsaid = { deletedDateTime: null, isMultiValued: false, isSyncedFromOnPremises: false };
  const extension: Entity = { id: randomUUID(), ...unsaid, appDisplayName, ...given, name };
  call.tenant.add("extensionProperty", extension.id, extension, application.id);
  return { status: 201, body: { "@odata.context": context(call, `${contextOf(call)}/$entity`), ...extension } };
}

function requireExtension(call: Call): Entity {
  const id = param(call, "extensionId").toLowerCase();
  const extension = call.tenant.children("extensionProperty", requireApplication(call).id).find((each) => each.id === id);
  if (!extension) throw resourceNotFound(id);
  return extension;
}

function getExtension(call: Call): Answer {
  const body = entityAnswer(call, extensionType, `${contextOf(call)}/$entity`, requireExtension(call));
  return { status: 200, body };
}

/** Values stay where they are, and nobody can read them any more. */
function deleteExtension(call: Call): Answer {
  call.tenant.remove("extensionProperty", requireExtension(call).id);
  return noContent;
}
