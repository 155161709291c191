import ts from "typescript";
import { commentOf } from "./comment.mjs";
import { placeOf } from "./source.mjs";

const titles = {
  "build/terms": "Attributes, constants and texts",
  "build/conditions": "Conditions",
  "build/text": "Text",
  "build/choices": "Choice",
  "build/dates": "Dates",
  "build/lists": "Several values, roles",
  "build/codes": "Codes, and values from outside",
};
const others = "Reading, printing, trying";

/** The page of the functions of `pulumi-entra-sync/expressions`, by what they are for. */
export function functionsPage(exported) {
  const functions = exported.filter(({ declaration }) => isFunction(declaration));
  const groups = [others, ...Object.values(titles)].map((title) => ({
    title,
    members: functions.filter(({ declaration }) => titleOf(declaration) === title),
  }));
  return [
    "# Functions of pulumi-entra-sync/expressions",
    "Mapping expressions and scoping filters, without Pulumi and without a tenant. The language, its operators and what is known of them: [expressions.md](../expressions.md).",
    ...groups.flatMap(({ title, members }) => [`## ${title}`, ...members.flatMap(section)]),
  ].join("\n\n");
}

/** The page of the functions for programs and scripts, in the order in which they are exported. */
export function programsPage(exported) {
  return [
    "# Functions for programs and scripts",
    "What `entra-sync status` and `entra-sync logs` read, as typed values: in a Pulumi program, where the stack's configuration says how to sign in, or in a script without Pulumi, where variables such as `ENTRA_SYNC_FABRIKAM_CLIENT_SECRET` do.",
    `\`\`\`ts\n${inProgram}\n\`\`\``,
    ...exported
      .filter(({ declaration }) => placeOf(declaration) === "provider/operator/programs.ts" && isFunction(declaration))
      .flatMap(section),
  ].join("\n\n");
}

const inProgram = `import { all } from "@pulumi/pulumi";
import { CrossTenantSync, getSyncStatus } from "pulumi-entra-sync";

const sync = new CrossTenantSync("Fabrikam to Contoso", { source: "fabrikam", target: "contoso" });

// Once the job is there; a preview does not wait for it.
export const status = all([sync.servicePrincipalId, sync.jobId]).apply(([servicePrincipalId]) =>
  getSyncStatus({ tenant: "fabrikam", servicePrincipalId }),
);`;

function titleOf(declaration) {
  return titles[placeOf(declaration).replace(/^expressions\/|\.ts$/g, "")] ?? others;
}

function isFunction(declaration) {
  return (
    ts.isFunctionDeclaration(declaration) ||
    (ts.isVariableDeclaration(declaration) && ts.isArrowFunction(declaration.initializer ?? declaration))
  );
}

function section({ name, declaration }) {
  const { text, example } = commentOf(declaration);
  return [`### ${name}`, `\`\`\`ts\n${signature(name, declaration)}\n\`\`\``, text, ...(example ? [`\`\`\`ts\n${example}\n\`\`\``] : [])];
}

function signature(name, declaration) {
  const { parameters, type } = ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
  const list = parameters.map(parameterText).join(", ");
  return `declare function ${name}(${list}): ${type?.getText() ?? "void"};`;
}

/** A parameter with a default can be left out; one that is taken apart at once is called what it is. */
function parameterText(parameter) {
  const { dotDotDotToken, initializer, name, questionToken, type } = parameter;
  const label = ts.isIdentifier(name) ? name.text : "options";
  const mark = initializer || questionToken ? "?" : "";
  return `${dotDotDotToken ? "..." : ""}${label}${mark}: ${type.getText().replaceAll("readonly ", "")}`;
}
