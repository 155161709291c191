import { fabrikam } from "../../simulator";
import { minutes, useCliStage } from "./stage";

const stage = useCliStage();

/** Writes to Graph since the last call, by what they end in. */
async function writes(): Promise<readonly string[]> {
  const { requests } = await stage().tenants.control.requests();
  await stage().tenants.control.clearRequests();
  const sent = requests.filter((each) => each.kind !== "token" && each.method === "POST" && !each.path.endsWith("$batch"));
  return sent.map((each) => each.path.split("/").at(-1) ?? "");
}

const health = async (): Promise<string> => {
  const { stdout } = await stage().run("status", "--json");
  return (JSON.parse(stdout) as readonly { health: string }[])[0]?.health ?? "";
};

/** One story, told in order. */
describe("steering a job", () => {
  test("without a terminal nothing is done unless --yes agrees to it", async () => {
    await writes();
    const { code, stdout, stderr } = await stage().run("stop");
    expect(stderr).toMatch(/^Fabrikam to Contoso: stop\n {2}Until it is started again nobody is created/);
    expect(stderr).toMatch(/entra-sync: nobody is here to be asked; add --yes to go on\. Nothing was changed\.\n$/);
    expect(stdout).toBe("");
    expect(code).toBe(1);
    expect(await writes()).toEqual([]);
  });

  test("at a terminal it is asked for, and everything but a yes changes nothing", async () => {
    const { code, text } = await stage().look(["stop"], { answers: [[/Go on\?/, "n\r"]] });
    expect(text).toMatch(/Go on\? \[y\/N\] n\n/);
    expect(text).toMatch(/entra-sync: not confirmed\. Nothing was changed\./);
    expect(code).toBe(1);
    expect(await writes()).toEqual([]);
  });

  test("Ctrl-C at the question changes nothing", async () => {
    const { code } = await stage().look(["stop"], { answers: [[/Go on\?/, "\u0003"]] });
    expect(code).toBe(1);
    expect(await writes()).toEqual([]);
  });

  test("a yes stops the job, after a warning that the stack will call it drift, which it then does", async () => {
    const { code, text } = await stage().look(["stop"], { columns: 200, answers: [[/Go on\?/, "y\r"]] });
    expect(text).toMatch(/The stack declares state: "running"\. It will call this drift, and `pulumi up --refresh` starts the job again\./);
    expect(text).toMatch(/The job is stopped\.\n$/);
    expect(code).toBe(0);
    expect(await writes()).toEqual(["pause"]);
    expect(await health()).toBe("stopped");
    expect((await stage().project.pulumi("refresh", "--preview-only", "--expect-no-changes")).code).not.toBe(0);
  });

  test("what is so already is said, and done a second time by nobody", async () => {
    await writes();
    const { code, stdout } = await stage().run("stop");
    expect(stdout).toBe("Nothing to do: the job is stopped already.\n");
    expect(code).toBe(0);
    expect(await writes()).toEqual([]);
  });

  test("at a terminal as well", async () => {
    const { code, text } = await stage().look(["stop"]);
    expect(text).toBe("Nothing to do: the job is stopped already.\n");
    expect(code).toBe(0);
  });

  test("start takes it up again, without a warning where the stack wants just that", async () => {
    const { code, stdout, stderr } = await stage().run("start", "--yes", "--json");
    expect(stderr).not.toMatch(/drift/);
    expect(JSON.parse(stdout)).toMatchObject({ configuration: "Fabrikam to Contoso", action: "start", done: true });
    expect(code).toBe(0);
    expect(await writes()).toEqual(["start"]);
    expect((await stage().project.pulumi("refresh", "--preview-only", "--expect-no-changes")).code).toBe(0);
  });

  test("restart says what is forgotten, in Graph's words and in ours", async () => {
    await stage().tenants.control.advance(31 * minutes);
    await writes();
    const { code, stderr } = await stage().run("restart", "--reset", "watermark, Full", "--yes");
    expect(stderr).toMatch(/Watermark: how far the source was read/);
    expect(stderr).toMatch(/Full: everything, also which user belongs to which/);
    expect(code).toBe(0);
    const { requests } = await stage().tenants.control.requests();
    expect(requests.find((each) => each.path.endsWith("/restart"))?.bodyText).toBe('{"criteria":{"resetScope":"Watermark, Full"}}');
  });

  test("restart and start are asked for at a terminal, with what will happen in words", async () => {
    await writes();
    const no = await stage().look(["restart"], { answers: [[/Go on\?/, "n\r"]] });
    expect(no.text).toMatch(
      /^Fabrikam to Contoso: restart\n {2}A new initial cycle begins\. It forgets:\n {4}QuarantineState: the quarantine: it ends\n/,
    );
    expect({ code: no.code, writes: await writes() }).toEqual({ code: 1, writes: [] });
    const running = await stage().look(["start"]);
    expect(running.text).toBe("Nothing to do: the job is running already.\n");
    const yes = await stage().look(["restart"], { answers: [[/Go on\?/, "yes\r"]] });
    expect(yes.text).toMatch(/The job was restarted: its initial cycle begins within minutes\.\n$/);
    expect({ code: yes.code, writes: await writes() }).toEqual({ code: 0, writes: ["restart"] });
  });

  test("a scope that there is not is refused before any request", async () => {
    await writes();
    const { code, stderr } = await stage().run("restart", "--reset", "Everything", "--yes");
    expect(stderr).toMatch(/^entra-sync: there is nothing named 'Everything' to reset; there are Watermark, /);
    expect(code).toBe(1);
    expect((await stage().tenants.control.requests()).requests).toEqual([]);
  });

  test("allow-deletes refuses where nothing is held back", async () => {
    const { code, stderr } = await stage().run("allow-deletes", "--yes");
    expect(stderr).toMatch(/^entra-sync: no deletions are held back/);
    expect(code).toBe(1);
  });

  test("allow-deletes says how many users go, and lets them go", async () => {
    stage().project.change('notification: { email: "identity@fabrikam.com" },', "accidentalDeletion: { threshold: 3 },");
    expect((await stage().project.pulumi("up", "--yes", "--skip-preview")).code).toBe(0);
    await stage().tenants.control.advance(31 * minutes);
    for (const id of fabrikam.marketingUserIds.slice(0, 4)) {
      await stage().inFabrikam("DELETE", `/groups/${fabrikam.marketingGroupId}/members/${id}/$ref`);
    }
    await stage().tenants.control.advance(41 * minutes);
    expect((await stage().run("status")).stdout).toMatch(/^Users in it .*4 deletions held back/m);
    await writes();
    const no = await stage().look(["allow-deletes"], { columns: 200, answers: [[/Go on\?/, "\r"]] });
    expect(no.text).toMatch(/4 users lose their access to the target tenant with the next cycle; they can be restored there for 30 days\./);
    expect({ code: no.code, writes: await writes() }).toEqual({ code: 1, writes: [] });
    const { code, stderr } = await stage().run("allow-deletes", "--yes");
    expect(stderr).toMatch(/4 users lose their access to the target tenant with the next cycle/);
    expect(code).toBe(0);
    await stage().tenants.control.advance(41 * minutes);
    expect(await health()).toBe("healthy");
    expect((await stage().run("status")).stdout).toMatch(/^Users kept in target +8$/m);
  });
});
