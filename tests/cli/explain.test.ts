import { contoso, fabrikam } from "../../simulator";
import { minutes, useCliStage } from "./stage";

const stage = useCliStage();
const [adaId = ""] = fabrikam.marketingUserIds;

/** Writes to either tenant since the last call. */
async function writes(): Promise<readonly string[]> {
  const { requests } = await stage().tenants.control.requests();
  await stage().tenants.control.clearRequests();
  return requests.filter((each) => each.kind !== "token" && each.method !== "GET" && !each.path.endsWith("$batch")).map(({ path }) => path);
}

/** One story, told in order. */
describe("entra-sync explain", () => {
  test("says that a user is in scope and why, whom she meets in the target and what each attribute becomes; nothing is written", async () => {
    await writes();
    const { code, stdout, stderr } = await stage().run("explain", "ada@fabrikam.com");
    expect(stderr).toBe("");
    expect(stdout).toMatch(
      /^Ada Field <ada@fabrikam\.com> is in scope of Fabrikam to Contoso\n\nScope\n {2}ok {2}assigned through the group Marketing\n/,
    );
    expect(stdout).toMatch(
      /\? {3}whether the user signs in by text message may not be read: that takes UserAuthenticationMethod\.Read\.All/,
    );
    expect(stdout).toMatch(/In the target tenant\nnobody matches\n/);
    expect(stdout).toMatch(/The user is created in the target:\n/);
    expect(stdout).toMatch(/^department +\[department\] +always +Marketing$/m);
    expect(stdout).toMatch(/^Left as they are: streetAddress, city, .*telephoneNumber\.$/m);
    expect(stdout).not.toMatch(/^streetAddress/m);
    expect(stdout).toMatch(/^userType +"Member" +on create +Member$/m);
    expect(stdout).toMatch(/^manager .*only the service can tell: refers to the manager's user in the target/m);
    expect(code).toBe(0);
    expect(await writes()).toEqual([]);
  });

  test("says of a user who is not in scope every reason, by display name and with exit code 0", async () => {
    const { code, stdout } = await stage().run("explain", "Taylor Guest");
    expect(stdout).toMatch(/is not in scope of Fabrikam to Contoso\n/);
    expect(stdout).toMatch(/NO {2}not assigned, neither directly nor as a direct member of an assigned group/);
    expect(stdout).toMatch(
      /NO {2}built-in filter 'Filter external users'\n.*alternativeSecurityIds EQUALS 'None' is not met: the user has 'ExternalUser'/,
    );
    expect(stdout).toMatch(/The user is skipped \(NotEffectivelyEntitled\):\n/);
    expect(stdout).toMatch(/\nAttributes, if the user were in scope\n/);
    expect(code).toBe(0);
  });

  test("answers the same as JSON", async () => {
    const { stdout } = await stage().run("explain", adaId, "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      configuration: "Fabrikam to Contoso",
      scope: { inScope: true, paths: [{ kind: "group", displayName: "Marketing" }], active: true },
      target: { kind: "none" },
      next: { action: "create" },
      job: { state: "running" },
    });
  });

  test("says at a terminal what the next cycle writes on a user that the job knows", async () => {
    await stage().tenants.control.advance(35 * minutes);
    await stage().inFabrikam("PATCH", `/users/${adaId}`, { department: "Research" });
    const { code, text, raw } = await stage().look(["explain", "ada@fabrikam.com"], { columns: 160 });
    expect(text).toMatch(/Ada Field <ada_fabrikam\.com#EXT#@contoso\.onmicrosoft\.com>, [0-9a-f-]{36}\nknown to the job\n/);
    expect(text).toMatch(/The target user is updated:\n {2}the target user differs\n {2}it is written: department\n/);
    expect(text).toMatch(/^department +\[department\] +always +Marketing +Research$/m);
    expect(raw).not.toBe(text);
    expect(code).toBe(0);
  });

  test("exits with 2 where the service would fail the user: somebody took the target user away", async () => {
    const filter = encodeURIComponent("mail eq 'ada@fabrikam.com'");
    const { control } = stage().tenants;
    const { body } = await control.portal(contoso.tenantId, "GET", `/users?$filter=${filter}`);
    const [{ id }] = (body as unknown as { value: [{ id: string }] }).value;
    await control.portal(contoso.tenantId, "DELETE", `/users/${id}`);
    const { code, stdout } = await stage().run("explain", "ada@fabrikam.com");
    expect(stdout).toMatch(/The user fails \(InvalidAnchor\):\n/);
    expect(code).toBe(2);
  });

  test("refuses a user that there is not, and a name that two bear, in one sentence", async () => {
    const unknown = await stage().run("explain", "nobody@fabrikam.com");
    expect(unknown).toEqual({ code: 1, stdout: "", stderr: "entra-sync: there is no user 'nobody@fabrikam.com' in tenant 'fabrikam'.\n" });
    await stage().inFabrikam("PATCH", `/users/${fabrikam.marketingUserIds[1] ?? ""}`, { displayName: "Ada Field" });
    const twice = await stage().run("explain", "Ada Field");
    expect(twice.stderr).toBe(
      "entra-sync: there are 2 users named 'Ada Field' in tenant 'fabrikam'; name one of ada@fabrikam.com, bea@fabrikam.com.\n",
    );
    expect(twice.code).toBe(1);
  });
});
