import { syncAssignments } from "../../../provider/resources/syncAssignments";
import type { Reply } from "../graph/wire";
import { thrownBy } from "../thrown";
import { fabrikamId, servicePrincipalId } from "./checked";
import { nothingBefore, worldWhere } from "./world";

const path = `/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`;
const inputs = {
  tenant: "fabrikam",
  tenantId: fabrikamId,
  servicePrincipalId,
  groups: [] as string[],
  users: [] as string[],
  exclusive: false,
};
const assigned = (principalId: string, principalType: "Group" | "User" = "Group", appRoleId = "role") => ({
  id: `a-${principalId}`,
  principalId,
  principalType,
  appRoleId,
});
const live = (...assignments: ReturnType<typeof assigned>[]) => ({ roleId: "role", assignments });
const accepting: Reply = () => ({ status: 201, body: { principalType: "Group" } });

async function converged(desired: typeof inputs, now: ReturnType<typeof live>, known?: typeof inputs) {
  const { world, writes } = worldWhere(accepting);
  await syncAssignments.converge(world, desired, now, nothingBefore(known));
  return writes();
}

test("only what is missing is assigned", async () => {
  await expect(converged({ ...inputs, groups: ["g1", "g2"] }, live(assigned("g1")))).resolves.toEqual([`POST ${path}`]);
});

test("an assignment with another role does not count: it puts nobody in scope", async () => {
  await expect(converged({ ...inputs, groups: ["g1"] }, live(assigned("g1", "Group", "default")))).resolves.toEqual([`POST ${path}`]);
});

test("what was declared and is not any more is removed, and what others assigned stays", async () => {
  const known = { ...inputs, groups: ["g1", "g2"] };
  await expect(converged({ ...inputs, groups: ["g1"] }, live(assigned("g1"), assigned("g2"), assigned("g3")), known)).resolves.toEqual([
    `DELETE ${path}/a-g2`,
  ]);
});

test("where the lists are the whole truth, what others assigned is removed too", async () => {
  const desired = { ...inputs, groups: ["g1"], exclusive: true };
  await expect(converged(desired, live(assigned("g1"), assigned("u9", "User")))).resolves.toEqual([`DELETE ${path}/a-u9`]);
});

test("Graph's order is never a difference, and of others only an exclusive list shows anything", () => {
  const now = live(assigned("g3"), assigned("g2"), assigned("g1"), assigned("u1", "User"));
  const declared = { ...inputs, groups: ["g1", "g2"] };
  expect(syncAssignments.describe(now, declared).inputs).toEqual(declared);
  expect(syncAssignments.describe(now, { ...declared, exclusive: true }).inputs).toMatchObject({
    groups: ["g1", "g2", "g3"],
    users: ["u1"],
  });
});

test("a principal that cannot be assigned is named by its place, with Graph's answer", async () => {
  const { world } = worldWhere(() => ({ status: 404, body: { error: { code: "Request_ResourceNotFound", message: "No such object." } } }));
  const error = await thrownBy(syncAssignments.converge(world, { ...inputs, users: ["u1"] }, live(), nothingBefore()));
  expect(error.message).toContain("users[0] (u1) could not be assigned.");
  expect(error.message).toContain("No such object.");
});

test("a principal that was assigned meanwhile asks for another look", async () => {
  const body = { error: { code: "Request_BadRequest", message: "Permission being assigned already exists on the object" } };
  const { world } = worldWhere(() => ({ status: 400, body }));
  const error = await thrownBy(syncAssignments.converge(world, { ...inputs, groups: ["g1"] }, live(), nothingBefore()));
  expect(error).toHaveProperty("outcomeUnsure", true);
});

test("a group among the users is told where it belongs", async () => {
  const { world } = worldWhere(accepting);
  const error = await thrownBy(syncAssignments.converge(world, { ...inputs, users: ["g1"] }, live(), nothingBefore()));
  expect(error.message).toBe("users[0] (g1) is a Group: name it in groups");
});

test("undoing removes what it assigned, and leaves what was there before", async () => {
  const { world, writes } = worldWhere(() => ({ status: 204, body: undefined }));
  const known = { ...inputs, groups: ["g1", "g2"], __before: { principals: ["g1"] } };
  await syncAssignments.remove(world, known, live(assigned("g1"), assigned("g2"), assigned("g3")));
  expect(writes()).toEqual([`DELETE ${path}/a-g2`]);
});
