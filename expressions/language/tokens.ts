import { ExpressionSyntaxError } from "../errors";
import { comparisonOperators, type ComparisonOperator } from "./tree";

/** The smallest parts of the text. `start` is the offset of the first character. */
export type Token =
  | { readonly kind: "name" | "number" | "attribute" | "text"; readonly text: string; readonly start: number }
  | { readonly kind: "operator"; readonly text: ComparisonOperator; readonly start: number }
  | { readonly kind: "(" | ")" | "," | "end"; readonly text: string; readonly start: number };

/** Splits the text of an expression. `text` of an attribute or a constant is what it means, without brackets, quotes and escapes. */
export function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = blanks(expression, 0);
  while (at < expression.length) {
    const { token, end } = tokenAt(expression, at);
    tokens.push(token);
    at = blanks(expression, end);
  }
  return [...tokens, { kind: "end", text: "", start: expression.length }];
}

interface Found {
  readonly token: Token;
  readonly end: number;
}

function tokenAt(expression: string, start: number): Found {
  const character = expression.charAt(start);
  if (character === "(" || character === ")" || character === ",") {
    return { token: { kind: character, text: character, start }, end: start + 1 };
  }
  if (character === '"') return textAt(expression, start);
  if (character === "[") return attributeAt(expression, start);
  return wordAt(expression, start) ?? operatorAt(expression, start) ?? stray(expression, start);
}

function wordAt(expression: string, start: number): Found | undefined {
  for (const [kind, pattern] of [["name", namePattern] as const, ["number", numberPattern] as const]) {
    pattern.lastIndex = start;
    const text = pattern.exec(expression)?.[0];
    if (text !== undefined) return { token: { kind, text, start }, end: start + text.length };
  }
  return undefined;
}

const namePattern = /[A-Za-z][A-Za-z0-9_]*/y;
const numberPattern = /-?[0-9]+(?:\.[0-9]+)?|&[Hh][0-9A-Fa-f]+/y;

function operatorAt(expression: string, start: number): Found | undefined {
  const text = comparisonOperators.find((operator) => expression.startsWith(operator, start));
  return text && { token: { kind: "operator", text, start }, end: start + text.length };
}

function textAt(expression: string, start: number): Found {
  let text = "";
  for (let at = start + 1; at < expression.length; at += 1) {
    const character = expression.charAt(at);
    if (character === '"') return { token: { kind: "text", text, start }, end: at + 1 };
    const next = expression.charAt(at + 1);
    // Only \\ and \" are escapes. Another backslash is kept: documented results of "\+" hold only so.
    const escaped = character === "\\" && (next === "\\" || next === '"');
    text += escaped ? next : character;
    if (escaped) at += 1;
  }
  throw new ExpressionSyntaxError(expression, start, "This quote is never closed");
}

function attributeAt(expression: string, start: number): Found {
  let depth = 0;
  for (let at = start; at < expression.length; at += 1) {
    const character = expression.charAt(at);
    if (character === "[") depth += 1;
    if (character === "]") depth -= 1;
    if (depth === 0) return attributeToken(expression, start, at + 1);
  }
  throw new ExpressionSyntaxError(expression, start, "This bracket is never closed");
}

function attributeToken(expression: string, start: number, end: number): Found {
  const text = expression.slice(start + 1, end - 1);
  if (text.trim() === "") throw new ExpressionSyntaxError(expression, start, "The name of an attribute is missing between the brackets");
  return { token: { kind: "attribute", text, start }, end };
}

function stray(expression: string, start: number): never {
  const character = String.fromCodePoint(expression.codePointAt(start) ?? 0);
  throw new ExpressionSyntaxError(expression, start, strayReasons[character] ?? `'${character}' does not belong here`);
}

const strayReasons: Readonly<Record<string, string>> = {
  "'": `A constant stands in double quotes, not in single ones`,
  "“": `A constant stands in straight double quotes`,
  "”": `A constant stands in straight double quotes`,
  "&": "Texts are joined with Join or Append here; '&' belongs to cloud sync",
  "]": "This bracket was never opened",
};

function blanks(expression: string, start: number): number {
  blankPattern.lastIndex = start;
  return start + (blankPattern.exec(expression)?.[0].length ?? 0);
}

const blankPattern = /[ \t\r\n\u00a0]*/y;
