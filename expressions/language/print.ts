import type { Argument, Expression } from "./tree";

/**
 * The exact text of an expression, spelled as the service itself prints what it parsed: one space after a comma, nothing for an omitted argument.
 * Parsing the text gives the same tree again.
 */
export function print(expression: Expression): string {
  return printArgument(expression);
}

function printArgument(argument: Argument): string {
  switch (argument?.kind) {
    case undefined:
      return "";
    case "attribute":
      return `[${argument.name}]`;
    case "text":
      return quoted(argument.value);
    case "number":
      return argument.text;
    case "keyword":
      return argument.name;
    case "comparison":
      return `${print(argument.left)} ${argument.operator} ${print(argument.right)}`;
    case "call":
      return `${argument.name}(${argument.arguments.map(printArgument).join(", ")})`;
  }
}

export function quoted(text: string): string {
  return `"${text.replaceAll(/[\\"]/g, "\\$&")}"`;
}
