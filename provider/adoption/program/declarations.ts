import type { Found, FoundConfiguration, FoundPair } from "../found";
import { partsOf, type Parts } from "./argumentsOf";
import { fitsOne } from "./fitsOne";
import { policiesFor, type PairPolicies } from "./policies";
import { statement } from "./print";
import { code, list, members, type Member, type Value } from "./value";
import { comment, variableNames } from "./words";

/** The statements of a program, and the kinds of resources that they use. */
export interface Declarations {
  readonly statements: readonly string[];
  readonly kinds: readonly string[];
}

/** A configuration on its way into the program. */
interface Subject {
  readonly found: FoundConfiguration;
  readonly parts: Parts;
  readonly name: string;
  readonly source: string;
  readonly pair: FoundPair | undefined;
  readonly policies: PairPolicies | undefined;
}

const allKinds = ["CrossTenantSync", "PartnerPolicy", "SyncAssignments", "SyncConfiguration", "SyncJob", "SyncSchema", "SyncSettings"];

/** What declares everything that was found, each policy once, in an order that depends on nothing but what was found. */
export function declarationsOf(found: Found): Declarations {
  const variable = variableNames(allKinds);
  const names = uniqueNames(found.configurations);
  const policies = new Map(found.pairs.map((pair) => [pair.targetTenantId, policiesFor(pair, sharers(found, pair), variable)]));
  const subjects = found.configurations.map((each, index): Subject => {
    const pair = found.pairs.find(({ targetTenantId }) => targetTenantId === each.settings?.targetTenantId);
    const shared = pair && policies.get(pair.targetTenantId);
    return { found: each, parts: partsOf(each), name: names[index] ?? each.displayName, source: found.source, pair, policies: shared };
  });
  const statements = [
    ...[...policies.values()].flatMap((each) => each.statements),
    ...subjects.map((each) => (fitsOne(each.found) ? oneStatement(each) : singleStatements(each, variable))),
  ];
  const kinds = allKinds.filter((kind) => statements.some((text) => text.includes(`new ${kind}(`)));
  return { statements, kinds };
}

function sharers({ configurations }: Found, pair: FoundPair): readonly FoundConfiguration[] {
  return configurations.filter((each) => each.settings?.targetTenantId === pair.targetTenantId);
}

function uniqueNames(configurations: readonly FoundConfiguration[]): string[] {
  return configurations.map(({ displayName, servicePrincipalId }) => {
    const isTwice = configurations.filter((each) => each.displayName === displayName).length > 1;
    return isTwice ? `${displayName} (${servicePrincipalId.slice(0, 8)})` : displayName;
  });
}

/** What a `CrossTenantSync` calls otherwise than a `SyncSchema`: its own `groups` are those that are assigned. */
const nameInPair: Readonly<Record<string, string>> = { enabled: "provisionUsers", groups: "groupMapping" };

function oneStatement(subject: Subject): string {
  const { found, parts, name, source, pair, policies } = subject;
  const own = name === found.displayName ? [] : [displayNameOf(found)];
  const apart: readonly Member[] = policies?.isApart === true ? [{ name: "policies", value: false, comment: "Declared above" }] : [];
  const all = [
    { name: "source", value: source, comment: "The tenant whose users are synchronized" },
    targetOf(pair, found),
    ...own,
    ...parts.notes,
    parts.adopt,
    ...apart,
    ...parts.scope,
    ...parts.principals,
    ...parts.settings,
    ...parts.schema.map(({ name: part, ...rest }) => ({ ...rest, name: nameInPair[part] ?? part })),
    ...parts.state,
  ];
  return headline(found) + statement("new CrossTenantSync", [name, members(all), ...after(policies?.variables ?? [])]);
}

/** Resource by resource, where something that `CrossTenantSync` would make is not there. */
function singleStatements(subject: Subject, variable: (text: string) => string): string {
  const { found, parts, name, source, pair, policies } = subject;
  const constant = variable(name);
  const tenant = { name: "tenant", value: source };
  const servicePrincipalId = { name: "servicePrincipalId", value: found.isNamedOnce ? code(`${constant}.id`) : found.servicePrincipalId };
  const of = (kind: string, given: readonly Member[], awaited: readonly string[] = []): string[] =>
    given.length === 0 ? [] : [statement(`new ${kind}`, [name, members([tenant, servicePrincipalId, ...given]), ...after(awaited)])];
  const configuration = [tenant, displayNameOf(found), ...parts.notes, parts.adopt];
  const settings = found.settings === undefined ? [] : [targetOf(pair, found), ...parts.scope, ...parts.settings];
  const all = [
    ...(found.isNamedOnce ? [statement(`const ${constant} = new SyncConfiguration`, [name, members(configuration)])] : []),
    ...of("SyncAssignments", parts.principals),
    ...of("SyncSettings", settings, policies?.variables),
    ...of("SyncSchema", parts.schema),
    ...of("SyncJob", parts.state),
  ];
  return headline(found) + all.join("\n");
}

function displayNameOf({ displayName }: FoundConfiguration): Member {
  return { name: "displayName", value: displayName, comment: "Cross-tenant synchronization > Configurations > Name" };
}

function targetOf(pair: FoundPair | undefined, { settings }: FoundConfiguration): Member {
  return { name: "target", value: pair?.target ?? settings?.targetTenantId ?? "", comment: "Provisioning > Admin Credentials > Tenant Id" };
}

function after(variables: readonly string[]): readonly Value[] {
  return variables.length === 0 ? [] : [members([{ name: "dependsOn", value: list(variables.map(code)) }])];
}

function headline({ displayName, job, left }: FoundConfiguration): string {
  const status = job === undefined ? "" : `, ${job.state} (${job.status}) when it was imported`;
  return [`'${displayName}'${status}`, ...left.map((each) => `Left as it is: ${each}`)].map((line) => `${comment(line)}\n`).join("");
}
