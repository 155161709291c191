import { contoso, fabrikam, weatherNames, type Forecast } from "../../simulator";
import { askToken, instantiate, makeJob, partners, secretForm, signedIn, startPair, textOf, type Answer, type Pair } from "./pair";

let pair: Pair;
let aheadMs = 0;
beforeAll(async () => void (pair = await startPair({ now: () => Date.now() + aheadMs })));
beforeEach(() => pair.control.clearWeather());
afterAll(() => pair.simulator.close());

const other = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const weather = (...forecasts: readonly Forecast[]) => pair.control.addWeather(...forecasts);
const partnerIds = async (): Promise<string[]> => {
  const { body } = await pair.control.portal(fabrikam.tenantId, "GET", partners);
  return (body as unknown as { value: { tenantId: string }[] }).value.map((each) => each.tenantId);
};
const organization = (): Promise<Answer> => pair.source("GET", "/organization");
const usersPath = "/users?$select=id,displayName";
const namesOf = (answer: Answer): string[] =>
  (answer.body["value"] as unknown as { displayName: string }[]).map((each) => each.displayName);

afterEach(async () => {
  await pair.control.clearWeather();
  for (const id of await partnerIds()) await pair.control.portal(fabrikam.tenantId, "DELETE", `${partners}/${id}`);
});

test("without a probability it strikes once", async () => {
  await weather({ name: "throttled" });
  const answers = [await organization(), await organization()];
  expect(answers.map(({ status, headers }) => [status, headers.get("retry-after")])).toEqual([
    [429, "1"],
    [200, null],
  ]);
  expect(await pair.control.weather()).toEqual([]);
});

test("with a probability it strikes as a seed says, again and again the same", async () => {
  const rounds: number[][] = [];
  for (const seed of [7, 7, 8]) {
    await pair.control.clearWeather();
    await weather({ name: "serverError", probability: 0.5, seed });
    const statuses: number[] = [];
    for (let count = 0; count < 12; count++) statuses.push((await organization()).status);
    rounds.push(statuses);
  }
  expect(rounds[0]).toEqual(rounds[1]);
  expect(rounds[0]).not.toEqual(rounds[2]);
  expect(new Set(rounds.flat())).toEqual(new Set([200, 500, 502, 503]));
});

test("it strikes the request that it is asked to wait for", async () => {
  await weather({ name: "throttled", skip: 2 });
  const statuses = [(await organization()).status, (await organization()).status, (await organization()).status];
  expect(statuses).toEqual([200, 200, 429]);
});

test("it strikes only what it is for, and tells how often it has", async () => {
  await weather({ name: "throttledSilently", times: 2, method: "GET", path: "/organization", tenantId: contoso.tenantId });
  expect((await organization()).status).toBe(200);
  expect((await pair.target("GET", "/organization")).status).toBe(429);
  expect(await pair.control.weather()).toMatchObject([{ name: "throttledSilently", struck: 1, seed: expect.any(Number) as number }]);
});

test.each([
  ["gatewayTimeoutAfterWrite", [504, [other]]],
  ["serverError", [expect.any(Number) as number, []]],
] as const)("%s: the write is done or not, as its name says", async (name, [status, held]) => {
  await weather({ name });
  expect((await pair.source("POST", partners, { tenantId: other })).status).toEqual(status);
  expect(await partnerIds()).toEqual(held);
});

test.each([
  ["cutBeforeWrite", []],
  ["cutAfterWrite", [other]],
  ["truncatedJson", [other]],
] as const)("%s: the client learns nothing", async (name, held) => {
  await weather({ name });
  await expect(pair.source("POST", partners, { tenantId: other })).rejects.toThrow();
  expect(await partnerIds()).toEqual(held);
});

test("hangingConnection: no answer comes until the client gives up", async () => {
  await weather({ name: "hangingConnection" });
  const token = textOf((await askToken(pair.simulator.url, fabrikam.tenantId, secretForm(fabrikam))).body["access_token"]);
  const signal = AbortSignal.timeout(100);
  const headers = { authorization: `Bearer ${token}` };
  await expect(fetch(`${pair.simulator.url}/v1.0/organization`, { signal, headers })).rejects.toThrow(/timeout/);
});

test("slowBody: the answer is whole, and comes in pieces", async () => {
  await weather({ name: "slowBody", ms: 50 });
  expect((await organization()).body["value"]).toHaveLength(1);
});

test("tokenRevoked: nothing goes on until one signs in again", async () => {
  const client = { tenantId: fabrikam.tenantId, clientId: fabrikam.clientId, clientSecret: fabrikam.clientSecret };
  const source = await signedIn(pair.simulator.url, client);
  await weather({ name: "tokenRevoked" });
  const answers = [await source("GET", "/organization"), await source("GET", "/organization")];
  expect(answers.map(({ body }) => body["error"]?.["code"])).toEqual(["InvalidAuthenticationToken", "InvalidAuthenticationToken"]);
  const again = await signedIn(pair.simulator.url, client);
  expect((await again("GET", "/organization")).status).toBe(200);
  pair = { ...pair, source: again };
});

test("instantiateNotFoundButMade: 404, and made", async () => {
  await weather({ name: "instantiateNotFoundButMade" });
  const path = "/applicationTemplates/518e5f48-1fc8-4c48-9387-9fdf28b0dfe7/instantiate";
  expect((await pair.source("POST", path, { displayName: "Made all the same" })).status).toBe(404);
  expect((await pair.source("GET", "/applications?$filter=displayName eq 'Made all the same'")).body["value"]).toHaveLength(1);
});

test("secretsAddedByService: what is read back is more than what was written", async () => {
  const { synchronization } = await instantiate(pair.source);
  await weather({ name: "secretsAddedByService" });
  const value = [{ key: "SyncNotificationSettings", value: JSON.stringify({ Enabled: false }) }];
  expect((await pair.source("PUT", `${synchronization}/secrets`, { value })).status).toBe(204);
  const read = (await pair.source("GET", `${synchronization}/secrets`)).body["value"] as unknown as { key: string; value: string }[];
  expect(read.map((each) => each.key).sort()).toEqual(["SyncNotificationSettings", "UpdateKeyOnSoftDelete"]);
  expect(read.find((each) => each.key === "SyncNotificationSettings")?.value).toContain("HumanResourcesLookaheadQueryEnabled");
});

test("jobsWithoutSchedule: neither one job nor the list shows it", async () => {
  const job = await makeJob(pair.source, await instantiate(pair.source));
  await weather({ name: "jobsWithoutSchedule", probability: 1 });
  for (const path of [job, job.replace(/\/[^/]+$/, "")]) {
    const { body } = await pair.source("GET", path);
    expect(body["value"]?.[0] ?? body).not.toHaveProperty("schedule");
    expect(body["value"]?.[0] ?? body).toHaveProperty("status");
  }
});

test("otherOrder: the same in another order, in a batch too", async () => {
  const usual = namesOf(await pair.source("GET", usersPath));
  await weather({ name: "otherOrder", probability: 1, seed: 3 });
  const mixed = namesOf(await pair.source("GET", usersPath));
  expect(mixed).not.toEqual(usual);
  expect([...mixed].sort()).toEqual([...usual].sort());
  const batch = await pair.source("POST", "/$batch", { requests: [{ id: "1", method: "GET", url: usersPath }] });
  expect(namesOf(batch.body["responses"]?.[0] as never)).not.toEqual(usual);
});

test("staleReads: a read may see the past after it saw the present, and a write never does", async () => {
  await weather({ name: "staleReads", probability: 1, seed: 1, ms: 60_000 });
  const rename = (displayName: string) =>
    pair.control.portal(fabrikam.tenantId, "PATCH", `/groups/${fabrikam.salesGroupId}`, { displayName });
  const seen = async (): Promise<string> => textOf((await pair.source("GET", `/groups/${fabrikam.salesGroupId}`)).body["displayName"]);
  await rename("Sales at last");
  const names = new Set<string>();
  for (let count = 0; count < 20; count++) names.add(await seen());
  expect(names).toEqual(new Set(["Sales", "Sales at last"]));
  expect((await pair.source("POST", partners, { tenantId: other })).status).toBe(201);
  expect((await pair.source("POST", partners, { tenantId: other })).status).toBe(409);
  aheadMs = 61_000;
  for (let count = 0; count < 10; count++) expect(await seen()).toBe("Sales at last");
  await rename("Sales");
});

test("staleReads: what was deleted can still be read, and what was made is missing from lists", async () => {
  const { applicationId } = await instantiate(pair.source, "Soon gone");
  await weather({ name: "staleReads", probability: 1, seed: 2, ms: 60_000 });
  await pair.source("DELETE", `/applications/${applicationId}`);
  await instantiate(pair.source, "Just made");
  const filter = "/applications?$filter=displayName in ('Soon gone','Just made')&$select=displayName";
  const lists = new Set<string>();
  for (let count = 0; count < 20; count++) lists.add(namesOf(await pair.source("GET", filter)).join());
  expect(lists).toEqual(new Set(["Soon gone", "Just made"]));
});

test("clockJump: tokens expire before their time, and those issued afterwards are good", async () => {
  await weather({ name: "clockJump", path: "/organization" });
  expect((await organization()).status).toBe(200);
  expect((await organization()).status).toBe(401);
  expect((await (await signedIn(pair.simulator.url, fabrikam))("GET", "/organization")).status).toBe(200);
});

test("weather that nobody knows is refused, with the names that there are", async () => {
  await expect(weather({ name: "hail" as never })).rejects.toThrow(new RegExp(weatherNames.join(", ")));
  await expect(weather({ name: "throttled", probability: 2 })).rejects.toThrow(/from 0 to 1/);
});
