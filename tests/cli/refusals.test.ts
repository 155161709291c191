import { existsSync } from "node:fs";
import path from "node:path";
import { fabrikam } from "../../simulator";
import { configurationByHand } from "../lifecycle/configuration";
import { useCliStage } from "./stage";
import { inPipe } from "./terminal";

const stage = useCliStage();

/** One of each kind: what reads, what streams, what steers, what writes in a tenant, what writes a file. */
const commands = {
  status: ["status"],
  logs: ["logs"],
  stop: ["stop", "--yes"],
  provision: ["provision", "ada@fabrikam.com", "--yes"],
  report: ["report", "-o", "refused.html"],
} as const;
const ofUser = { explain: ["explain"], provision: ["provision", "--yes"], logs: ["logs", "--user"] } as const;
const drift = { drift: ["drift", "--output", "refused.json", "--comment", "refused.md"] } as const;
const imported = { import: ["import", "--source", "fabrikam", "--out", "refused"] } as const;

type Commands = Readonly<Record<string, readonly string[]>>;

interface Case {
  readonly what: string;
  readonly commands: Commands;
  readonly args?: readonly string[];
  readonly variables?: NodeJS.ProcessEnv;
  readonly sentence: RegExp;
}

const weak = { ENTRA_SYNC_FABRIKAM_CLIENT_ID: fabrikam.weakClientId, ENTRA_SYNC_FABRIKAM_CLIENT_SECRET: fabrikam.weakClientSecret };

const cases: readonly Case[] = [
  {
    what: "a stack that is not there",
    commands: { ...commands, ...drift, ...imported },
    args: ["--stack", "nowhere"],
    sentence: /no stack named 'nowhere' found/,
  },
  {
    what: "a stack without a synchronization",
    commands,
    args: ["--stack", "empty"],
    sentence: /stack 'empty' manages no synchronization yet\. Run `pulumi up`/,
  },
  {
    what: "a configuration that is not there",
    commands: { ...commands, ...imported },
    args: ["-c", "Woodgrove"],
    sentence: /no configuration 'Woodgrove'/,
  },
  {
    what: "a name that two configurations bear",
    commands: { ...commands, ...imported },
    args: ["-c", "Twice"],
    sentence: /2 configurations named 'Twice'; name one by its service principal's id: /,
  },
  {
    what: "a user that is not there",
    commands: ofUser,
    args: ["nobody@fabrikam.com"],
    sentence: /there is no user 'nobody@fabrikam\.com' in tenant 'fabrikam'\./,
  },
  {
    what: "a name that two users bear",
    commands: ofUser,
    args: ["Ada Field"],
    sentence: /there are 2 users named 'Ada Field' in tenant 'fabrikam'; name one of ada@fabrikam\.com, bea@fabrikam\.com\./,
  },
  {
    what: "an identity without the permission",
    commands: { ...commands, ...imported },
    variables: weak,
    sentence: /40[13] .*Grant the identity .*All/,
  },
  {
    what: "a tenant that cannot be reached",
    commands: { ...commands, ...drift, ...imported },
    variables: { ENTRA_SYNC_FABRIKAM_ENDPOINT: "https://localhost:1" },
    sentence: /tenant 'fabrikam' could not be reached at https:\/\/localhost:1/,
  },
  {
    what: "a stack whose passphrase is wrong",
    commands: { ...commands, ...imported },
    variables: { PULUMI_CONFIG_PASSPHRASE: "wrong" },
    sentence: /the stack cannot be read: .*passphrase/,
  },
];

beforeAll(async () => {
  await stage().project.pulumi("stack", "init", "empty", "--no-select");
  await configurationByHand(stage().tenants.control, "Twice");
  await configurationByHand(stage().tenants.control, "Twice");
  await stage().inFabrikam("PATCH", `/users/${fabrikam.marketingUserIds[1] ?? ""}`, { displayName: "Ada Field" });
});

describe.each(cases)("of $what", ({ commands: refused, args = [], variables = {}, sentence }) => {
  test.each(Object.entries(refused))("%s says so in one sentence, ends with 1 and changes nothing", async (_name, command) => {
    const { control } = stage().tenants;
    await control.clearRequests();
    const { code, stdout, stderr } = await inPipe(stage().call([...command, ...args], variables));
    expect(stderr).toMatch(sentence);
    expect(stderr).toMatch(/^entra-sync: [^\n]+\n$/);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    const { requests } = await control.requests();
    expect(requests.filter((each) => each.kind !== "token" && each.method !== "GET" && !each.path.endsWith("/$batch"))).toEqual([]);
    for (const file of ["refused.html", "refused.json", "refused.md", "refused"])
      expect(existsSync(path.join(stage().project.folder, file))).toBe(false);
  });
});
