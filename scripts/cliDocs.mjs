// Writes the commands' own help into docs/cli.md, below its marker; a test holds the file against the help.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { main } from "./problem.mjs";
import { capture } from "./processes.mjs";
import { build } from "./setup/build.mjs";

const file = path.join(root, "docs", "cli.md");
const marker = /(<!-- What follows is written by .*? -->\n)[^]*$/;

await main(async () => {
  await build();
  const sections = [];
  for (const command of commandsIn(await help()))
    sections.push(`### ${command}\n\n\`\`\`text\n${(await help(command)).trimEnd()}\n\`\`\`\n`);
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace(marker, (_all, kept) => `${kept}\n${sections.join("\n")}`),
  );
});

async function help(...command) {
  const { output } = await capture(process.execPath, [path.join(root, "dist", "cli", "main.js"), ...command, "--help"], { cwd: root });
  return output;
}

function commandsIn(text) {
  const names = [...text.slice(text.indexOf("Commands:")).matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name);
  return names.filter((name) => name !== "help" && name !== "completion");
}
