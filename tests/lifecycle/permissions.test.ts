import { readFileSync } from "node:fs";
import path from "node:path";
import { operations, prove, type Operation } from "../permissions/proof";
import { grantsIn } from "../permissions/readme";
import { tableOf } from "../permissions/table";

const grants = grantsIn(readFileSync(path.resolve(__dirname, "../../README.md"), "utf8"));

/** One operation for each permission; `npm run permissions` tries them all. */
const sample: readonly Operation[] = operations.filter(({ verb, resource }) =>
  ["create PartnerPolicy in the target", "update PartnerPolicy in the source", "create SyncAssignments", "update SyncJob"].includes(
    `${verb} ${resource.name}`,
  ),
);

jest.setTimeout(30_000);

test("the README says which permissions are needed in which tenant", () => {
  expect(grants.map(({ tenant, permission }) => `${tenant} ${permission}`)).toContain("source Synchronization.ReadWrite.All");
  expect(grants.filter(({ tenant }) => tenant === "target")).toHaveLength(2);
});

test("each of the README's permissions is needed by an operation that fails without it and names it", async () => {
  const proof = await prove(grants, sample);
  expect(proof.differences).toEqual([]);
  expect(tableOf(grants, proof)).toMatch(/create SyncAssignments +[.x ]*x/);
});

test("a permission too many is told", async () => {
  const proof = await prove([...grants, { tenant: "target", permission: "Mail.Send" }], sample);
  expect(proof.differences).toEqual(["no operation needs Mail.Send in the target tenant"]);
});

test("a permission too few is told", async () => {
  const few = grants.filter(({ permission }) => permission !== "AppRoleAssignment.ReadWrite.All");
  const { differences } = await prove(few, sample);
  expect(differences).toContainEqual(expect.stringMatching(/^create of SyncAssignments fails with all of the permissions: .*403/));
});
