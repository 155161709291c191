import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { createInterface } from "node:readline";
import { makeByHand } from "../adoption/byHand";
import { crowdGroupId, seedWithCrowd } from "../consequences/crowd";
import { policiesByHand } from "../lifecycle/configuration";
import { contosoId } from "../lifecycle/tenants";
import { minutes, useCliStage } from "./stage";

const people = 3_500;
const pages = 4;
/** A stack that declares nothing: the configuration is found by its name. */
const stage = useCliStage("export {};");
const logs = ["logs", "-c", "Everybody", "--since", "30d"];

beforeAll(async () => {
  const { control } = stage().tenants;
  await control.reset(seedWithCrowd({ Everybody: people }));
  await policiesByHand(control);
  const secrets = { AuthenticationType: "SyncPolicy", CompanyId: contosoId };
  await makeByHand(control, { displayName: "Everybody", secrets, principals: [crowdGroupId], job: "running", edits: [] });
  await control.advance(24 * 60 * minutes);
}, 60_000);

beforeEach(() => stage().tenants.control.clearRequests());

async function pagesAsked(): Promise<number> {
  const { requests } = await stage().tenants.control.requests();
  return requests.filter(({ path }) => path.includes("/auditLogs/provisioning")).length;
}

/** The command with a reader who takes as much as he likes. */
function start(...args: string[]) {
  const { args: all, cwd, environment } = stage().call([...logs, ...args]);
  return spawn(process.execPath, all, { cwd, env: environment, stdio: ["ignore", "pipe", "pipe"] });
}

/** As often as it takes to see that nothing comes any more: a command that ran ahead would have asked meanwhile. */
async function pagesAskedInTheEnd(): Promise<number> {
  for (let before = 0, same = 0; ;) {
    const now = await pagesAsked();
    same = now > 0 && now === before ? same + 1 : 0;
    if (same === 200) return now;
    before = now;
  }
}

describe("entra-sync logs of thousands of entries", () => {
  test.each([[["--json"]], [["--follow", "--json"]]])("asks with %j for no page that its reader is not ready for", async (args) => {
    const child = start(...args);
    expect(await pagesAskedInTheEnd()).toBe(1);
    const lines = createInterface({ input: child.stdout });
    let read = 0;
    for await (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({ status: expect.any(String) as unknown });
      read += 1;
      if (read % 999 === 1) expect(await pagesAsked()).toBeLessThanOrEqual(Math.ceil(read / 999) + 1);
      if (read === people) break;
    }
    child.kill("SIGINT");
    await once(child, "close");
    expect(read).toBe(people);
    expect(await pagesAsked()).toBeGreaterThanOrEqual(pages);
  });

  test.each([[[]], [["--json"]], [["--follow"]]])(
    "ends quietly with %j when its reader has seen enough, and asks no more",
    async (args) => {
      const child = start(...args);
      const ended = once(child, "close");
      const said = text(child.stderr);
      await once(child.stdout, "data");
      child.stdout.destroy();
      expect(await ended).toEqual([0, null]);
      expect(await said).toBe("");
      expect(await pagesAsked()).toBeLessThanOrEqual(2);
    },
  );

  test("gives each of them a row below one heading, at a terminal as in a pipe", async () => {
    const created = [...logs, "--status", "success"];
    const piped = (await stage().run(...created)).stdout.trimEnd().split("\n");
    expect(piped).toHaveLength(people + 1);
    expect(piped.filter((line) => line.startsWith("Time (UTC)"))).toHaveLength(1);
    const { text: seen, code } = await stage().look(created, { columns: 120 });
    expect(seen.trimEnd().split("\n")).toEqual(piped);
    expect(code).toBe(0);
  });

  test("asks for one user alone where one is named", async () => {
    const { stdout } = await stage().run(...logs, "--json", "--user", "person7@fabrikam.com");
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    expect(await pagesAsked()).toBe(1);
  });
});
