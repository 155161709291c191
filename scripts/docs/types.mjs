import ts from "typescript";
import { referredTo } from "./source.mjs";

/** What a reader needs of a type: `pulumi.Input` and `pulumi.Output` are said once, above the table. */
export function typeText(checker, node) {
  const short = lookedUp(checker, node)
    .getText()
    .replace(/\s+/g, " ")
    .replace(/\breadonly /g, "")
    .replaceAll("pulumi.ID", "string");
  return inlineUnion(checker, node) ?? unwrapped(short);
}

/** `SyncSchemaArgs["mappings"]` is what is written there. */
function lookedUp(checker, node) {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isTypeReferenceNode(node.objectType)) return node;
  const owner = referredTo(checker, node.objectType.typeName);
  const name = ts.isLiteralTypeNode(node.indexType) && ts.isStringLiteral(node.indexType.literal) ? node.indexType.literal.text : undefined;
  const members = owner !== undefined && ts.isInterfaceDeclaration(owner) ? owner.members.filter(ts.isPropertySignature) : [];
  const member = members.find((each) => each.name.getText() === name);
  return member?.type ?? node;
}

/** A name for a few texts says less than the texts. */
function inlineUnion(checker, node) {
  const [only] = referencesIn(node)
    .map((name) => referredTo(checker, name))
    .filter((each) => each !== undefined);
  if (only === undefined || !ts.isTypeAliasDeclaration(only) || !ts.isUnionTypeNode(only.type)) return undefined;
  return only.type.types.every(ts.isLiteralTypeNode) ? only.type.getText() : undefined;
}

function unwrapped(text) {
  const wrapper = /pulumi\.(?:Input|Output)</.exec(text);
  if (wrapper === null) return text.replace(/^\((.*)\)$/, "$1");
  const start = wrapper.index + wrapper[0].length;
  const end = closing(text, start);
  const inside = text.slice(start, end);
  const isListOfUnion = text.startsWith("[]", end + 1) && inside.includes(" | ");
  return unwrapped(text.slice(0, wrapper.index) + (isListOfUnion ? `(${inside})` : inside) + text.slice(end + 1));
}

function closing(text, start) {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "<") depth++;
    if (text[at] === ">" && --depth === 0) return at;
  }
  throw new Error(`no end of ${text}`);
}

/** The interfaces of ours that a type names, for which the page has a table of its own. */
export function interfacesIn(checker, node) {
  const own = referencesIn(lookedUp(checker, node)).map((name) => referredTo(checker, name));
  return own.filter((each) => each !== undefined && ts.isInterfaceDeclaration(each));
}

function referencesIn(node) {
  const names = [];
  const visit = (each) => {
    if (ts.isTypeReferenceNode(each)) names.push(ts.isQualifiedName(each.typeName) ? each.typeName.right : each.typeName);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return names;
}

/** Whether a value that is known only later will do. */
export function takesOutputs(node) {
  return /pulumi\.Input<|\["\w+"\]/.test(node.getText());
}
