import type { Kind } from "../../provider/pulumi/shell";
import { groups } from "../lifecycle/tenants";
import { kinds } from "./golden";
import { createPair, declared } from "./program";
import { useStage } from "./stage";

/** How the engine writes what it does not know yet: shaped like an id that Graph could have given. */
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const stage = useStage();

describe.each(kinds)("a %s of which nothing is known yet", (kind) => {
  test("passes check as it is, and asks nobody", async () => {
    const row = await stage().row(kind, "mine");
    const program = Object.fromEntries(Object.keys(declared(unknown)[kind]).map((name) => [name, unknown]));
    const inputs = await row.checked(program);
    expect(inputs).toMatchObject(program);
    expect((await stage().control.requests()).requests).toEqual([]);
  });
});

test("an unknown value hides no fault beside it", async () => {
  const row = await stage().row("SyncSettings", "mine");
  const { failures } = await row.check({ tenant: unknown, servicePrincipalId: unknown, target: "contoso", scope: "none" });
  expect(failures.map((each) => each.property)).toEqual(["scope"]);
});

test("an unknown value inside a list or an object passes, and what is beside it is still looked at", async () => {
  const assignments = await stage().row("SyncAssignments", "mine");
  const program = { tenant: "fabrikam", servicePrincipalId: unknown };
  const { failures } = await assignments.check({ ...program, groups: [unknown, "Sales"] });
  expect(failures.map((each) => each.property)).toEqual(["groups[1]"]);
  expect((await assignments.checked({ ...program, groups: [groups.marketing, unknown] })).groups).toEqual([groups.marketing, unknown]);

  const settings = await stage().row("SyncSettings", "mine");
  const inputs = await settings.checked({ ...program, target: "contoso", notification: { email: unknown } });
  expect(inputs.notification).toEqual({ email: unknown });
});

const differences: readonly (readonly [Kind, object, readonly string[]])[] = [
  ["PartnerPolicy", { userSyncAllowed: unknown }, []],
  ["SyncConfiguration", { notes: unknown }, []],
  ["SyncSettings", { notification: { email: unknown } }, []],
  ["SyncSettings", { servicePrincipalId: unknown }, ["servicePrincipalId"]],
  ["SyncAssignments", { groups: [groups.marketing, unknown] }, []],
  ["SyncAssignments", { servicePrincipalId: unknown }, ["servicePrincipalId"]],
  ["SyncJob", { state: unknown }, []],
  ["SyncJob", { servicePrincipalId: unknown }, ["servicePrincipalId"]],
];

test.each(differences)("a %s that becomes %j differs, and is replaced for %j", async (kind, change, replaces) => {
  const pair = await createPair(stage());
  const { row, state } = pair[kind];
  const program = { ...declared(pair.SyncConfiguration.state.id)[kind], ...change };
  expect(await row.diff(state, program)).toEqual({ changes: "unknown", replaces, deleteBeforeReplace: replaces.length > 0 });
});
