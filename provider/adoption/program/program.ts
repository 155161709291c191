import type { Found } from "../found";
import { declarationsOf } from "./declarations";
import { comment } from "./words";

/** The program that declares what was found, as it was found. The same world gives the same text. */
export function programOf(found: Found): string {
  const { statements, kinds } = declarationsOf(found);
  const importLine = `import { ${kinds.join(", ")} } from "pulumi-entra-sync";`;
  const imports =
    importLine.length <= 80 ? importLine : `import {\n${kinds.map((kind) => `  ${kind},\n`).join("")}} from "pulumi-entra-sync";`;
  const head = [
    `What was found in tenant '${found.source}', as it was found: the first \`pulumi up\` changes nothing.`,
    "Comments name the place in the portal, below Cross-tenant synchronization > Configurations.",
  ];
  return `${[[...head.map(comment), imports].join("\n"), ...statements].join("\n\n")}\n`;
}
