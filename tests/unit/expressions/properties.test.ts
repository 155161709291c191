import fc from "fast-check";
import {
  catalogue,
  evaluate,
  ExpressionError,
  functionNames,
  parse,
  print,
  type EvaluateOptions,
  type Expression,
  type User,
} from "../../../expressions";

const attributeName = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.:]{0,8}$/);
const plain: fc.Arbitrary<Expression> = fc.oneof(
  attributeName.map((name): Expression => ({ kind: "attribute", name })),
  fc.string({ unit: "binary" }).map((value): Expression => ({ kind: "text", value })),
  fc
    .constantFrom("d", "1", "-3", "2024-02-29", "1/31/2024 11:59:59 PM", "yyyy-MM-dd", "(?<a>.)", "True")
    .map((value): Expression => ({ kind: "text", value })),
  fc.integer({ min: -300, max: 300 }).map((number): Expression => ({ kind: "number", text: String(number) })),
);

/** Calls with as many arguments as the function takes, whatever they hold. */
const expressions = fc.letrec<{ expression: Expression; call: Expression }>((tie) => ({
  expression: fc.oneof({ maxDepth: 4, withCrossShrink: true }, plain, tie("call")),
  call: fc.constantFrom(...functionNames).chain((name) => {
    const places = catalogue[name].parameters.flatMap(({ optional, repeats }) => {
      const one = fc.oneof({ maxDepth: 4 }, plain, tie("expression"));
      if (repeats === "pairs") return [one, one];
      return [optional ? fc.option(one, { nil: undefined }) : one];
    });
    return fc.tuple(...places).map((given): Expression => ({ kind: "call", name, arguments: given }));
  }),
})).expression;

const users: fc.Arbitrary<User> = fc.dictionary(
  attributeName,
  fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string(), { maxLength: 3 })),
);

const options: EvaluateOptions = {
  now: new Date("2024-02-29T12:00:00Z"),
  random: () => 0.5,
  isTaken: (value) => value.length % 2 === 0,
  defaultDomain: "contoso.com",
};

describe("for any expression", () => {
  it("parsing what is printed gives the same expression", () => {
    fc.assert(
      fc.property(expressions, (expression) => expect(parse(print(expression))).toEqual(expression)),
      { numRuns: 500 },
    );
  });

  it("printing twice changes nothing", () => {
    fc.assert(
      fc.property(expressions, (expression) => expect(print(parse(print(expression)))).toBe(print(expression))),
      { numRuns: 200 },
    );
  });

  it("evaluating gives an outcome or an error of this library", () => {
    fc.assert(
      fc.property(expressions, users, (expression, user) => {
        expect(flowOrError(() => evaluate(expression, user, options).flow)).toMatch(/value|ignored|objectIgnored|an error/);
      }),
      { numRuns: 2000 },
    );
  });

  it("evaluating twice with the same clock and chance gives the same", () => {
    fc.assert(
      fc.property(expressions, users, (expression, user) => {
        const once = () => flowOrError(() => JSON.stringify(evaluate(expression, user, options)));
        expect(once()).toBe(once());
      }),
      { numRuns: 300 },
    );
  });
});

describe("for any text", () => {
  const texts = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom("Join", "IIF", "(", ")", ",", '"', "[a]", "=", "\\", " ", "1", "&", "vbTextCompare"), { maxLength: 30 })
      .map((parts) => parts.join("")),
  );

  it("parsing gives an expression that prints and parses, or an error that points into the text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const tree = parse(text);
          expect(parse(print(tree))).toEqual(tree);
        } catch (error) {
          expect(error).toMatchObject({ name: "ExpressionSyntaxError", expression: text });
          const { position } = error as { position: number };
          expect(position >= 0 && position <= text.length).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function flowOrError(evaluation: () => string): string {
  try {
    return evaluation();
  } catch (error) {
    if (error instanceof ExpressionError) return `an error: ${error.message}`;
    throw error;
  }
}
