import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { contoso, fabrikam } from "../../simulator";
import { fabrikamToContoso, makeByHand } from "../adoption/byHand";
import { Workplace } from "../adoption/workplace";
import { policiesByHand } from "../lifecycle/configuration";
import { LocalTenants } from "../tenants/localTenants";

jest.setTimeout(120_000);

describe("entra-sync import", () => {
  let tenants: LocalTenants;
  let workplace: Workplace;
  beforeAll(async () => {
    tenants = await LocalTenants.start();
    await policiesByHand(tenants.control);
    await makeByHand(tenants.control, fabrikamToContoso);
    for (const principals of [[fabrikam.salesGroupId], []])
      await makeByHand(tenants.control, { ...fabrikamToContoso, displayName: "Woodgrove", principals, edits: [] });
  }, 120_000);
  beforeEach(() => {
    workplace = new Workplace(tenants.control.url);
  });
  afterEach(() => workplace.remove());
  afterAll(() => tenants.close());

  const written = (name: string): string => readFileSync(path.join(workplace.project, name), "utf8");

  test("writes a whole project without a secret in it, and asks each tenant in a few requests that change nothing", async () => {
    await tenants.control.clearRequests();
    const { code, stdout, stderr } = await workplace.entraSync("import", "--source", "fabrikam");
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Fabrikam to Contoso +contoso +all of it$/m);
    expect(stdout).toContain(`The program is in ${workplace.project}. Nothing was changed in any tenant.`);
    expect(written("Pulumi.production.yaml")).toContain(`tenantId: "${contoso.tenantId}"`);
    for (const name of ["index.ts", "Pulumi.yaml", "Pulumi.production.yaml", "package.json", "tsconfig.json", "README.md"])
      expect(written(name)).not.toMatch(new RegExp(`${fabrikam.clientSecret}|${contoso.clientSecret}`));
    expect(written("README.md")).toContain("entra-sync:tenants.fabrikam.clientSecret' --secret");
    const { requests } = await tenants.control.requests();
    expect(requests.filter(({ kind, path: at, method }) => kind !== "token" && method !== "GET" && !at.endsWith("/$batch"))).toEqual([]);
  });

  test("draws the same at a terminal, and what to do next", async () => {
    const { code, raw } = await workplace.atTerminal("import", "--source", "fabrikam", "-c", "Fabrikam to Contoso");
    expect(raw).toMatch(/^Configuration +Target +Declared\r/);
    expect(raw).toMatch(/Fabrikam to Contoso +contoso +all of it\r/);
    expect(raw).toContain(`Next: cd ${workplace.project} && npm install && pulumi stack init production`);
    expect(code).toBe(0);
  });

  test("answers as JSON what was imported, of the one that is named", async () => {
    const { code, stdout } = await workplace.entraSync(
      "import",
      "--source",
      "fabrikam",
      "-c",
      "Fabrikam to Contoso",
      "--out",
      "here",
      "--json",
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      folder: path.join(workplace.folder, "here"),
      stack: "production",
      configurations: [{ configuration: "Fabrikam to Contoso", target: "contoso", left: [] }],
      unread: [],
    });
  });

  test("refuses to write over a file that is there, before it asks for anything", async () => {
    mkdirSync(workplace.project);
    writeFileSync(path.join(workplace.project, "index.ts"), "mine");
    await tenants.control.clearRequests();
    const { code, stderr } = await workplace.entraSync("import", "--source", "fabrikam");
    expect(code).toBe(1);
    expect(stderr).toMatch(/holds index\.ts already; nothing was written\. Name another folder with --out\.\n$/);
    expect(written("index.ts")).toBe("mine");
    expect((await tenants.control.requests()).requests).toEqual([]);
  });

  test.each([
    ["a tenant that is not declared", ["--source", "adatum"], /ENTRA_SYNC_ADATUM_TENANT_ID/],
    [
      "a name that no configuration has",
      ["--source", "fabrikam", "-c", "Adatum"],
      /no configuration 'Adatum'; it has 'Fabrikam to Contoso'/,
    ],
    [
      "a name that two have",
      ["--source", "fabrikam", "-c", "Woodgrove"],
      /2 configurations named 'Woodgrove'; name one by its .* id: [0-9a-f-]+, /,
    ],
    ["a tenant that has none", ["--source", "contoso"], /Application\.ReadWrite\.All|has no configuration/],
    ["no tenant at all", [], /--source <alias>/],
  ])("%s is refused in one sentence, and nothing is written", async (_what, args, sentence) => {
    const { code, stdout, stderr } = await workplace.entraSync("import", ...args);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(sentence);
    expect(existsSync(workplace.project)).toBe(false);
  });

  test("an identity that may not read the configurations is told which permission it lacks", async () => {
    workplace.environment.ENTRA_SYNC_FABRIKAM_CLIENT_ID = fabrikam.weakClientId;
    workplace.environment.ENTRA_SYNC_FABRIKAM_CLIENT_SECRET = fabrikam.weakClientSecret;
    const { code, stderr } = await workplace.entraSync("import", "--source", "fabrikam");
    expect(code).toBe(1);
    expect(stderr).toMatch(/403 .*Grant the identity that signs in to tenant 'fabrikam' Application\.ReadWrite\.All/);
  });

  test("a target whose credentials are wrong is said, and the source half is imported", async () => {
    workplace.environment.ENTRA_SYNC_CONTOSO_CLIENT_SECRET = "wrong";
    const { code, stdout } = await workplace.entraSync("import", "--source", "fabrikam");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^contoso: only the source half: signing in to tenant 'contoso'.* failed/m);
    expect(written("index.ts")).toContain("Only the source half: 'contoso' could not be read");
  });
});
