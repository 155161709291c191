import type { Kind } from "../../provider/pulumi/shell";
import { groups, users } from "../lifecycle/tenants";
import { golden } from "./golden";
import { declared } from "./program";
import { useStage } from "./stage";

const servicePrincipalId = "11111111-2222-4333-8444-555555555555";
const programs = declared(servicePrincipalId);

const stage = useStage();

afterEach(async () => {
  expect((await stage().control.requests()).requests).toEqual([]);
});

const wrong: readonly (readonly [Kind, object, string, RegExp])[] = [
  ["PartnerPolicy", { tenant: "contosso" }, "tenant", /no tenant 'contosso' \(declared are fabrikam, contoso\).*pulumi config set/],
  ["PartnerPolicy", { tenant: "" }, "tenant", /must name a tenant/],
  ["PartnerPolicy", { partner: "fabricam" }, "partner", /'fabricam' is neither a tenant declared .* nor a tenant id/],
  ["PartnerPolicy", { partner: "contoso" }, "partner", /is the same tenant as 'tenant'/],
  ["PartnerPolicy", { userSyncAllowed: "yes" }, "userSyncAllowed", /is "yes": must be true or false/],
  ["PartnerPolicy", { usersSyncAllowed: true }, "usersSyncAllowed", /no such property; known ones are/],
  ["SyncConfiguration", { displayName: "" }, "displayName", /must not be empty/],
  ["SyncConfiguration", { displayName: undefined }, "displayName", /is required/],
  ["SyncConfiguration", { adopt: "the old one" }, "adopt", /is "the old one": must be an object id/],
  ["SyncSettings", { servicePrincipalId: "sp" }, "servicePrincipalId", /is "sp": must be an object id, a GUID/],
  ["SyncSettings", { target: "fabrikam" }, "target", /is the source tenant itself/],
  ["SyncSettings", { scope: "everybody" }, "scope", /is "everybody": must be "assigned" or "all"/],
  [
    "SyncSettings",
    { notification: { email: "identity at fabrikam" } },
    "notification.email",
    /is "identity at fabrikam": must be an e-mail/,
  ],
  ["SyncSettings", { accidentalDeletion: { threshold: 0 } }, "accidentalDeletion.threshold", /is 0: must be at least 1.*enabled to false/],
  ["SyncSettings", { accidentalDeletion: { threshold: -5 } }, "accidentalDeletion.threshold", /is -5: must be at least 1/],
  ["SyncSettings", { accidentalDeletion: { threshold: 1.5 } }, "accidentalDeletion.threshold", /is 1\.5: must be a whole number/],
  ["SyncAssignments", { groups: ["Marketing"] }, "groups[0]", /is "Marketing": must be an object id/],
  ["SyncAssignments", { groups: [] }, "groups", /must name at least one group.*scope "all"/],
  ["SyncAssignments", { groups: [groups.sales, groups.sales] }, "groups", /twice/],
  ["SyncAssignments", { users: [users.outsider, "ada@fabrikam.com"] }, "users[1]", /is "ada@fabrikam.com"/],
  ["SyncJob", { state: "started" }, "state", /is "started": must be "running" or "stopped"/],
  ["SyncJob", { restartTriggers: "mapping" }, "restartTriggers", /must be a list of texts/],
];

test.each(wrong)("a %s with %j is refused at %s, before any request", async (kind, change, property, reason) => {
  const row = await stage().row(kind, "mine");
  const { failures } = await row.check({ ...programs[kind], ...change });
  expect(failures).toEqual([{ property, reason: expect.stringMatching(reason) as string }]);
});

test("all that is wrong is told at once", async () => {
  const row = await stage().row("SyncSettings", "mine");
  const program = { ...programs.SyncSettings, scope: "none", notification: { email: "nobody" } };
  expect((await row.check(program)).failures.map((each) => each.property)).toEqual(["scope", "notification.email"]);
});

test("what is right gets its defaults and the tenants' ids, and keeps what is hidden", async () => {
  const row = await stage().row("SyncSettings", "mine");
  expect(await row.checked({ tenant: "fabrikam", servicePrincipalId, target: "contoso" })).toEqual({
    tenant: "fabrikam",
    tenantId: "fab0fab0-0000-4000-8000-000000000001",
    servicePrincipalId,
    target: "contoso",
    targetTenantId: "c0de50c0-0000-4000-8000-000000000002",
    scope: "assigned",
    accidentalDeletion: { enabled: true, threshold: 500 },
    __provider: golden.SyncSettings,
    __urn: row.urn,
  });
});

test("a tenant without credentials is refused where it is named, and the way out is told", async () => {
  const plugin = await stage().startConfigured({ fabrikam: { tenantId: "fab0fab0-0000-4000-8000-000000000001" } });
  const { failures } = await (await stage().row("SyncJob", "mine", plugin)).check(programs.SyncJob);
  expect(failures).toEqual([
    { property: "tenant", reason: expect.stringMatching(/no credentials; set clientId and clientSecret/) as string },
  ]);
});

test("a tenant that is declared wrongly is refused without its values: some are secret", async () => {
  const declaredWrongly = { tenantId: "fabrikam.com", clientId: "an id", clientSecret: "not to be said", cloud: "mars" };
  const plugin = await stage().startConfigured({ fabrikam: declaredWrongly });
  const { failures } = await (await stage().row("SyncJob", "mine", plugin)).check(programs.SyncJob);
  expect(failures).toEqual([
    {
      property: "tenant",
      reason: expect.stringMatching(/tenantId must be the tenant's id, a GUID; cloud must be one of global.*; clientId must be/) as string,
    },
  ]);
  expect(stage().said()).not.toContain("not to be said");
});

test("a configuration that cannot be read is told as that, without its text", async () => {
  const plugin = await stage().start();
  await plugin.configure({ "entra-sync:tenants": "{ clientSecret: not to be told" });
  const { failures } = await (await stage().row("SyncJob", "mine", plugin)).check(programs.SyncJob);
  expect(failures).toEqual([
    { property: "tenant", reason: expect.stringMatching(/is not an object with one entry for each tenant/) as string },
  ]);
  expect(stage().said()).not.toContain("not to be told");
});

test("a stack without any configuration is told what to set", async () => {
  const plugin = await stage().start();
  await plugin.configure({});
  const { failures } = await (await stage().row("SyncJob", "mine", plugin)).check(programs.SyncJob);
  expect(failures).toEqual([{ property: "tenant", reason: expect.stringMatching(/no tenant 'fabrikam' \(none is declared\)/) as string }]);
});
