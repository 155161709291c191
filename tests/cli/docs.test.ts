import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createProgram } from "../../cli/program";

const root = path.resolve(__dirname, "../..");
const docs = readFileSync(path.join(root, "docs", "cli.md"), "utf8");
const names = createProgram("0").commands.map((command) => command.name());

test.each(names)("docs/cli.md has the help of %s as it is; `npm run docs:cli` writes it", (name) => {
  const help = execFileSync(process.execPath, [path.join(root, "dist", "cli", "main.js"), name, "--help"], { encoding: "utf8" });
  expect(docs).toContain(`### ${name}\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\`\n`);
});

test("docs/cli.md has no command that there is not", () => {
  expect([...docs.matchAll(/^### (.+)$/gm)].map(([, name]) => name)).toEqual(names);
});
