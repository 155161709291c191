import ts from "typescript";
import { commentOf, splitDefault } from "./comment.mjs";
import { takesOutputs, typeText } from "./types.mjs";

const cell = (text) => text.replace(/\s+/g, " ").replaceAll("|", "\\|");
const row = (...cells) => `| ${cells.map((each) => cell(each)).join(" | ")} |`;

/** What a program passes: each member with its type, its default and what it means. */
export function inputTable(checker, members) {
  const rows = members.map((member) => {
    const { meaning, standard } = splitDefault(commentOf(member).text);
    const none = member.questionToken ? (standard ?? "none") : "**required**";
    const later = takesOutputs(member.type) || isFixed(member) ? "" : " It must be known when the program runs: no output.";
    return row(`\`${member.name.getText()}\``, `\`${typeText(checker, member.type)}\``, none, meaning + later);
  });
  return [row("Name", "Type", "Default", "Meaning"), "| - | - | - | - |", ...rows].join("\n");
}

/** Members of what comes back are plain values inside of one output. */
const isFixed = (member) => (member.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword);

/** What comes back. */
export function outputTable(checker, members) {
  const rows = members.map((member) =>
    row(`\`${member.name.getText()}\``, `\`${typeText(checker, member.type)}\``, commentOf(member).text),
  );
  return [row("Name", "Type", "Meaning"), "| - | - | - |", ...rows].join("\n");
}
