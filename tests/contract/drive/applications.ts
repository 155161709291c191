import { fabrikam } from "../../../simulator";
import type { Recorded } from "../record";
import { textIn } from "./made";

const template = "/applicationTemplates/518e5f48-1fc8-4c48-9387-9fdf28b0dfe7";

/** A configuration that was made on the way. */
export interface Configuration {
  readonly applicationId: string;
  readonly appId: string;
  readonly servicePrincipalId: string;
  readonly appRoleId: string;
}

export async function driveTemplates(ask: Recorded, displayName = "Fabrikam to Contoso"): Promise<Configuration> {
  await ask("GET", template);
  const made = await ask("POST", `${template}/instantiate`, { body: { displayName } });
  return {
    applicationId: textIn(made, "application", "id"),
    appId: textIn(made, "application", "appId"),
    servicePrincipalId: textIn(made, "servicePrincipal", "id"),
    appRoleId: textIn(made, "servicePrincipal", "appRoles", 0, "id"),
  };
}

/** Asks for everything about one configuration's application, service principal and assignments. */
export async function driveApplications(ask: Recorded, configuration: Configuration): Promise<void> {
  const { applicationId, appId, servicePrincipalId } = configuration;
  await driveBothKeys(ask, "/applications", applicationId, appId, { notes: "Owned by the platform team", tags: ["managed"] });
  await driveBothKeys(ask, "/servicePrincipals", servicePrincipalId, appId, { notes: "Owned by the platform team" });
  await driveExtensions(ask, configuration);
  await driveAssignments(ask, configuration);
}

async function driveBothKeys(ask: Recorded, collection: string, id: string, appId: string, change: object): Promise<void> {
  await ask("GET", collection);
  await ask("GET", `${collection}/$count`, { headers: { ConsistencyLevel: "eventual" } });
  await ask("GET", `${collection}?$filter=displayName eq 'Fabrikam to Contoso'&$select=id,appId,displayName,tags`);
  for (const one of [`${collection}/${id}`, `${collection}(appId='${appId}')`]) {
    await ask("GET", one);
    await ask("GET", `${one}?$select=id,displayName,tags`);
    await ask("PATCH", one, { body: change });
  }
}

async function driveExtensions(ask: Recorded, { applicationId, appId }: Configuration): Promise<void> {
  for (const [index, application] of [`/applications/${applicationId}`, `/applications(appId='${appId}')`].entries()) {
    const extensions = `${application}/extensionProperties`;
    const body = { name: `costCentre${index}`, dataType: "String", targetObjects: ["User"] };
    const made = await ask("POST", extensions, { body });
    await ask("GET", extensions);
    const own = `${extensions}/${textIn(made, "id")}`;
    await ask("GET", own);
    await ask("GET", `/users?$select=id,${textIn(made, "name")},onPremisesExtensionAttributes&$top=1`);
    await ask("DELETE", own);
    await ask("DELETE", own);
  }
}

async function driveAssignments(ask: Recorded, { servicePrincipalId, appRoleId }: Configuration): Promise<void> {
  const path = `/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`;
  const body = (principalId: string | undefined) => ({ principalId, resourceId: servicePrincipalId, appRoleId });
  const user = await ask("POST", path, { body: body(fabrikam.marketingUserIds[0]) });
  await ask("POST", path, { body: body(fabrikam.marketingGroupId) });
  await ask("POST", path, { body: body(fabrikam.marketingGroupId) });
  await ask("GET", path);
  await ask("GET", `${path}?$top=1&$select=id,principalId,principalType`);
  await ask("GET", `/users/${fabrikam.marketingUserIds[0]}/appRoleAssignments`);
  await ask("GET", `/groups/${fabrikam.marketingGroupId}/appRoleAssignments`);
  await ask("DELETE", `${path}/${textIn(user, "id")}`);
}

/** Takes both halves away, each by both of its keys. */
export async function driveRemoval(ask: Recorded): Promise<void> {
  const [first, second, third, fourth] = [
    await driveTemplates(ask, "First"),
    await driveTemplates(ask, "Second"),
    await driveTemplates(ask, "Third"),
    await driveTemplates(ask, "Fourth"),
  ];
  await ask("DELETE", `/applications/${first.applicationId}`);
  await ask("DELETE", `/applications(appId='${second.appId}')`);
  await ask("DELETE", `/servicePrincipals/${third.servicePrincipalId}`);
  await ask("DELETE", `/servicePrincipals(appId='${fourth.appId}')`);
  for (const kind of ["application", "servicePrincipal"]) await ask("GET", `/directory/deletedItems/microsoft.graph.${kind}`);
  await ask("GET", `/directory/deletedItems/${first.applicationId}`);
  await ask("POST", `/directory/deletedItems/${third.servicePrincipalId}/restore`, { body: {} });
}
