import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Outcome } from "../pulumi/started";
import { Desk, type Example } from "./example";

jest.setTimeout(240_000);

let desk: Desk;
let program: Example;
let guardrails: Example;
beforeAll(async () => {
  desk = await Desk.start();
  guardrails = desk.example("guardrails");
  program = desk.example("quickstart");
  await program.initialize();
});
afterAll(() => desk.close());

/** Previews with the pack as its README says. */
async function preview(...more: string[]): Promise<Outcome> {
  const outcome = await program.pulumi("preview", "--policy-pack", "../guardrails", ...more);
  if (!outcome.output.includes("could not read plugin [../guardrails]: not supported")) return outcome;
  return program.pulumi("preview", "--policy-pack", `../guardrails/${launcher()}`, ...more);
}

/**
 * The language host of an engine that set-up had to build is older than its part in policy packs. There the engine starts a pack only
 * where the path is that of a program, which does what a host of today does.
 */
function launcher(): string {
  const run = 'process.argv.splice(1, 0, "run-policy-pack"); require("@pulumi/pulumi/cmd/run-policy-pack")';
  const file = path.join(guardrails.folder, "start.sh");
  writeFileSync(file, `#!/bin/sh\ncd "$(dirname "$0")" && exec node -e '${run}' "$@" .\n`);
  chmodSync(file, 0o755);
  return path.basename(file);
}

/** The names of the policies that were not kept. */
function brokenIn({ output }: Outcome): string[] {
  return Array.from(output.matchAll(/- \[mandatory\] +(\S+)/g), ([, name = ""]) => name).sort();
}

test("the quickstart keeps within the guardrails", async () => {
  const outcome = await preview();
  expect(outcome.output).toMatch(/✅ cross-tenant-guardrails/);
  expect(outcome.output).toMatch(/\+ 8 to create/);
  expect(outcome.code).toBe(0);
});

describe("a program that breaks them", () => {
  beforeAll(() => {
    program.change("index.ts", "threshold: 500", "threshold: 5000");
    program.change("index.ts", 'notification: { email: config.require("notificationEmail") }', 'scope: "all", actions: { delete: true }');
  });

  test("is stopped in the preview, by the name of every policy and what to do", async () => {
    const outcome = await preview();
    expect(brokenIn(outcome)).toEqual(["deletes-have-a-reason", "deletion-protection", "never-everybody", "quarantine-mail"]);
    expect(outcome.output).toContain("accidentalDeletion.threshold is 5000; at most 500 is allowed.");
    expect(outcome.code).not.toBe(0);
  });

  test("may do what the configuration of the policies allows, and nothing else", async () => {
    const outcome = await preview("--policy-pack-config", "../guardrails/exceptions.json");
    expect(brokenIn(outcome)).toEqual(["never-everybody", "quarantine-mail"]);
    expect(outcome.code).not.toBe(0);
  });
});
