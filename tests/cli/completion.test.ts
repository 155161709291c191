import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { atTerminal } from "./terminal";

const executable = path.resolve(__dirname, "../../dist/cli/main.js");
let folder: string;

/** The command by its name, as an installation puts it on the PATH. */
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "entra-sync-completion-"));
  const command = path.join(folder, "entra-sync");
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${executable}" "$@"\n`);
  chmodSync(command, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH ?? ""}` };
}

/** What a bash without any other package offers after these words, the last of which is being typed. */
function offeredByBash(...words: string[]): readonly string[] {
  const script = `
    source <(entra-sync completion bash)
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    $(complete -p entra-sync | sed -E 's/.*-F ([^ ]+) .*/\\1/') 2>/dev/null
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync("bash", ["--norc", "--noprofile", "-c", script, "bash", ...words], {
    encoding: "utf8",
    env: environment(),
  });
  expect(stderr).toBe("");
  return stdout.trimEnd().split("\n");
}

test("the script of each shell is printed by its name", () => {
  for (const shell of ["bash", "zsh", "fish"])
    expect(execFileSync(process.execPath, [executable, "completion", shell], { encoding: "utf8" })).toContain("entra-sync");
});

test("commands and their options are completed", () => {
  const complete = (...words: string[]): string =>
    execFileSync(process.execPath, [executable, "complete", "--", ...words], { encoding: "utf8" });
  expect(complete("st")).toMatch(/^status\t/m);
  expect(complete("status", "--")).toMatch(/^--configuration\t/m);
});

test("what bash is given is a script that bash can read", () => {
  const script = execFileSync(process.execPath, [executable, "completion", "bash"], { encoding: "utf8" });
  const { status, stderr } = spawnSync("bash", ["-n"], { input: script, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
});

test("bash completes commands and options, with nothing installed but bash", () => {
  expect(offeredByBash("entra-sync", "sta")).toEqual(["status", "start"]);
  expect(offeredByBash("entra-sync", "allow")).toEqual(["allow-deletes"]);
  expect(offeredByBash("entra-sync", "logs", "--fo")).toEqual(["--follow"]);
});

/** A shell that is not installed here is not tried. */
function ifInstalled(shell: string): typeof test {
  return spawnSync(shell, ["--version"]).error === undefined ? test : test.skip;
}

ifInstalled("fish")("fish completes commands, options and their values", () => {
  const complete = (typed: string): string => {
    const script = `entra-sync completion fish | source; complete -C ${JSON.stringify(typed)}`;
    return execFileSync("fish", ["--no-config", "-c", script], { encoding: "utf8", env: environment() });
  };
  expect(complete("entra-sync allow")).toMatch(/^allow-deletes\t/);
  expect(complete("entra-sync logs --fo")).toMatch(/^--follow\t/);
  expect(complete("entra-sync logs --status fail")).toBe("failure\n");
});

ifInstalled("zsh")("zsh completes what is typed at a terminal", async () => {
  const prepare = "autoload -Uz compinit && compinit -D -u && source <(entra-sync completion zsh) && echo com''plete";
  const { raw } = await atTerminal(
    { program: "zsh", args: ["-f", "-i"], cwd: folder, environment: { ...environment(), PS1: "ready> " } },
    {
      answers: [
        [/ready> /, `${prepare}\r`],
        [/complete\r\n/, "entra-sync allow\t"],
        [/allow-deletes/, "\u0015exit\r"],
      ],
    },
  );
  expect(stripVTControlCharacters(raw)).toContain("entra-sync allow-deletes");
});
