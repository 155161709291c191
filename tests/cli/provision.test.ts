import { fabrikam } from "../../simulator";
import { useCliStage } from "./stage";

const stage = useCliStage();
const [adaId = ""] = fabrikam.marketingUserIds;

/** Runs on demand since the last call. */
async function runs(): Promise<number> {
  const { requests } = await stage().tenants.control.requests();
  await stage().tenants.control.clearRequests();
  return requests.filter((each) => each.kind !== "token" && each.path.endsWith("/provisionOnDemand")).length;
}

/** One story, told in order. */
describe("entra-sync provision", () => {
  test("without a terminal says what will happen, and does nothing unless --yes agrees to it", async () => {
    await runs();
    const { code, stdout, stderr } = await stage().run("provision", "ada@fabrikam.com");
    expect(stderr).toMatch(/^Fabrikam to Contoso: provision\n {2}Ada Field <ada@fabrikam\.com>\. The user is created in the target: /);
    expect(stderr).toMatch(/entra-sync: nobody is here to be asked; add --yes to go on\. Nothing was changed\.\n$/);
    expect({ code, stdout, runs: await runs() }).toEqual({ code: 1, stdout: "", runs: 0 });
  });

  test("at a terminal everything but a yes changes nothing", async () => {
    const { code, text } = await stage().look(["provision", "ada@fabrikam.com"], { answers: [[/Go on\?/, "n\r"]] });
    expect(text).toMatch(/entra-sync: not confirmed\. Nothing was changed\./);
    expect({ code, runs: await runs() }).toEqual({ code: 1, runs: 0 });
  });

  test("an unknown user among others is told before anybody is provisioned", async () => {
    const { code, stdout, stderr } = await stage().run("provision", "ada@fabrikam.com", "nobody@fabrikam.com", "--yes");
    expect(stderr).toBe("entra-sync: there is no user 'nobody@fabrikam.com' in tenant 'fabrikam'.\n");
    expect({ code, stdout, runs: await runs() }).toEqual({ code: 1, stdout: "", runs: 0 });
  });

  test("a yes provisions the user, and draws the steps and what was written", async () => {
    const { code, text } = await stage().look(["provision", "ada@fabrikam.com"], { columns: 160, answers: [[/Go on\?/, "y\r"]] });
    expect(text).toMatch(/Ada Field \(ada@fabrikam\.com\) was created in the target\.\n/);
    expect(text).toMatch(
      /1 +Import user +success .*\n2 +Determine if user is in scope +success .*\n3 +Match user between source and target +success .*\n4 +Perform action +success /,
    );
    expect(text).toMatch(/Modified attributes\nAttribute +Before +After\n/);
    expect(text).toMatch(/^department +- +Marketing$/m);
    expect({ code, runs: await runs() }).toEqual({ code: 0, runs: 1 });
  });

  test("what the target holds already is no failure; only what differs is written", async () => {
    const again = await stage().run("provision", adaId, "--yes");
    expect(again.stdout).toMatch(/is in the target already, with every value as mapped: nothing was left to do\.\n/);
    expect(again.code).toBe(0);
    await stage().inFabrikam("PATCH", `/users/${adaId}`, { department: "Research" });
    const { stdout } = await stage().run("provision", adaId, "--yes", "--json");
    expect(JSON.parse(stdout)).toMatchObject([
      { outcome: "success", action: "update", changes: [{ attribute: "department", before: "Marketing", after: "Research" }] },
    ]);
  });

  test("exits with 2 when one of several was skipped, and says why; who is named twice is run once", async () => {
    await runs();
    const { code, stdout, stderr } = await stage().run("provision", "ada@fabrikam.com", "Taylor Guest", adaId, "--yes");
    expect(stderr).toMatch(/Taylor Guest <.*>\. The user is skipped: the user is not assigned.*; the user is external/);
    expect(stdout).toMatch(/Taylor Guest .* was skipped: the user is not assigned .*\(NotEffectivelyEntitled\)\.\n/);
    expect(stdout).toMatch(/Determine if user is in scope +skipped /);
    expect({ code, runs: await runs() }).toEqual({ code: 2, runs: 2 });
  });

  test("more users than Graph takes at once are sent at its pace, without one refusal", async () => {
    await stage().tenants.control.settings({ quota: "published" });
    const users = fabrikam.marketingUserIds.slice(1, 8);
    const { code, stdout } = await stage().run("provision", ...users, "--yes", "--json");
    await stage().tenants.control.settings({ quota: "off" });
    expect(JSON.parse(stdout)).toHaveLength(7);
    expect({ code, runs: await runs() }).toEqual({ code: 0, runs: 7 });
  });
});
