import fc from "fast-check";
import { fabrikam } from "../../simulator";
import { contosoId } from "../lifecycle/tenants";
import {
  addAttribute,
  addFilter,
  attribute,
  constant,
  dropRow,
  expression,
  setActions,
  setEnabled,
  setGroups,
  setRow,
  type HandMade,
} from "./byHand";

const words = fc.oneof(
  { weight: 9, arbitrary: fc.string({ minLength: 1, maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 24, unit: "grapheme" }) },
);
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> => fc.option(value, { nil: undefined });

/** Notification settings as the portal, Microsoft's samples and somebody's script write them. */
const notification = fc
  .record(
    {
      Enabled: fc.boolean(),
      Recipients: fc.constantFrom("identity@fabrikam.com", "a@fabrikam.com;b@fabrikam.com", "", "not an address"),
      DeleteThresholdEnabled: fc.boolean(),
      DeleteThresholdValue: fc.constantFrom(1, 250, 500, 100_000),
      HumanResourcesLookaheadQueryEnabled: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .filter(({ Enabled, Recipients }) => Enabled !== true || Boolean(Recipients))
  .map((settings) => JSON.stringify(settings));

const secrets = fc
  .record(
    {
      AuthenticationType: fc.constant("SyncPolicy"),
      CompanyId: fc.constantFrom(contosoId, contosoId.toUpperCase()),
      SyncAll: fc.constantFrom("true", "false", "True"),
      SyncNotificationSettings: notification,
      Password: fc.constant("of somebody else"),
    },
    { requiredKeys: ["AuthenticationType", "CompanyId"] },
  )
  .map((all): Record<string, string> => Object.fromEntries(Object.entries(all)));

const source = fc.oneof(
  fc.constantFrom("city", "state", "department", "jobTitle").map(attribute),
  words.map(constant),
  fc.constantFrom(
    expression("ToUpper", "ToUpper([displayName], )"),
    expression("Join", 'Join(", ", [surname], [givenName])'),
    expression("Append", 'Append([displayName]," it\'s \\"quoted\\" ")'),
  ),
);
/** Of what groups and users have in common. */
const sourceOfGroups = fc.oneof(
  words.map(constant),
  fc.constantFrom(attribute("displayName"), expression("ToUpper", "ToUpper([displayName], )")),
);
const optionalTargets = ["city", "displayName", "userType", "companyName", "department", "employeeType"] as const;

const edit = fc.oneof(
  fc
    .tuple(fc.constantFrom(...optionalTargets), source, fc.constantFrom("Always", "ObjectAddOnly", "AttributeAddOnly"), maybe(words))
    .map(([target, from, flowType, usual]) => setRow(target, from, flowType, usual ?? null)),
  fc.constantFrom("city", "manager", "mail", "department").map(dropRow),
  fc.boolean().map(setEnabled),
  fc.tuple(fc.boolean(), maybe(sourceOfGroups)).map(([isEnabled, from]) => setGroups(isEnabled, from)),
  fc
    .record({
      side: fc.constantFrom("source", "target"),
      name: fc.constantFrom("extension_0123456789abcdef0123456789abcdef_badge", "costCentre", "extension_odd"),
      type: fc.constantFrom("String", "Boolean", "Reference"),
    })
    .map(({ side, name, type }) => addAttribute(side, name, type)),
  fc.constantFrom("Add,Update", "Add", "Update", "Add,Update,Delete", "Update,Delete").map(setActions),
  fc
    .tuple(
      fc.oneof(words, fc.constant("")),
      fc.array(
        fc.oneof(
          fc.record({
            attribute: fc.constantFrom("department", "jobTitle"),
            operator: fc.constantFrom("EQUALS", "NOT EQUALS", "REGEX MATCH"),
            values: fc.array(words, { minLength: 1, maxLength: 2 }),
          }),
          fc.record({
            attribute: fc.constant("department"),
            operator: fc.constantFrom("IS NULL", "IS NOT NULL"),
            values: fc.constant<string[]>([]),
          }),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([name, clauses]) => addFilter(name, clauses)),
);

/** What people leave behind: whole configurations, and such that somebody gave up half way. */
export const handMade: fc.Arbitrary<HandMade> = fc.record({
  displayName: fc.oneof(
    words.filter((text) => text.trim() !== ""),
    fc.constantFrom("Fabrikam to Contoso", "class", "*/ // '\"`${x}`", "日本語 \u2028 \u202e end"),
  ),
  notes: maybe(words),
  secrets: maybe(secrets),
  principals: fc.subarray([fabrikam.marketingGroupId, fabrikam.salesGroupId, ...fabrikam.otherUserIds.slice(0, 3)]),
  job: maybe(fc.constantFrom("running", "stopped")),
  edits: fc.array(edit, { maxLength: 4 }),
});

/** What a tenant's policy towards its partner says; nothing where there is none. */
const consent = maybe(fc.record({ inboundAllowed: maybe(fc.boolean()), outboundAllowed: maybe(fc.boolean()) }));

export interface HandMadePolicies {
  readonly source: { readonly inboundAllowed?: boolean; readonly outboundAllowed?: boolean } | undefined;
  readonly target: { readonly inboundAllowed?: boolean; readonly outboundAllowed?: boolean } | undefined;
  readonly userSync: boolean | undefined;
}

export const handMadePolicies: fc.Arbitrary<HandMadePolicies> = fc.oneof(
  fc.constant({ source: { outboundAllowed: true }, target: { inboundAllowed: true }, userSync: true }),
  fc.record({ source: consent, target: consent, userSync: maybe(fc.boolean()) }),
);
