/** A parsed or built expression. It holds no positions, so two expressions mean the same when their trees are equal. */
export type Expression = AttributeReference | Text | NumberLiteral | Keyword | Call;

/** `[department]`: the value of an attribute of the source object. Names are case-sensitive. */
export interface AttributeReference {
  readonly kind: "attribute";
  readonly name: string;
}

/** `"text"`: a constant. `value` is what it means, without quotes and escapes. */
export interface Text {
  readonly kind: "text";
  readonly value: string;
}

/** A number as it is written: `5`, `-10`, `42568.75`, `&HF7`. Kept as text, since file times do not fit a JavaScript number. */
export interface NumberLiteral {
  readonly kind: "number";
  readonly text: string;
}

/** A bare word that is an argument, such as `vbTextCompare`. */
export interface Keyword {
  readonly kind: "keyword";
  readonly name: KeywordName;
}

/** `Name(argument, argument)`. An omitted argument is `undefined` and keeps its place. */
export interface Call {
  readonly kind: "call";
  readonly name: string;
  readonly arguments: readonly Argument[];
}

/** What stands between two commas: an expression, nothing, or (in `IIF` and `CBool` only) a comparison. */
export type Argument = Expression | Comparison | undefined;

/** `[country] = "USA"`: allowed as the condition of `IIF` and as the argument of `CBool`. */
export interface Comparison {
  readonly kind: "comparison";
  readonly operator: ComparisonOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export const comparisonOperators = ["<>", "<=", ">=", "=", "<", ">"] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

export const keywords = ["vbTextCompare", "vbBinaryCompare", "UTF8", "Unicode", "IgnoreAttributeFlow", "IgnoreObjectFlow"] as const;
export type KeywordName = (typeof keywords)[number];
