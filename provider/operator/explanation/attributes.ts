import { EvaluationError, ExpressionError, evaluate, parse, type Expression, type User, type Value } from "../../../expressions";
import { attributesOn, userMappingIn, type RowWire, type SchemaWire } from "../../resources/schemaWire";
import { isShown } from "../../scope/attributes";
import { attributesIn } from "../../resources/attributeNames";

/** What one mapped attribute would become in the target. */
export interface MappedAttribute {
  readonly target: string;
  /** The mapping's source, as an expression. */
  readonly source: string;
  readonly apply: "always" | "on create" | "where empty";
  readonly outcome: AttributeOutcome;
}

export type Plain = string | readonly string[] | null;

export type AttributeOutcome =
  /** `null` clears the attribute. */
  | { readonly kind: "value"; readonly value: Plain }
  /** Left as it is: the source has nothing to give. */
  | { readonly kind: "kept" }
  /** Only the service can tell, for this reason. */
  | { readonly kind: "serviceOnly"; readonly reason: string }
  /** No value comes of it, and the service fails the user. */
  | { readonly kind: "fails"; readonly reason: string };

/** The life of the object and its matching are the service's own; a reference needs the other user's id in the target. */
const ofTheService: Readonly<Record<string, string>> = {
  IsSoftDeleted: "the service keeps it by itself",
  alternativeSecurityIds: "made of Microsoft's internal net id, by which users are matched",
  manager: "refers to the manager's user in the target, where there is one",
};

/** All attributes that the mappings of users read. */
export function attributesRead(schema: SchemaWire): string[] {
  return userMappingIn(schema).attributeMappings.flatMap((row) => {
    const tree = treeOf(row);
    return tree === undefined || tree instanceof ExpressionError ? [] : attributesIn(tree);
  });
}

/** The attributes that the mappings of users write. */
export function attributesWritten(schema: SchemaWire): string[] {
  return userMappingIn(schema).attributeMappings.map((row) => row.targetAttributeName);
}

/** Every mapping, evaluated here for a user. */
export function mappedAttributes(schema: SchemaWire, user: User): MappedAttribute[] {
  const clearing = attributesOn(schema, "target").filter((each) => each["flowNullValues"] === true);
  const rows = userMappingIn(schema).attributeMappings.filter(({ source }) => source !== null);
  return rows.map((row) => ({
    target: row.targetAttributeName,
    source: row.source?.expression ?? "",
    apply: applyOf(row),
    outcome: outcomeOf(
      row,
      user,
      clearing.some(({ name }) => name === row.targetAttributeName),
    ),
  }));
}

function applyOf({ flowType }: RowWire): MappedAttribute["apply"] {
  if (flowType === "Always") return "always";
  return flowType === "ObjectAddOnly" ? "on create" : "where empty";
}

function outcomeOf(row: RowWire, user: User, clears: boolean): AttributeOutcome {
  const reason = ofTheService[row.targetAttributeName];
  if (reason !== undefined) return { kind: "serviceOnly", reason };
  const tree = treeOf(row);
  if (tree === undefined) return { kind: "kept" };
  if (tree instanceof ExpressionError) return { kind: "fails", reason: tree.message };
  const hidden = attributesIn(tree).find((name) => !isShown(name));
  if (hidden !== undefined) return { kind: "serviceOnly", reason: `Graph does not show '${hidden}' of users` };
  return evaluated(tree, user, { clears, otherwise: row.defaultValue ?? "" });
}

function evaluated(tree: Expression, user: User, empty: { readonly clears: boolean; readonly otherwise: string }): AttributeOutcome {
  try {
    const outcome = evaluate(tree, user, { now: new Date() });
    if (outcome.flow !== "value") return { kind: "kept" };
    const value = plain(outcome.value);
    if (value !== null && value !== "") return { kind: "value", value: outcome.redacted ? "(redacted)" : value };
    if (empty.otherwise !== "") return { kind: "value", value: empty.otherwise };
    return empty.clears ? { kind: "value", value: null } : { kind: "kept" };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { kind: isUnanswered(error) ? "serviceOnly" : "fails", reason: error.message };
  }
}

/** Chance, the tenant and what the target holds are the service's to know; everything else fails there as it does here. */
function isUnanswered(error: ExpressionError): boolean {
  return error instanceof EvaluationError && (error.failure === "missingOption" || error.failure === "notEvaluatedLocally");
}

function treeOf({ source }: RowWire): Expression | ExpressionError | undefined {
  if (source === null) return undefined;
  if (source.type === "Attribute") return { kind: "attribute", name: source.name };
  if (source.type === "Constant") return { kind: "text", value: source.name };
  try {
    return parse(source.expression);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

/** What a user has under a name of the schema. */
export function valueIn(user: User, name: string): Plain {
  const outcome = evaluate({ kind: "attribute", name }, user);
  return outcome.flow === "value" ? plain(outcome.value) : null;
}

function plain(value: Value): Plain {
  if (value === null || typeof value === "string") return value;
  return value.map((each) => (typeof each === "string" ? each : each.value));
}
