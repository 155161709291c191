import { fabrikam } from "../../../simulator";
import type { Recorded } from "../record";
import { textIn } from "./made";

const eventual = { ConsistencyLevel: "eventual" };

/** Asks for everything about users, groups and the recycle bin. */
export async function driveDirectory(ask: Recorded): Promise<void> {
  await ask("GET", "/organization");
  await ask("GET", `/organization/${fabrikam.tenantId}`);
  await ask("GET", `/organization/${fabrikam.tenantId}?$select=id,displayName,verifiedDomains`);
  const userId = await driveUsers(ask);
  const groupId = await driveGroups(ask, userId);
  await driveRecycleBin(ask, userId, groupId);
}

async function driveUsers(ask: Recorded): Promise<string> {
  const user = {
    accountEnabled: true,
    displayName: "New Person",
    mailNickname: "new",
    userPrincipalName: "new.person@fabrikam.com",
    passwordProfile: { password: "not a secret", forceChangePasswordNextSignIn: false },
    employeeHireDate: "2024-01-01T00:00:00Z",
  };
  const userId = textIn(await ask("POST", "/users", { body: user }), "id");
  await ask("GET", "/users");
  await ask("GET", "/users?$top=5&$select=id,displayName,department,createdDateTime,accountEnabled");
  await ask("GET", "/users?$count=true&$filter=endsWith(mail,'example') or NOT(department eq 'Sales')", { headers: eventual });
  await ask("GET", "/users?$select=*");
  await ask("GET", "/users/$count", { headers: eventual });
  await ask("GET", `/users/${userId}`);
  await ask("GET", `/users('${userId}')?$select=id,employeeHireDate,externalUserState,otherMails,proxyAddresses`);
  await ask("PATCH", `/users/${userId}`, { body: { department: "Marketing", otherMails: ["new@example.com"] } });
  await ask("GET", `/users/${userId}/appRoleAssignments`);
  await ask("GET", `/users/${userId}/authentication/phoneMethods`);
  await driveManager(ask, userId, fabrikam.marketingUserIds[0] ?? "");
  return userId;
}

async function driveManager(ask: Recorded, userId: string, managerId: string): Promise<void> {
  await ask("GET", `/users/${userId}/manager`);
  await ask("GET", `/users/${userId}/manager/$ref`);
  const reference = { body: { "@odata.id": `https://graph.microsoft.com/v1.0/users/${managerId}` } };
  await ask("PUT", `/users/${userId}/manager/$ref`, reference);
  await ask("GET", `/users/${userId}/manager`);
  await ask("GET", `/users/${userId}/manager/$ref`);
  await ask("GET", `/users/${userId}?$expand=manager`);
  await ask("GET", `/users/${managerId}/directReports`);
  await ask("DELETE", `/users/${userId}/manager/$ref`);
}

async function driveGroups(ask: Recorded, userId: string): Promise<string> {
  const group = { displayName: "New people", mailEnabled: false, mailNickname: "newpeople", securityEnabled: true, groupTypes: [] };
  const groupId = textIn(await ask("POST", "/groups", { body: group }), "id");
  await ask("GET", "/groups");
  await ask("GET", "/groups?$filter=securityEnabled eq true&$select=id,displayName&$top=1");
  await ask("GET", "/groups/$count", { headers: eventual });
  await ask("GET", `/groups/${groupId}`);
  await ask("PATCH", `/groups/${groupId}`, { body: { description: "People who are new" } });
  for (const id of [userId, fabrikam.marketingGroupId]) {
    await ask("POST", `/groups/${groupId}/members/$ref`, {
      body: { "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${id}` },
    });
  }
  await ask("GET", `/groups/${groupId}/members?$select=id,displayName,accountEnabled&$top=1`);
  for (const members of ["members", "transitiveMembers"].flatMap((name) => [name, `${name}/microsoft.graph.user`])) {
    await ask("GET", `/groups/${groupId}/${members}`);
    await ask("GET", `/groups/${groupId}/${members}/$count`, { headers: eventual });
  }
  await ask("GET", `/users/${userId}/memberOf`);
  await ask("GET", `/groups/${groupId}/appRoleAssignments`);
  await ask("DELETE", `/groups/${groupId}/members/${fabrikam.marketingGroupId}/$ref`);
  return groupId;
}

async function driveRecycleBin(ask: Recorded, userId: string, groupId: string): Promise<void> {
  await ask("DELETE", `/users/${userId}`);
  await ask("DELETE", `/groups/${groupId}`);
  for (const kind of ["user", "group", "application", "servicePrincipal"]) {
    await ask("GET", `/directory/deletedItems/microsoft.graph.${kind}`);
    await ask("GET", `/directory/deletedItems/microsoft.graph.${kind}?$select=id,displayName,deletedDateTime`);
  }
  for (const id of [userId, groupId]) {
    await ask("GET", `/directory/deletedItems/${id}`);
    await ask("POST", `/directory/deletedItems/${id}/restore`);
  }
  await ask("DELETE", `/users/${userId}`);
  await ask("DELETE", `/directory/deletedItems/${userId}`);
}
