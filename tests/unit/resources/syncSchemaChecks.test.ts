import { catalogue, functionNames, operatorNames, operators, signatureOf, type Operator } from "../../../expressions";
import { publishedAttributes } from "../../../provider/resources/publishedAttributes";
import { syncSchema } from "../../../provider/resources/syncSchema";
import { checked, servicePrincipalId, unknown } from "./checked";

const check = async (news: object) => (await checked(syncSchema, { tenant: "fabrikam", servicePrincipalId, ...news })).failures;
const mapped = (expression: string) => check({ mappings: { city: { expression } } });
const filtered = (clause: object) => check({ scopingFilters: [{ name: "x", clauses: [clause] }] });
const clausePath = "scopingFilters[0].clauses[0]";

/** A value that the operator takes, and the smallest that it cannot use. */
function valueFor(operator: Operator): string {
  return operator.startsWith("GREATER") ? "5" : "Sales";
}

describe.each(operatorNames)("the operator %s", (operator) => {
  const isUnary = operators[operator].arity === "unary";

  test("passes as it is meant", async () => {
    expect(await filtered({ attribute: "department", operator, ...(isUnary ? {} : { value: valueFor(operator) }) })).toEqual({});
  });

  test("is refused with a value too many, or with one missing", async () => {
    const failures = await filtered({ attribute: "department", operator, ...(isUnary ? { value: "x" } : {}) });
    expect(Object.keys(failures)).toEqual([`${clausePath}.value`]);
    expect(Object.values(failures)[0]).toContain(operator);
  });

  test("is refused in another spelling, and told which there are", async () => {
    const wrong = operator === "&" ? "&&" : operator === "!&" ? "! &" : operator.toLowerCase();
    const failures = await filtered({ attribute: "department", operator: wrong, ...(isUnary ? {} : { value: valueFor(operator) }) });
    expect(failures[`${clausePath}.operator`]).toContain(`is ${JSON.stringify(wrong)}: must be one of EQUALS, NOT EQUALS`);
  });
});

test.each([
  ["GREATER_THAN", "five"],
  ["GREATER_THAN_OR_EQUALS", "1.5"],
  ["REGEX MATCH", "(unclosed"],
  ["NOT REGEX MATCH", "[a"],
])("%s with %s is refused: the service could never compare with it", async (operator, value) => {
  expect(Object.keys(await filtered({ attribute: "department", operator, value }))).toEqual([`${clausePath}.value`]);
});

/** As many constants as given, separated as the language wants it. */
function call(name: string, count: number): string {
  return `${name}(${Array.from({ length: count }, () => '"1"').join(", ")})`;
}

describe.each(functionNames)("the function %s", (name) => {
  test("is refused in another case, and told how it is written", async () => {
    const wrong = name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase();
    const reason = (await mapped(call(wrong, 1)))["mappings.city.expression"];
    expect(reason).toContain(`There is no function '${wrong}': case matters, write '${name}'`);
    expect(reason).toMatch(/\n +\^$/);
  });

  test("is refused with a number of arguments that it does not take, with the character shown", async () => {
    const refused = await Promise.all(Array.from({ length: 12 }, (_, count) => mapped(call(name, count))));
    const reasons = refused.map((failures) => failures["mappings.city.expression"]).filter((reason) => reason?.includes(name));
    expect(catalogue[name]).toBe(signatureOf(name));
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toMatch(/\(at character \d+\)\n.*\n +\^/);
  });
});

const wrongAttributes = [
  [
    { mappings: { nickname: { attribute: "city" } } },
    "mappings.nickname",
    /no attribute 'nickname'.*attributes: \{ target: \{ "nickname": "String" \} \}/s,
  ],
  [{ mappings: { city: { attribute: "City" } } }, "mappings.city.attribute", /case matters, write 'city'/],
  [
    { mappings: { city: { attribute: "town" } } },
    "mappings.city.attribute",
    /declare it: attributes: \{ source: \{ "town": "String" \} \}/,
  ],
  [
    { mappings: { city: { expression: "ToUpper([town], )" } } },
    "mappings.city.expression",
    /'town' \(at character 9\)\n.*\n +\^\n.*declare it/,
  ],
  [
    { scopingFilters: [{ name: "x", clauses: [{ attribute: "Department", operator: "IS NULL" }] }] },
    `${clausePath}.attribute`,
    /'department'/,
  ],
  [
    { scopingFilters: [{ name: "x", clauses: [{ attribute: "userType", operator: "IS NULL" }] }] },
    `${clausePath}.attribute`,
    /does not filter by/,
  ],
  [{ unmapped: ["Manager"] }, "unmapped[0]", /case matters, write 'manager'/],
  [{ mappings: { alternativeSecurityIds: { attribute: "netId" } } }, "mappings.alternativeSecurityIds", /matched between the tenants/],
  [{ unmapped: ["alternativeSecurityIds"] }, "unmapped", /matched between the tenants/],
] as const;

test.each(wrongAttributes)("an attribute that is not there is refused by its property: %j", async (news, property, reason) => {
  const failures = await check(news);
  expect(Object.keys(failures)).toEqual([property]);
  expect(failures[property]).toMatch(reason);
});

test.each(publishedAttributes.source.map((name) => [name, name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase()]))(
  "the attribute %s of the source is known, and as %s it is not",
  async (name, wrong) => {
    expect(await check({ mappings: { city: { attribute: name } } })).toEqual({});
    expect(Object.keys(await check({ mappings: { city: { attribute: wrong } } }))).toEqual(["mappings.city.attribute"]);
  },
);

const extension = "extension_9d98ed11f4354d1fb9f2a4d4f1f0c0de_badge";

test("a declared attribute may be mapped on its side, and on no other", async () => {
  const attributes = { source: { [extension]: "String" }, target: { badge: "Integer" } };
  expect(await check({ attributes, mappings: { badge: { attribute: extension } } })).toEqual({});
  expect(await check({ attributes, mappings: { badge: { expression: `ToUpper([${extension}], )` } } })).toEqual({});
  const swapped = await check({ attributes, mappings: { [extension]: { attribute: "badge" } } });
  expect(Object.keys(swapped)).toEqual([`mappings.${extension}`, `mappings.${extension}.attribute`]);
});

const flags = [
  [{ enabled: "true" }, "enabled"],
  [{ exclusive: 1 }, "exclusive"],
  [{ actions: { create: "yes" } }, "actions.create"],
  [{ actions: { update: 0 } }, "actions.update"],
  [{ actions: { delete: "false" } }, "actions.delete"],
  [{ actions: { Delete: false } }, "actions"],
  [{ actions: true }, "actions"],
  [{ groups: {} }, "groups.enabled"],
  [{ groups: { enabled: "true" } }, "groups.enabled"],
  [{ groups: { enabled: true, exclusive: true } }, "groups"],
  [{ groups: { enabled: true, actions: { delete: "no" } } }, "groups.actions.delete"],
  [{ groups: { enabled: true, mappings: { displayName: {} } } }, "groups.mappings.displayName"],
  [{ groups: { enabled: true, mappings: { displayName: { expression: "Upper(" } } } }, "groups.mappings.displayName.expression"],
  [
    { groups: { enabled: true, scopingFilters: [{ name: "x", clauses: [{ attribute: "members", operator: "IS NULL" }] }] } },
    "groups.scopingFilters[0].clauses[0].attribute",
  ],
  [{ mappings: { city: { attribute: "city", apply: "Always" } } }, "mappings.city.apply"],
  [{ mappings: { city: { attribute: "city", apply: "ObjectAddOnly" } } }, "mappings.city.apply"],
  [{ mappings: { city: { attribute: "city", default: 5 } } }, "mappings.city.default"],
  [{ mappings: { city: { attribute: "city", constant: "x" } } }, "mappings.city"],
  [{ mappings: { city: { value: "x" } } }, "mappings.city"],
  [{ mappings: { city: {} } }, "mappings.city"],
  [{ mappings: [] }, "mappings"],
  [{ unmapped: "city" }, "unmapped"],
  [{ mappings: { city: { attribute: "city" } }, unmapped: ["city"] }, "unmapped"],
  [{ scopingFilters: [{ name: "", clauses: [{ attribute: "city", operator: "IS NULL" }] }] }, "scopingFilters[0].name"],
  [{ scopingFilters: [{ name: "x", clauses: [] }] }, "scopingFilters[0].clauses"],
  [{ scopingFilters: [{ name: "x", clauses: [{ attribute: "city", operator: "LIKE", value: "x" }] }] }, `${clausePath}.operator`],
  [{ attributes: { source: { badge: "string" } } }, "attributes.source.badge"],
  [{ attributes: { target: { badge: "Reference" } } }, "attributes.target.badge"],
  [{ attributes: { source: { department: "String" } } }, "attributes.source.department"],
  [{ attributes: { source: { extension_badge: "String" } } }, "attributes.source.extension_badge"],
  [{ attributes: { both: {} } }, "attributes"],
  [{ scope: "all" }, "scope"],
] as const;

test.each(flags)("a wrong flag is refused by its property: %j", async (news, property) => {
  expect(Object.keys(await check(news))).toEqual([property]);
});

test("what is not known yet hides no fault of another property, and is none itself", async () => {
  expect(await check({ mappings: { city: { attribute: unknown } }, attributes: unknown })).toEqual({});
  expect(Object.keys(await check({ mappings: unknown, actions: { delete: "no" } }))).toEqual(["actions.delete"]);
});
