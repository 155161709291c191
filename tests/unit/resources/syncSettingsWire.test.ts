import { merged, restored, settingsIn } from "../../../provider/resources/syncSettingsWire";
import { contosoId } from "./checked";

const desired = { targetTenantId: contosoId, scope: "assigned", accidentalDeletion: { enabled: true, threshold: 500 } } as const;
const written = merged({}, desired);

function notificationIn(secrets: Readonly<Record<string, string>>): unknown {
  return JSON.parse(secrets.SyncNotificationSettings ?? "");
}

describe("what is written", () => {
  test("where nothing is yet is all four keys, as texts", () => {
    expect(written).toEqual({
      AuthenticationType: "SyncPolicy",
      CompanyId: contosoId,
      SyncAll: "false",
      SyncNotificationSettings: '{"Enabled":false,"DeleteThresholdEnabled":true,"DeleteThresholdValue":500}',
    });
  });

  test("is read back as what was declared", () => {
    const all = {
      ...desired,
      scope: "all",
      notification: { email: "sync@fabrikam.com" },
      accidentalDeletion: { enabled: false, threshold: 7 },
    } as const;
    expect(settingsIn(merged({}, all))).toEqual(all);
    expect(settingsIn(written)).toEqual({ ...desired, notification: undefined });
  });

  test("leaves the keys of others as they are", () => {
    expect(merged({ ...written, Domain: "fabrikam.com", Odd: "" }, { ...desired, scope: "all" })).toMatchObject({
      Domain: "fabrikam.com",
      Odd: "",
      SyncAll: "true",
    });
  });

  test("leaves the members of others inside the notification settings as they are", () => {
    const live = {
      ...written,
      SyncNotificationSettings: '{"Enabled":false,"HumanResourcesLookaheadQueryEnabled":true,"Future":{"a":[1]}}',
    };
    expect(notificationIn(merged(live, desired))).toEqual({
      Enabled: false,
      HumanResourcesLookaheadQueryEnabled: true,
      Future: { a: [1] },
      DeleteThresholdEnabled: true,
      DeleteThresholdValue: 500,
    });
  });

  test("keeps the recipients when no mail is wanted", () => {
    const live = { ...written, SyncNotificationSettings: '{"Enabled":true,"Recipients":"a@b.example"}' };
    expect(notificationIn(merged(live, desired))).toMatchObject({ Enabled: false, Recipients: "a@b.example" });
  });

  test("is the very text that is there, where that says the same", () => {
    const live = {
      AuthenticationType: "SyncPolicy",
      CompanyId: contosoId.toUpperCase(),
      SyncAll: "False",
      SyncNotificationSettings:
        '{ "DeleteThresholdValue": 500, "Enabled": false,\n "DeleteThresholdEnabled": true, "HumanResourcesLookaheadQueryEnabled": false }',
    };
    expect(merged(live, desired)).toEqual(live);
  });

  test("twice is the same as once", () => {
    expect(merged(written, desired)).toEqual(written);
  });

  test.each(["", "not json", "null", "5", '"text"'])("over notification settings that cannot be read (%j) is made anew", (text) => {
    expect(merged({ ...written, SyncNotificationSettings: text }, desired)).toEqual(written);
  });

  test("of another target replaces the target", () => {
    expect(merged({ ...written, CompanyId: "99999999-9999-4999-8999-999999999999" }, desired).CompanyId).toBe(contosoId);
  });
});

describe("what is read", () => {
  test("of a fresh configuration is no protection and no mail", () => {
    expect(settingsIn({})).toEqual({
      targetTenantId: "",
      scope: "assigned",
      notification: undefined,
      accidentalDeletion: { enabled: false, threshold: 500 },
    });
  });

  test("of scope does not depend on capital letters", () => {
    expect(settingsIn({ SyncAll: "True" }).scope).toBe("all");
    expect(settingsIn({ SyncAll: "FALSE" }).scope).toBe("assigned");
  });

  test("of mail that is switched off is no mail, whoever would get it", () => {
    expect(settingsIn({ SyncNotificationSettings: '{"Enabled":false,"Recipients":"a@b.example"}' }).notification).toBeUndefined();
    expect(settingsIn({ SyncNotificationSettings: '{"Enabled":true,"Recipients":"a@b.example"}' }).notification).toEqual({
      email: "a@b.example",
    });
    expect(settingsIn({ SyncNotificationSettings: '{"Enabled":true}' }).notification).toEqual({ email: "" });
  });
});

describe("what is set back", () => {
  const before = { AuthenticationType: "SyncPolicy", CompanyId: contosoId, SyncAll: "true", SyncNotificationSettings: '{"Enabled":true}' };

  test("is our keys as they were, beside the keys of others as they are now", () => {
    expect(restored({ ...written, Domain: "fabrikam.com" }, before)).toEqual({ ...before, Domain: "fabrikam.com" });
  });

  test("is without our keys where there were none, with the notification settings at their safe default", () => {
    const live = {
      ...written,
      Domain: "fabrikam.com",
      SyncNotificationSettings: '{"Enabled":true,"Recipients":"a@b.example","DeleteThresholdEnabled":false,"Future":1}',
    };
    const after = restored(live, {});
    expect(Object.keys(after).toSorted()).toEqual(["Domain", "SyncNotificationSettings"]);
    expect(notificationIn(after)).toEqual({
      Enabled: false,
      Recipients: "a@b.example",
      DeleteThresholdEnabled: true,
      DeleteThresholdValue: 500,
      Future: 1,
    });
  });

  test("never holds an empty text of ours: Graph refuses it", () => {
    expect(notificationIn(restored(written, { SyncNotificationSettings: "", CompanyId: "" }))).toMatchObject({
      DeleteThresholdEnabled: true,
    });
    expect(restored(written, { CompanyId: "" })).not.toHaveProperty("CompanyId");
  });
});
