import { syncSettings } from "../../../provider/resources/syncSettings";
import { checked, contosoId, fabrikamId, servicePrincipalId, unknown } from "./checked";

const right = { tenant: "fabrikam", servicePrincipalId, target: "contoso" };
const check = (news: object) => checked(syncSettings, { ...right, ...news });

test("what is left out is assigned scope, no mail, and protection at 500 deletions", async () => {
  await expect(check({})).resolves.toEqual({
    failures: {},
    inputs: {
      ...right,
      tenantId: fabrikamId,
      targetTenantId: contosoId,
      scope: "assigned",
      accidentalDeletion: { enabled: true, threshold: 500 },
    },
  });
});

test("protection stays on when only its threshold is given, and keeps its threshold when only it is switched off", async () => {
  expect((await check({ accidentalDeletion: { threshold: 5 } })).inputs.accidentalDeletion).toEqual({ enabled: true, threshold: 5 });
  expect((await check({ accidentalDeletion: { enabled: false } })).inputs.accidentalDeletion).toEqual({ enabled: false, threshold: 500 });
});

test.each(["nobody", "sync@", "", "a@b.example; nobody"])("%j is no e-mail address", async (email) => {
  expect((await check({ notification: { email } })).failures).toEqual({
    "notification.email": `is ${JSON.stringify(email)}: must be an e-mail address such as sync@fabrikam.com`,
  });
});

test("mail without an address is told what is missing", async () => {
  expect(Object.keys((await check({ notification: {} })).failures)).toEqual(["notification.email"]);
  expect((await check({ notification: "sync@fabrikam.com" })).failures.notification).toContain("must be an object with an email");
});

test.each([0, -1])("a threshold of %d is refused, with the way to let any number be deleted", async (threshold) => {
  expect((await check({ accidentalDeletion: { threshold } })).failures).toEqual({
    "accidentalDeletion.threshold": `is ${threshold.toString()}: must be at least 1; to let any number be deleted set accidentalDeletion.enabled to false`,
  });
});

test.each([1.5, "500", Number.NaN])("a threshold of %p is no whole number", async (threshold) => {
  expect((await check({ accidentalDeletion: { threshold } })).failures["accidentalDeletion.threshold"]).toContain(
    "must be a whole number of at least 1",
  );
});

test("a misspelled member of a setting is refused, not ignored", async () => {
  const { failures } = await check({ accidentalDeletion: { treshold: 5 } });
  expect(failures.accidentalDeletion).toContain("treshold");
  expect((await check({ notification: { email: "sync@fabrikam.com", emails: "x" } })).failures.notification).toBeDefined();
});

test("a scope that does not exist is told those that do", async () => {
  expect((await check({ scope: "everybody" })).failures).toEqual({ scope: 'is "everybody": must be "assigned" or "all"' });
});

test("a configuration that is no object id is refused", async () => {
  expect((await check({ servicePrincipalId: "Fabrikam to Contoso" })).failures.servicePrincipalId).toContain(
    "must be an object id, a GUID",
  );
});

describe("the target", () => {
  test.each(["fabrikam", fabrikamId])("that is the source itself, as %s, is refused", async (target) => {
    expect((await check({ target })).failures).toEqual({
      target: `is the source tenant itself (${fabrikamId}); users are synchronized into another tenant`,
    });
  });

  test("that is no alias and no id is refused", async () => {
    expect(Object.keys((await check({ target: "contosso" })).failures)).toEqual(["target"]);
  });

  test("that is unknown together with the source is not called the same tenant", async () => {
    const { failures } = await checked(syncSettings, { tenant: "fabricam", servicePrincipalId, target: "contosso" });
    expect(Object.values(failures).join()).not.toContain("source tenant itself");
  });

  test("needs no credentials here", async () => {
    expect((await check({ target: "nobody" })).failures).toEqual({});
  });
});

test("whatever is not known yet passes", async () => {
  const news = {
    tenant: unknown,
    servicePrincipalId: unknown,
    target: unknown,
    scope: unknown,
    notification: { email: unknown },
    accidentalDeletion: unknown,
  };
  await expect(checked(syncSettings, news)).resolves.toMatchObject({ failures: {}, inputs: news });
  expect((await check({ accidentalDeletion: { threshold: unknown } })).failures).toEqual({});
});
