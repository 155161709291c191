import { randomBytes } from "node:crypto";
import { complexBody, isGuid, requireMembers, text } from "../graph/body";
import { context, noContent, param, type Answer, type Call } from "../graph/call";
import { badRequest, resourceNotFound } from "../graph/graphError";
import { isObject, type JsonObject } from "../graph/json";
import type { EntityType, Properties } from "../graph/propertyType";
import { documentedIn, type Route } from "../graph/route";
import { readAssignments, removeAssignments, writeAssignments } from "../directory/permissions";
import { requireGroup } from "../directory/groups";
import { requireUser } from "../directory/users";
import { collectionBody } from "../odata/query";
import type { Entity } from "../store/kinds";
import { requireServicePrincipal } from "./servicePrincipals";
import { shown, typeIn } from "./versions";

const graph = documentedIn("Graph reference: appRoleAssignment");
const given: Properties = { principalId: "Edm.Guid!", resourceId: "Edm.Guid!", appRoleId: "Edm.Guid!" };
const assignmentType: EntityType = {
  name: "appRoleAssignment",
  writable: given,
  readOnly: {
    createdDateTime: "Edm.DateTimeOffset",
    deletedDateTime: "Edm.DateTimeOffset",
    principalDisplayName: "Edm.String",
    principalType: "Edm.String",
    resourceDisplayName: "Edm.String",
  },
  directoryObject: true,
};

/** Who is assigned to an application, seen from the application, from a user and from a group. */
export const appRoleAssignmentRoutes: readonly Route[] = [
  graph.get("/servicePrincipals/{id}/appRoleAssignedTo", readAssignments, listAssignedTo),
  graph.post("/servicePrincipals/{id}/appRoleAssignedTo", writeAssignments, assign),
  graph.delete("/servicePrincipals/{id}/appRoleAssignedTo/{assignmentId}", removeAssignments, unassign),
  graph.get("/users/{id}/appRoleAssignments", readAssignments, (call) =>
    listOfPrincipal(call, "users", requireUser(call.tenant, param(call, "id"))),
  ),
  graph.get("/groups/{id}/appRoleAssignments", readAssignments, (call) =>
    listOfPrincipal(call, "groups", requireGroup(call.tenant, param(call, "id"))),
  ),
];

function listAssignedTo(call: Call): Answer {
  const principal = requireServicePrincipal(call);
  const assignments = call.tenant.children("appRoleAssignment", principal.id);
  return listed(call, `servicePrincipals('${principal.id}')/appRoleAssignedTo`, assignments);
}

function listOfPrincipal(call: Call, collection: string, principal: Entity): Answer {
  const assignments = call.tenant.withKey("appRoleAssignment", principal.id);
  return listed(call, `${collection}('${principal.id}')/appRoleAssignments`, assignments);
}

function listed(call: Call, path: string, assignments: readonly Entity[]): Answer {
  const items = assignments.map((each) => shown(call, "appRoleAssignment", each));
  return { status: 200, body: collectionBody(call, typeIn(call, "appRoleAssignment", assignmentType), path, items) };
}

function assign(call: Call): Answer {
  const resource = requireServicePrincipal(call);
  const body = complexBody(call.body, "microsoft.graph.appRoleAssignment", given);
  requireMembers(body, Object.keys(given));
  const wanted = { principalId: lower(body, "principalId"), resourceId: lower(body, "resourceId"), appRoleId: lower(body, "appRoleId") };
  if (wanted.resourceId !== resource.id) throw badRequest("The resourceId does not match the service principal in the request path.");
  const principal = requirePrincipal(call, wanted.principalId);
  requireRole(resource, wanted.appRoleId, principal.type);
  refuseDuplicate(call, resource, wanted);
  const assignment: Entity = {
    id: randomBytes(32).toString("base64url"),
    deletedDateTime: null,
    appRoleId: wanted.appRoleId,
    createdDateTime: new Date(call.world.now()).toISOString(),
    principalDisplayName: principal.entity["displayName"] ?? null,
    principalId: wanted.principalId,
    principalType: principal.type,
    resourceDisplayName: resource["displayName"] ?? null,
    resourceId: resource.id,
  };
  call.tenant.add("appRoleAssignment", assignment.id, assignment, resource.id);
  return {
    status: 201,
    body: {
      "@odata.context": context(call, `servicePrincipals('${resource.id}')/appRoleAssignedTo/$entity`),
      ...shown(call, "appRoleAssignment", assignment),
    },
  };
}

function lower(body: JsonObject, name: string): string {
  return (text(body, name) ?? "").toLowerCase();
}

function requirePrincipal(call: Call, id: string): { entity: Entity; type: "User" | "Group" | "ServicePrincipal" } {
  const user = call.tenant.find("user", id);
  if (user) return { entity: user, type: "User" };
  const group = call.tenant.find("group", id);
  if (group) {
    if (group["securityEnabled"] !== true) throw badRequest("The group is not security enabled and cannot be assigned to an application.");
    return { entity: group, type: "Group" };
  }
  const servicePrincipal = call.tenant.find("servicePrincipal", id);
  if (servicePrincipal) return { entity: servicePrincipal, type: "ServicePrincipal" };
  throw resourceNotFound(id);
}

/** The all-zero role is Graph's "default access", legal only where an application declares no role of its own. */
function requireRole(resource: Entity, roleId: string, principalType: string): void {
  const roles = (Array.isArray(resource["appRoles"]) ? resource["appRoles"] : []).filter(isObject);
  const declared = roles.find((role) => role["id"] === roleId && role["isEnabled"] === true);
  const memberType = principalType === "ServicePrincipal" ? "Application" : "User";
  const fits =
    declared !== undefined && Array.isArray(declared["allowedMemberTypes"]) && declared["allowedMemberTypes"].includes(memberType);
  if (fits || (roles.length === 0 && /^[0-]+$/.test(roleId))) return;
  throw badRequest("Permission being assigned was not found on application");
}

function refuseDuplicate(call: Call, resource: Entity, wanted: { principalId: string; appRoleId: string }): void {
  const existing = call.tenant.truth.children("appRoleAssignment", resource.id);
  if (!existing.some((each) => each["principalId"] === wanted.principalId && each["appRoleId"] === wanted.appRoleId)) return;
  throw badRequest("Permission being assigned already exists on the object");
}

function unassign(call: Call): Answer {
  const resource = requireServicePrincipal(call);
  const id = param(call, "assignmentId");
  const assignment = call.tenant.find("appRoleAssignment", id);
  if (assignment?.["resourceId"] !== resource.id) {
    throw isGuid(id) ? badRequest(`Invalid assignment identifier '${id}': it is not a GUID.`) : resourceNotFound(id);
  }
  call.tenant.remove("appRoleAssignment", id);
  return noContent;
}
