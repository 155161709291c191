import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fabrikam } from "../../simulator";
import { askToken, asking, instantiate, makeJob, partners, secretForm, startPair, type Pair } from "./pair";

let pair: Pair;
afterEach(() => pair.simulator.close());

test("a new object cannot be read, changed or used at first, and conflicts at once", async () => {
  pair = await startPair({ consistencyDelayMs: 3_600_000 });
  const { applicationId, servicePrincipalId, synchronization } = await instantiate(pair.source);
  const early = [
    await pair.source("GET", `/applications/${applicationId}`),
    await pair.source("PATCH", `/applications/${applicationId}`, { notes: "x" }),
    await pair.source("GET", `/servicePrincipals/${servicePrincipalId}`),
    await pair.source("GET", `${synchronization}/templates`),
  ];
  expect(early.map((answer) => answer.status)).toEqual([404, 404, 404, 404]);
  expect((await pair.source("GET", "/applications?$filter=displayName eq 'Fabrikam to Contoso'")).body["value"]).toHaveLength(0);
  const partner = { tenantId: "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee" };
  expect([(await pair.source("POST", partners, partner)).status, (await pair.source("POST", partners, partner)).status]).toEqual([
    201, 409,
  ]);
  expect((await pair.control.portal(fabrikam.tenantId, "GET", `/applications/${applicationId}`)).status).toBe(200);
  await pair.control.settings({ consistencyDelayMs: 0 });
  expect((await pair.source("GET", `/applications/${applicationId}`)).status).toBe(200);
});

test("faults hit the requests they are for, as often as asked, before or after the write", async () => {
  pair = await startPair();
  const partner = { tenantId: "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee" };
  await pair.control.addFaults([
    { method: "POST", path: "/partners$", effect: { kind: "answer", status: 503, headers: { "Retry-After": "2.5" }, afterWrite: true } },
    {
      method: "GET",
      path: "/organization",
      times: 2,
      tenantId: fabrikam.tenantId,
      effect: { kind: "answer", status: 429, headers: { "Retry-After": "1" } },
    },
  ]);
  const written = await pair.source("POST", partners, partner);
  expect([written.status, written.headers.get("retry-after"), written.body["error"]?.["code"]]).toEqual([503, "2.5", "ServiceUnavailable"]);
  expect((await pair.source("GET", `${partners}/${partner.tenantId}`)).status).toBe(200);
  const asked = [
    await pair.target("GET", "/organization"),
    await pair.source("GET", "/organization"),
    await pair.source("GET", "/organization"),
    await pair.source("GET", "/organization"),
  ];
  expect(asked.map((answer) => answer.status)).toEqual([200, 429, 429, 200]);
  expect(await pair.control.faults()).toEqual([]);
});

test("a cut connection ends without an answer, with the write done or not", async () => {
  pair = await startPair();
  await pair.control.addFaults([
    { method: "POST", effect: { kind: "cut" } },
    { method: "POST", effect: { kind: "cut", afterWrite: true } },
  ]);
  const partner = { tenantId: "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee" };
  await expect(pair.source("POST", partners, partner)).rejects.toThrow();
  expect((await pair.source("GET", partners)).body["value"]).toHaveLength(0);
  await expect(pair.source("POST", partners, partner)).rejects.toThrow();
  expect((await pair.source("GET", partners)).body["value"]).toHaveLength(1);
});

test("a token request can be hit too", async () => {
  pair = await startPair();
  await pair.control.addFaults([{ path: "/oauth2/v2.0/token", effect: { kind: "answer", status: 500 } }]);
  expect((await askToken(pair.simulator.url, fabrikam.tenantId, secretForm(fabrikam))).status).toBe(500);
  const { requests } = await pair.control.requests();
  expect(requests.at(-1)).toMatchObject({ kind: "token", status: 500, tenantId: fabrikam.tenantId, appId: fabrikam.clientId });
});

test("a fault that makes no sense is refused", async () => {
  pair = await startPair();
  await expect(pair.control.addFaults([{ path: "(", effect: { kind: "cut" } }])).rejects.toThrow(/regular expression/);
  await expect(pair.control.addFaults([{ effect: { kind: "answer" } as never }])).rejects.toThrow(/status/);
});

describe("in a file", () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "entra-simulator-"));
    for (const name of ["certificate.pem", "key.pem"])
      await copyFile(join(process.env["SIMULATOR_DIRECTORY"] ?? "", name), join(directory, name));
    pair = await startPair({ directory, inMemory: false });
  });
  afterEach(async () => {
    await pair.simulator.close();
    await rm(directory, { recursive: true });
  });

  test("what was written survives a restart", async () => {
    const { servicePrincipalId } = await instantiate(pair.source);
    const before = await pair.control.snapshot();
    await pair.simulator.close();
    pair = await startPair({ directory, inMemory: false });
    expect(await pair.control.snapshot()).toEqual(before);
    expect((await pair.source("GET", `/servicePrincipals/${servicePrincipalId}`)).status).toBe(200);
  });

  test("what was answered is in the file already, for when the process is killed", async () => {
    await makeJob(pair.source, await instantiate(pair.source));
    const after = await startPair({ directory, inMemory: false });
    expect(await after.control.snapshot()).toEqual(await pair.control.snapshot());
    await after.simulator.close();
  });
});

test("tokens are worth nothing after their tenant is gone", async () => {
  pair = await startPair();
  await pair.control.reset();
  expect((await pair.source("GET", "/organization")).status).toBe(401);
  expect((await asking(pair.simulator.url, undefined)("GET", "/organization")).status).toBe(401);
});
