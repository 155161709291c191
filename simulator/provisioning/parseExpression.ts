import { ExpressionError, evaluate, parse, signatureOf, type Argument, type Expression, type Value } from "../../expressions";
import { print } from "../../expressions";
import { complexBody, objectList, requireMembers, text } from "../graph/body";
import { context, type Answer, type Call } from "../graph/call";
import { isObject, type Json, type JsonObject } from "../graph/json";
import type { Route } from "../graph/route";
import { requireJob } from "../synchronization/synchronizationJobs";
import { synchronizationRoute } from "../synchronization/synchronizationRoute";
import { serviceOptions } from "./language";

/** Reads an expression, and tries it on an object. */
export const parseExpressionRoutes: readonly Route[] = [
  synchronizationRoute("POST", "/jobs/{jobId}/schema/parseExpression", {
    handler: parseExpression,
    source: "Graph reference: synchronizationSchema parseExpression",
  }),
];

function parseExpression(call: Call): Answer {
  requireJob(call);
  const { testInputObject, targetAttributeDefinition, ...rest } = isObject(call.body) ? call.body : {};
  const given = complexBody(call.body === undefined ? call.body : rest, "microsoft.graph.parseExpressionRequestBody", {
    expression: "Edm.String",
  });
  requireMembers(given, ["expression"]);
  const user = inputUser(testInputObject);
  const attribute = isObject(targetAttributeDefinition) ? targetAttributeDefinition : undefined;
  const answer = { "@odata.context": context(call, "microsoft.graph.parseExpressionResponse") };
  const expression = text(given, "expression") ?? "";
  return { status: 200, body: { ...answer, ...(attribute?.["type"] === "Reference" ? refused : tried(call, expression, user)) } };
}

const refused: JsonObject = {
  error: {
    code: "ExpressionNotSupported",
    message: "A reference cannot be the target of an expression.",
    target: null,
    details: [],
    innerError: null,
  },
  evaluationSucceeded: false,
  evaluationResult: [],
  parsedExpression: null,
  parsingSucceeded: false,
};

function tried(call: Call, expression: string, user: JsonObject): JsonObject {
  let tree: Expression;
  try {
    tree = parse(expression);
  } catch (error) {
    return { ...refused, error: publicError("ExpressionParsingFailed", error) };
  }
  const parsed = { parsedExpression: mappingSource(tree), parsingSucceeded: true };
  try {
    const tenant = call.tenant.truth;
    const outcome = evaluate(tree, user as never, serviceOptions(call.world, tenant, tenant));
    const evaluationResult = outcome.flow === "value" ? texts(outcome.value) : [];
    return { error: null, evaluationSucceeded: true, evaluationResult, ...parsed };
  } catch (error) {
    return { error: publicError("ExpressionEvaluationFailed", error), evaluationSucceeded: false, evaluationResult: [], ...parsed };
  }
}

function publicError(code: string, error: unknown): JsonObject {
  if (!(error instanceof ExpressionError)) throw error;
  return { code, message: error.message, target: null, details: [], innerError: null };
}

function inputUser(input: Json | undefined): JsonObject {
  const properties = objectList(isObject(input) ? input["properties"] : []);
  return Object.fromEntries(properties.map((property) => [text(property, "key") ?? "", property["value"]]));
}

function texts(value: Value): Json {
  if (value === null) return [];
  return typeof value === "string" ? [value] : value.map((each) => (typeof each === "string" ? each : JSON.stringify(each)));
}

/** An expression as a schema keeps it: one source inside the other. */
function mappingSource(tree: Expression): JsonObject {
  const expression = print(tree);
  switch (tree.kind) {
    case "attribute":
      return { expression, name: tree.name, type: "Attribute", parameters: [] };
    case "call":
      return {
        expression,
        name: tree.name,
        type: "Function",
        parameters: tree.arguments.flatMap((each, index) => parameter(tree.name, each, index)),
      };
    case "text":
      return { expression, name: tree.value, type: "Constant", parameters: [] };
    case "number":
    case "keyword":
      return { expression, name: expression, type: "Constant", parameters: [] };
  }
}

function parameter(functionName: string, argument: Argument, index: number): JsonObject[] {
  if (argument === undefined || argument.kind === "comparison") return [];
  const names = signatureOf(functionName)?.parameters ?? [];
  return [{ key: names[Math.min(index, names.length - 1)]?.name ?? "source", value: mappingSource(argument) }];
}
