import ts from "typescript";
import { commentIfAny, commentOf } from "./comment.mjs";
import { membersOf, placeOf } from "./source.mjs";
import { inputTable, outputTable } from "./table.mjs";
import { interfacesIn } from "./types.mjs";

/** The page of a resource or component: what it is, what it takes, what it gives, where it comes from. */
export function classPage({ name, declaration, checker }, args) {
  const { text, page, example } = commentOf(declaration);
  const outputs = declaration.members.filter(isOutput);
  const inputs = membersOf(checker, args.declaration);
  const shown = new Set([args.declaration]);
  const parts = [
    `# ${name}`,
    text,
    `\`\`\`ts\nimport { ${name} } from "pulumi-entra-sync";\n\n${example}\n\`\`\``,
    `## Arguments`,
    [`\`new ${name}(name, args, opts?)\``, commentIfAny(args.declaration)?.text].filter(Boolean).join(". "),
    inputTable(checker, inputs),
    ...nested(checker, inputs, shown, inputTable),
    ...(outputs.length === 0 ? [] : [`## Outputs`, outputTable(checker, outputs), ...nested(checker, outputs, shown, outputTable)]),
    `## See also`,
    [
      ...(page ? [`- Microsoft's page: <${page}>`] : []),
      `- Source: [${placeOf(declaration)}](../../${placeOf(declaration)})`,
      `- [All pages](README.md)`,
    ].join("\n"),
  ];
  return parts.join("\n\n");
}

function isOutput(member) {
  const hidden = [ts.SyntaxKind.StaticKeyword, ts.SyntaxKind.PrivateKeyword];
  return ts.isPropertyDeclaration(member) && !member.modifiers?.some(({ kind }) => hidden.includes(kind));
}

/** A table for every interface that the members name, and for those that these name. */
function nested(checker, members, shown, table) {
  const found = members.flatMap((member) => interfacesIn(checker, member.type)).filter((each) => !shown.has(each));
  return [...new Set(found)].flatMap((each) => {
    shown.add(each);
    const title = `### ${each.name.text}`;
    return [
      title,
      commentIfAny(each)?.text ?? "",
      table(checker, membersOf(checker, each)),
      ...nested(checker, membersOf(checker, each), shown, table),
    ];
  });
}
