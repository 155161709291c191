import { badRequest } from "../graph/graphError";

/** A parsed `$filter`. Why it is parsed here: docs/decisions/0005. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "path"; readonly path: readonly string[] }
  | { readonly kind: "call"; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: "compare"; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "in"; readonly left: Expression; readonly values: readonly Expression[] }
  | { readonly kind: "logic"; readonly operator: "and" | "or"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "not"; readonly operand: Expression }
  | {
      readonly kind: "lambda";
      readonly name: string;
      readonly path: readonly string[];
      readonly variable: string;
      readonly body?: Expression;
    };

const tokenPattern =
  /\s*(?:(?<text>'(?:[^']|'')*')|(?<moment>\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?)(?![\w-])|(?<guid>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})|(?<number>-?\d+(?:\.\d+)?)(?![\w-])|(?<word>[A-Za-z_$][\w.]*)|(?<sign>[(),/:]))/y;
const comparisons = new Set(["eq", "ne", "gt", "ge", "lt", "le"]);

/** Reads a `$filter`, or refuses it as Graph does. */
export function parseFilter(source: string): Expression {
  const parser = new FilterParser(source, tokenize(source));
  return parser.whole();
}

type Token = { readonly kind: string; readonly text: string };

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (source.slice(position).trim() !== "") {
    tokenPattern.lastIndex = position;
    const found = tokenPattern.exec(source);
    if (!found) throw invalid(source);
    const groups: Record<string, string | undefined> = found.groups ?? {};
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined) ?? "";
    tokens.push({ kind, text: groups[kind] ?? "" });
    position = tokenPattern.lastIndex;
  }
  return tokens;
}

function invalid(source: string) {
  return badRequest(`Invalid filter clause: ${source}`, "BadRequest");
}

class FilterParser {
  private position = 0;

  constructor(
    private readonly source: string,
    private readonly tokens: readonly Token[],
  ) {}

  whole(): Expression {
    const expression = this.either();
    if (this.position < this.tokens.length) throw invalid(this.source);
    return expression;
  }

  private either(): Expression {
    let left = this.both();
    while (this.takes("or")) left = { kind: "logic", operator: "or", left, right: this.both() };
    return left;
  }

  private both(): Expression {
    let left = this.comparison();
    while (this.takes("and")) left = { kind: "logic", operator: "and", left, right: this.comparison() };
    return left;
  }

  private comparison(): Expression {
    if (this.takes("not")) return { kind: "not", operand: this.comparison() };
    const left = this.operand();
    const operator = this.tokens[this.position]?.text.toLowerCase() ?? "";
    if (this.takes("in")) return { kind: "in", left, values: this.list() };
    if (!comparisons.has(operator)) return left;
    this.position += 1;
    return { kind: "compare", operator, left, right: this.operand() };
  }

  private operand(): Expression {
    if (this.takes("(")) return this.closing(this.either());
    const token = this.next();
    switch (token.kind) {
      case "text":
        return { kind: "literal", value: token.text.slice(1, -1).replaceAll("''", "'") };
      case "number":
        return { kind: "literal", value: Number(token.text) };
      case "guid":
      case "moment":
        return { kind: "literal", value: token.text };
      case "word":
        return this.named(token.text);
      default:
        throw invalid(this.source);
    }
  }

  private named(word: string): Expression {
    if (word === "true" || word === "false") return { kind: "literal", value: word === "true" };
    if (word === "null") return { kind: "literal", value: null };
    if (this.peeks("(")) return { kind: "call", name: word.toLowerCase(), arguments: this.list() };
    const path = [word];
    while (this.takes("/")) {
      const segment = this.next().text;
      if (this.peeks("(")) return this.lambda(segment, path);
      path.push(segment);
    }
    return { kind: "path", path };
  }

  private lambda(name: string, path: readonly string[]): Expression {
    if (name !== "any" && name !== "all") throw invalid(this.source);
    this.expect("(");
    if (this.takes(")")) return { kind: "lambda", name, path, variable: "" };
    const variable = this.next().text;
    this.expect(":");
    return { kind: "lambda", name, path, variable, body: this.closing(this.either()) };
  }

  private list(): Expression[] {
    this.expect("(");
    const values = [this.operand()];
    while (this.takes(",")) values.push(this.operand());
    this.expect(")");
    return values;
  }

  private closing(expression: Expression): Expression {
    this.expect(")");
    return expression;
  }

  private next(): Token {
    const token = this.tokens[this.position];
    if (!token) throw invalid(this.source);
    this.position += 1;
    return token;
  }

  /** Graph reads its operators in any case: `NOT`, `OR`. */
  private peeks(text: string): boolean {
    const token = this.tokens[this.position];
    return token !== undefined && token.kind !== "text" && token.text.toLowerCase() === text;
  }

  private takes(text: string): boolean {
    if (!this.peeks(text)) return false;
    this.position += 1;
    return true;
  }

  private expect(text: string): void {
    if (!this.takes(text)) throw invalid(this.source);
  }
}
