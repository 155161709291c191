/** What is known of an operator of scoping filters. */
export interface OperatorFacts {
  /** `binary` operators compare with a value, `unary` ones take none. */
  readonly arity: "binary" | "unary";
  /** Whether Graph's own list or a real tenant shows this spelling. The others come from the portal's page: read the tenant's list for them. */
  readonly spellingConfirmed: boolean;
  /** The attribute types that Graph lists for it; nothing where no list has been seen. */
  readonly attributeTypes?: readonly ("String" | "Integer" | "Boolean" | "Binary")[];
}

const text = ["String", "Integer"] as const;
const any = ["Integer", "String", "Binary", "Boolean"] as const;

/**
 * The operators of scoping filters.
 * @see https://learn.microsoft.com/entra/identity/app-provisioning/define-conditional-rules-for-provisioning-user-accounts
 */
export const operators = {
  EQUALS: { arity: "binary", spellingConfirmed: true, attributeTypes: text },
  "NOT EQUALS": { arity: "binary", spellingConfirmed: true, attributeTypes: text },
  "IS TRUE": { arity: "unary", spellingConfirmed: true, attributeTypes: ["Boolean"] },
  "IS FALSE": { arity: "unary", spellingConfirmed: true, attributeTypes: ["Boolean"] },
  "IS NULL": { arity: "unary", spellingConfirmed: true, attributeTypes: any },
  "IS NOT NULL": { arity: "unary", spellingConfirmed: true, attributeTypes: any },
  "REGEX MATCH": { arity: "binary", spellingConfirmed: true, attributeTypes: text },
  "NOT REGEX MATCH": { arity: "binary", spellingConfirmed: true, attributeTypes: text },
  ENDS_WITH: { arity: "binary", spellingConfirmed: false },
  INCLUDES: { arity: "binary", spellingConfirmed: false },
  GREATER_THAN: { arity: "binary", spellingConfirmed: false, attributeTypes: ["Integer"] },
  GREATER_THAN_OR_EQUALS: { arity: "binary", spellingConfirmed: false, attributeTypes: ["Integer"] },
  "&": { arity: "binary", spellingConfirmed: false },
  "!&": { arity: "binary", spellingConfirmed: false },
} as const satisfies Readonly<Record<string, OperatorFacts>>;

/** The operators by their names here. A tenant may spell some in another way: `operatorNamed` recognises them. */
export type Operator = keyof typeof operators;

export const operatorNames = Object.keys(operators) as readonly Operator[];

/** The operators that take a value. */
export type BinaryOperator = { [Name in Operator]: (typeof operators)[Name]["arity"] extends "binary" ? Name : never }[Operator];

/** The operators that look at the attribute alone. */
export type UnaryOperator = Exclude<Operator, BinaryOperator>;

/** The operator that a tenant's or a portal's spelling means, whatever its case, blanks and underscores: `Ends With`, `Greater_Than`, `Include`. */
export function operatorNamed(spelling: string): Operator | undefined {
  const letters = lettersOf(spelling);
  return operatorNames.find((name) => lettersOf(name) === letters || lettersOf(name) === `${letters}S`);
}

function lettersOf(spelling: string): string {
  return spelling.toUpperCase().replaceAll(/[\s_]/g, "");
}
