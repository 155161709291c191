import { contoso, fabrikam } from "../../simulator";
import { costOf } from "../../simulator/quota/cost";
import { Quota, type Charge, type Charged } from "../../simulator/quota/quota";
import { instantiate, makeJob, startPair, type Pair } from "./pair";

const jobs = "/v1.0/servicePrincipals/x/synchronization/jobs";

test.each([
  ["GET", "/v1.0/organization", 1, 0],
  ["GET", "/beta/users", 2, 0],
  ["GET", "/v1.0/users?$select=id", 1, 0],
  ["GET", "/v1.0/users?$top=5&$expand=manager", 2, 0],
  ["GET", "/v1.0/users?$select=id&$top=5", 1, 0],
  ["GET", "/v1.0/groups/x/members", 3, 0],
  ["GET", "/v1.0/applications(appId='x')", 2, 0],
  ["PATCH", "/v1.0/applications/x", 1, 1],
])("%s %s costs %i resource units and %i writes", (method, path, resourceUnits, writes) => {
  expect(costOf(method, path)).toMatchObject({ resourceUnits, writes });
});

describe("the limits", () => {
  let now = 0;
  let quota: Quota;
  beforeEach(() => void ((now = 0), (quota = new Quota(() => now))));

  const request: Charged = { method: "GET", path: "/v1.0/organization", tenantId: "fabrikam", appId: "automation", users: 27 };
  /** How many requests pass before one is turned away. */
  const passing = (charged: Charged, most = 20_000): { count: number; last: Charge } => {
    for (let count = 0; count < most; count++) {
      const last = quota.charge(charged);
      if (last.isThrottled) return { count, last };
    }
    throw new Error("none was turned away");
  };

  test.each([
    [27, 3_500],
    [50, 5_000],
    [501, 8_000],
  ])("of a tenant with %i users let %i resource units pass, and then say how long to wait", (users, units) => {
    const { count, last } = passing({ ...request, users });
    expect(count).toBe(units);
    expect(last.headers).toEqual({
      "retry-after": "1",
      "x-ms-throttle-scope": "Tenant_Application/ReadWrite/automation/fabrikam",
      "x-ms-throttle-information": "ResourceUnitLimitExceeded",
    });
  });

  test("fill again at an even pace, and never over the brim", () => {
    passing(request);
    now = 1_000;
    expect(passing(request).count).toBe(350);
    now = 3_600_000;
    expect(passing(request).count).toBe(3_500);
  });

  test("that others have used up fill at the same pace", () => {
    quota.clear(1);
    expect(quota.charge(request).isThrottled).toBe(true);
    now = 1_000;
    expect(passing(request).count).toBe(350);
  });

  test("are counted for each application in each tenant by itself", () => {
    passing(request);
    expect(quota.charge({ ...request, tenantId: "contoso" }).isThrottled).toBe(false);
    expect(quota.charge({ ...request, appId: "another" }).isThrottled).toBe(false);
  });

  test("count writes for themselves", () => {
    const { count, last } = passing({ ...request, method: "PATCH" });
    expect([count, last.headers["x-ms-throttle-information"]]).toEqual([3_000, "WriteLimitExceeded"]);
  });

  test("say how much is used, once most of it is", () => {
    const headers = Array.from({ length: 3_500 }, () => quota.charge(request).headers["x-ms-throttle-limit-percentage"]);
    expect(headers[2_700]).toBeUndefined();
    expect(headers[3_000]).toBe("0.9");
  });

  test("let five runs on demand pass in ten seconds", () => {
    const onDemand = { ...request, method: "POST", path: `${jobs}/y/provisionOnDemand` };
    const { count, last } = passing(onDemand);
    expect([count, last.headers["retry-after"]]).toEqual([5, "2"]);
    now = 2_000;
    expect(passing(onDemand).count).toBe(1);
  });
});

describe("over HTTP", () => {
  let pair: Pair;
  beforeAll(async () => void (pair = await startPair()));
  afterAll(() => pair.simulator.close());

  test("nothing is counted until it is asked for", async () => {
    expect((await pair.source("GET", "/organization")).headers.get("x-ms-resource-unit")).toBeNull();
    expect(await pair.control.settings({ quota: "published" })).toMatchObject({ quota: "published" });
    expect((await pair.source("GET", "/organization")).headers.get("x-ms-resource-unit")).toBe("1");
    await pair.control.settings({ quota: "off" });
  });

  test("the sixth run on demand is turned away with Graph's own body, also in a batch, and not in another tenant", async () => {
    const job = await makeJob(pair.source, await instantiate(pair.source));
    await pair.control.settings({ quota: "published" });
    const run = () => pair.source("POST", `${job}/provisionOnDemand`, { parameters: [] });
    for (let count = 0; count < 5; count++) expect((await run()).status).not.toBe(429);
    const sixth = await run();
    expect([sixth.status, sixth.body["error"]?.["code"], sixth.headers.get("x-ms-throttle-scope")]).toEqual([
      429,
      "TooManyRequests",
      `Tenant_Application/ProvisionOnDemand/${fabrikam.clientId}/${fabrikam.tenantId}`,
    ]);
    const requests = [
      { id: "1", method: "POST", url: `${job}/provisionOnDemand`, headers: { "Content-Type": "application/json" }, body: {} },
    ];
    const part = (await pair.source("POST", "/$batch", { requests })).body["responses"]?.[0];
    expect([part?.["status"], part?.["headers"]?.["Retry-After"]]).toEqual([429, "2"]);
    expect((await pair.target("GET", "/organization")).status).toBe(200);
    expect(contoso.tenantId).not.toBe(fabrikam.tenantId);
  });
});
