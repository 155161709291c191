import { ExpressionSyntaxError } from "../errors";
import { keywordNamed, knownAttribute, knownFunction } from "./known";
import { arityProblem } from "./arity";
import { tokensOf, type Token } from "./tokens";
import type { Signature } from "./signature";
import type { Argument, Call, Comparison, Expression } from "./tree";

export interface ParseOptions {
  /** The attributes of the source directory. When given, any other name is an error; names are case-sensitive. Default: any name. */
  readonly attributes?: Iterable<string>;
}

/** The service takes no longer expression. */
const longest = 10_000;
/** Ours: deeper than any expression a person wrote, and far from the end of the stack. */
const deepest = 200;

/**
 * Reads the text of an expression: balanced, every function published and given as many arguments as it takes, every attribute known when
 * a list is given. Otherwise throws an `ExpressionSyntaxError` that points at the character.
 *
 * @example
 * parse('Join("@", [mailNickname], "contoso.com")');
 */
export function parse(expression: string, options: ParseOptions = {}): Expression {
  if (expression.length > longest) {
    throw new ExpressionSyntaxError(
      expression,
      longest,
      `An expression has at most ${longest} characters, this one has ${expression.length}`,
    );
  }
  const parser = new Parser(expression, options.attributes && new Set(options.attributes));
  return parser.whole();
}

/** Recursive descent over the tokens: one method per rule of the grammar. */
class Parser {
  private readonly tokens: readonly Token[];
  private next = 0;
  private depth = 0;

  constructor(
    private readonly expression: string,
    private readonly attributes: ReadonlySet<string> | undefined,
  ) {
    this.tokens = tokensOf(expression);
  }

  whole(): Expression {
    const expression = this.value();
    const rest = this.take();
    if (rest.kind === "operator") this.fail(rest, "A comparison can only be the condition of IIF or the argument of CBool");
    if (rest.kind !== "end") this.fail(rest, "The expression should end here");
    return expression;
  }

  private value(): Expression {
    const token = this.take();
    switch (token.kind) {
      case "attribute":
        return { kind: "attribute", name: this.known(token, knownAttribute(token.text, this.attributes)) };
      case "text":
        return { kind: "text", value: token.text };
      case "number":
        return { kind: "number", text: token.text };
      case "name":
        return this.peek().kind === "(" ? this.call(token) : this.keyword(token);
      case "end":
        return this.fail(token, "The expression ends too early");
      case "(":
      case ")":
      case ",":
      case "operator":
        return this.fail(token, `A function, an [attribute] or a "constant" should stand here, not '${token.text}'`);
    }
  }

  private keyword(token: Token): Expression {
    const name = keywordNamed(token.text);
    return name ? { kind: "keyword", name } : this.fail(token, `'${token.text}' is no constant: write "${token.text}" or [${token.text}]`);
  }

  private call(token: Token): Call {
    const signature = this.known(token, knownFunction(token.text));
    const opening = this.take();
    this.depth += 1;
    if (this.depth > deepest) this.fail(token, `Functions are nested deeper than ${deepest}`);
    const given = this.arguments(opening, signature);
    this.depth -= 1;
    const problem = arityProblem(token.text, signature, given);
    if (problem) this.fail(token, problem);
    return { kind: "call", name: token.text, arguments: given };
  }

  private arguments(opening: Token, signature: Signature): Argument[] {
    if (this.peek().kind === ")") {
      this.take();
      return [];
    }
    const given: Argument[] = [];
    for (;;) {
      if (this.peek().kind === "end") this.fail(opening, "This parenthesis is never closed");
      given.push(this.argument(signature.parameters[given.length]?.takesCondition ?? false));
      const separator = this.take();
      if (separator.kind === ")") return given;
      if (separator.kind === "end") this.fail(opening, "This parenthesis is never closed");
      if (separator.kind === "operator") this.fail(separator, "A comparison can only be the condition of IIF or the argument of CBool");
      if (separator.kind !== ",") this.fail(separator, "A comma or ')' should stand here");
    }
  }

  private argument(takesCondition: boolean): Argument {
    const { kind } = this.peek();
    if (kind === "," || kind === ")") return undefined;
    const left = this.value();
    return takesCondition && this.peek().kind === "operator" ? this.comparison(left) : left;
  }

  private comparison(left: Expression): Comparison {
    const token = this.take();
    if (token.kind !== "operator") return this.fail(token, "A comparison should stand here");
    return { kind: "comparison", operator: token.text, left, right: this.value() };
  }

  private known<Found>(token: Token, answer: { found: Found } | { problem: string }): Found {
    return "found" in answer ? answer.found : this.fail(token, answer.problem);
  }

  private peek(): Token {
    return this.tokens[this.next] ?? this.end();
  }

  private take(): Token {
    const token = this.peek();
    this.next += 1;
    return token;
  }

  private end(): Token {
    return { kind: "end", text: "", start: this.expression.length };
  }

  private fail(token: Token, problem: string): never {
    throw new ExpressionSyntaxError(this.expression, token.start, problem);
  }
}
