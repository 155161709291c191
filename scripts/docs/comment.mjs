import ts from "typescript";

/** A doc comment taken apart: what it says, the page it names, its example. */
export function commentOf(declaration) {
  const comment = commentIfAny(declaration);
  if (comment === undefined) throw new Error(`${declaration.name?.getText()} has no doc comment, and is public`);
  return comment;
}

export function commentIfAny(declaration) {
  // A constant's comment stands above its statement.
  const holder = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const [doc] = ts.getJSDocCommentsAndTags(holder).filter(ts.isJSDoc);
  if (doc === undefined) return undefined;
  const paragraphs = (ts.getTextOfJSDocComment(doc.comment) ?? "").trim().split(/\n\s*\n/);
  const isAddress = (text) => /^https:\/\/\S+$/.test(text);
  return {
    text: paragraphs.filter((text) => !isAddress(text)).join("\n\n"),
    page: paragraphs.find(isAddress),
    example: exampleIn(doc),
  };
}

function exampleIn(doc) {
  const tag = doc.tags?.find(({ tagName }) => tagName.text === "example");
  return tag && ts.getTextOfJSDocComment(tag.comment)?.trim();
}

const inCode = /\s*\bDefault (`[^`]+`|\d+)(?:[.;:,]\s*|$)/;
const inWords = /\s*\bDefault: ([^.;]+)(?:[.;]\s*|$)/;

/** The default out of the comment, and the comment without it. */
export function splitDefault(text) {
  const found = inCode.exec(text) ?? inWords.exec(text);
  if (found === null) return { meaning: text };
  const rest = text.slice(found.index + found[0].length);
  const meaning = [text.slice(0, found.index), capitalized(rest)].filter((part) => part !== "").join(" ");
  return { meaning, standard: found[1] };
}

function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
