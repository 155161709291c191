import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { atTerminal, inPipe, type Call, type Seen } from "../cli/terminal";
import { recordings } from "../recordings/command";
import { scenes } from "../tour/scenes/scenes";

const root = path.resolve(__dirname, "../..");

jest.setTimeout(300_000);

/** The tour as a newcomer takes it, in a pipe or at a terminal; what it leaves in the folder for temporary files is told as well. */
async function tour<How>(
  take: (call: Call) => Promise<How>,
  args: readonly string[],
  change: NodeJS.ProcessEnv = {},
): Promise<How & { readonly left: readonly string[] }> {
  const { FORCE_COLOR: _forced, NO_COLOR: _none, CI: _pipeline, ...environment } = process.env;
  const folder = mkdtempSync(path.join(os.tmpdir(), "entra-sync-tour-"));
  const call = { args: ["scripts/tour.mjs", ...args], cwd: root, environment: { ...environment, TMPDIR: folder, TEMP: folder, ...change } };
  const ran = await take(call);
  // Pulumi keeps what it compiled, for all programs of a person, and leaves its pipes where an update fails.
  const left = readdirSync(folder).filter((each) => !/^(ts-node|pulumi-node-pipes)/.test(each));
  rmSync(folder, { recursive: true });
  return { ...ran, left };
}

test("the tour shows every scene, in a pipe without colours, ends with exit code 0 and leaves nothing behind", async () => {
  const { code, stdout, stderr, left } = await tour(inPipe, []);
  expect(stderr).toBe("");
  const headings = [...stdout.matchAll(/^── \d+ of \d+ ── (.*)$/gm)].map(([, title]) => title);
  expect(headings).toEqual(scenes.map(({ title }) => title));
  expect(stdout).toMatch(/^Fabrikam to Contoso {2}quarantined$/m);
  expect(stdout).toMatch(/^│ Subject: Provisioning of Fabrikam to Contoso is in quarantine in Fabrikam$/m);
  expect(stdout).toMatch(/^Users in it +0 created, 0 updated, 0 disabled, 612 deleted, 0 failed$/m);
  expect(stdout).not.toContain("\u001b");
  const [, report = ""] = /^It is kept for you: (.*)$/m.exec(stdout) ?? [];
  expect(readFileSync(report, "utf8")).toContain("accidentalDeletion.threshold");
  expect(code).toBe(0);
  expect(left).toEqual([]);
});

test("a scene that does not show what it promises ends the tour with one sentence and exit code 1", async () => {
  const { code, stdout, left } = await tour(inPipe, ["--only", "up"], { ENTRA_SYNC_FABRIKAM_CLIENT_SECRET: "wrong" });
  expect(stdout.replaceAll(/\s+/g, " ")).toMatch(
    /The tour ends here, .*: `pulumi up --yes --skip-preview` ended with exit code \d+, and 0 was expected\. $/,
  );
  expect(code).toBe(1);
  expect(left).toEqual([]);
});

test("at a terminal it can wait for Enter between two scenes, and Ctrl-C there ends it with nothing left behind", async () => {
  const look = (call: Call): Promise<Seen> =>
    atTerminal(call, {
      answers: [
        [/Press Enter to go on/, "\r"],
        [/2 of \d+[^]*Press Enter to go on/, "\u0003"],
      ],
    });
  const { code, raw, left } = await tour(look, ["--pause", "--only", "up", "--only", "status", "--only", "explain"]);
  expect(raw).toMatch(/ended by you/);
  expect(raw).not.toMatch(/AbortError|3 of \d+/);
  expect(code).toBe(130);
  expect(left).toEqual([]);
});

test("Ctrl-C in the middle of a scene gives the terminal back as it was, with nothing left behind", async () => {
  const look = (call: Call): Promise<Seen> => atTerminal(call, { answers: [[/Updating/, "\u0003"]] });
  const { code, raw, left } = await tour(look, ["--only", "up"]);
  const [hidden, shown] = ["\u001b[?25l", "\u001b[?25h"].map((each) => raw.lastIndexOf(each));
  expect(shown).toBeGreaterThan(hidden ?? 0);
  expect(code).toBe(130);
  expect(left).toEqual([]);
});

test("a scene that there is not is refused with the names of those that there are", async () => {
  const { code, stderr } = await tour(inPipe, ["--only", "sunset"]);
  expect(stderr).toMatch(/^\nThere is no scene "sunset"\. There are: up, status, watch, /);
  expect(code).toBe(1);
});

test("the README's pictures show what the commands print today", async () => {
  for (const [name, text] of await recordings()) {
    // `npm run recordings` makes them anew.
    expect(readFileSync(path.join(root, "docs", "images", name), "utf8")).toBe(text);
  }
});
