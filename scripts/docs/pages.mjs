import path from "node:path";
import * as prettier from "prettier";
import ts from "typescript";
import { root } from "../paths.mjs";
import { classPage } from "./classPage.mjs";
import { commentOf } from "./comment.mjs";
import { functionsPage, programsPage } from "./functionsPage.mjs";
import { exportsOf } from "./source.mjs";

/** Every page of the reference by its file name. */
export async function pages() {
  const [provider, expressions] = exportsOf("provider/index.ts", "expressions/index.ts");
  const classes = provider.filter(({ declaration }) => ts.isClassDeclaration(declaration));
  const texts = {
    "README.md": contents(classes),
    ...Object.fromEntries(classes.map((each) => [`${each.name}.md`, classPage(each, argsOf(provider, each))])),
    "expressions.md": functionsPage(expressions),
    "programs.md": programsPage(provider),
  };
  const formatted = new Map();
  for (const [name, text] of Object.entries(texts)) formatted.set(name, await format(name, text));
  return formatted;
}

function argsOf(exported, { name }) {
  const args = exported.find((each) => each.name === `${name}Args`);
  if (args === undefined) throw new Error(`${name} has no ${name}Args among the exports`);
  return args;
}

function contents(classes) {
  const isComponent = ({ declaration }) => declaration.heritageClauses[0].getText().includes("ComponentResource");
  const line = ({ name, declaration }) => `- [${name}](${name}.md): ${firstSentence(commentOf(declaration).text)}`;
  return [
    "# Reference",
    "Made from the doc comments by `npm run docs`; what an editor shows is the same. Every argument may be a value or an output, unless its row says otherwise. A tenant is named by its alias in `entra-sync:tenants` (README, Use on real tenants).",
    "## Components",
    classes.filter(isComponent).map(line).join("\n"),
    "## Resources",
    classes
      .filter((each) => !isComponent(each))
      .map(line)
      .join("\n"),
    "## Functions",
    "- [pulumi-entra-sync/expressions](expressions.md): mapping expressions and scoping filters, built and tried in TypeScript",
    "- [getSyncStatus, listSyncConfigurations, getProvisioningLogs](programs.md): how synchronizations fare, in programs and scripts",
  ].join("\n\n");
}

function firstSentence(text) {
  return text.replace(/\s+/g, " ").replace(/[.:] .*$/, ".");
}

async function format(name, text) {
  const filepath = path.join(root, "docs", "reference", name);
  return prettier.format(text, { ...(await prettier.resolveConfig(filepath)), filepath });
}
