import { partnerPolicy } from "../../../provider/resources/partnerPolicy";
import { syncConfiguration } from "../../../provider/resources/syncConfiguration";
import { syncJob } from "../../../provider/resources/syncJob";
import { checked, contosoId, fabrikamId, servicePrincipalId, unknown } from "./checked";

describe("a partner policy", () => {
  const check = (news: object) => checked(partnerPolicy, { tenant: "contoso", partner: "fabrikam", ...news });

  test("knows both tenants by their ids", async () => {
    await expect(check({ userSyncAllowed: true })).resolves.toMatchObject({
      failures: {},
      inputs: { tenantId: contosoId, partnerTenantId: fabrikamId, userSyncAllowed: true },
    });
  });

  test("leaves what is not given as it is: it gets no default", async () => {
    const { inputs } = await check({});
    expect(Object.keys(inputs).toSorted()).toEqual(["partner", "partnerTenantId", "tenant", "tenantId"]);
  });

  test.each(["contoso", "nobody", contosoId])("towards the tenant itself, as %s, is refused", async (partner) => {
    expect((await check({ partner })).failures.partner).toContain(`is the same tenant as 'tenant' (${contosoId})`);
  });

  test("towards nobody is refused", async () => {
    expect((await check({ partner: "fabricam" })).failures.partner).toContain("'fabricam' is neither a tenant declared");
  });

  test("with a text in place of true is refused", async () => {
    expect((await check({ userSyncAllowed: "true" })).failures.userSyncAllowed).toBe('is "true": must be true or false');
  });

  test("with what is not known yet passes", async () => {
    expect((await check({ partner: unknown, inboundRedemption: unknown })).failures).toEqual({});
  });
});

describe("a configuration", () => {
  const check = (news: object) => checked(syncConfiguration, { tenant: "fabrikam", displayName: "Fabrikam to Contoso", ...news });

  test("is not adopted unless it is said", async () => {
    await expect(check({})).resolves.toMatchObject({ failures: {}, inputs: { adopt: false } });
  });

  test("may be adopted by its name or by its service principal", async () => {
    expect((await check({ adopt: true })).inputs.adopt).toBe(true);
    expect((await check({ adopt: servicePrincipalId })).inputs.adopt).toBe(servicePrincipalId);
    expect((await check({ adopt: "Fabrikam to Contoso" })).failures.adopt).toContain('is "Fabrikam to Contoso": must be an object id');
  });

  test("needs a name, of at most 120 characters", async () => {
    expect((await check({ displayName: "" })).failures.displayName).toContain("must not be empty");
    expect((await check({ displayName: "x".repeat(121) })).failures.displayName).toContain("must have at most 120 characters");
  });

  test("has notes of at most 1024 characters", async () => {
    expect((await check({ notes: "x".repeat(1025) })).failures.notes).toContain("must have at most 1024 characters");
  });
});

describe("a job", () => {
  const check = (news: object) => checked(syncJob, { tenant: "fabrikam", servicePrincipalId, ...news });

  test("runs, and nothing restarts it, unless it is said", async () => {
    await expect(check({})).resolves.toMatchObject({ failures: {}, inputs: { state: "running", restartTriggers: [] } });
  });

  test("has no third state", async () => {
    expect((await check({ state: "paused" })).failures).toEqual({ state: 'is "paused": must be "running" or "stopped"' });
  });

  test("is restarted by texts only", async () => {
    expect((await check({ restartTriggers: [1] })).failures).toEqual({ "restartTriggers[0]": "is 1: must be a text" });
  });

  test.each(["None", "ConnectorDataStore"])("never forgets %s, which Microsoft says not to use", async (scope) => {
    expect((await check({ resetScopes: [scope] })).failures["resetScopes[0]"]).toContain(`Microsoft's reference says not to use ${scope}`);
  });

  test("lets deletes through only with the program's word, and with nothing beside it", async () => {
    const allowDeletions = { upTo: 4, reason: "the team was sold" };
    expect((await check({ resetScopes: ["ForceDeletes"] })).failures.resetScopes).toContain(
      "say how many at most, and why, in allowDeletions",
    );
    expect((await check({ resetScopes: ["ForceDeletes", "Watermark"], allowDeletions })).failures.resetScopes).toContain(
      "must stand alone",
    );
    expect((await check({ resetScopes: ["ForceDeletes"], allowDeletions })).failures).toEqual({});
  });

  test.each([
    [{ allowDeletions: { upTo: 0, reason: "x" } }, "allowDeletions.upTo", "must be at least 1"],
    [{ allowDeletions: { upTo: 1.5, reason: "x" } }, "allowDeletions.upTo", "whole number"],
    [{ allowDeletions: { upTo: 1, reason: "" } }, "allowDeletions.reason", "must say why"],
    [{ allowDeletions: { upTo: 1 } }, "allowDeletions.reason", "is required"],
    [{ allowDeletions: 5 }, "allowDeletions", "must be { upTo"],
    [{ onQuarantine: "ignore" }, "onQuarantine", 'must be "warn", "fail" or "recover"'],
    [{ waitFor: "everybody" }, "waitFor", 'must be "initialCycle"'],
    [{ waitAtMostMinutes: 0 }, "waitAtMostMinutes", "must be more than 0"],
    [{ resetScopes: [] }, "resetScopes", "must name at least one"],
  ])("refuses %j", async (inputs, property, reason) => {
    expect((await check(inputs)).failures[property]).toContain(reason);
  });
});
