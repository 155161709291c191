import type { FoundConfiguration, FoundPair, FoundPolicy } from "../found";
import { fitsOne } from "./fitsOne";
import { statement } from "./print";
import { members, type Member } from "./value";
import { comment } from "./words";

/** The policies of a pair of tenants in the program. */
export interface PairPolicies {
  /** Whether they are declared by themselves, and not by a `CrossTenantSync`. */
  readonly isApart: boolean;
  readonly statements: readonly string[];
  readonly variables: readonly string[];
}

/** Declared by the one `CrossTenantSync` of the pair where it declares just what is there; else by themselves, once. */
export function policiesFor(
  pair: FoundPair,
  configurations: readonly FoundConfiguration[],
  variable: (text: string) => string,
): PairPolicies {
  const [only, ...others] = configurations;
  if (only !== undefined && others.length === 0 && fitsOne(only) && isUsual(pair)) return { isApart: false, statements: [], variables: [] };
  const found = [pair.inTarget, pair.inSource].filter((each) => each !== undefined);
  const declared = found.map((policy) => ({ policy, constant: variable(`${policy.tenant} allows ${policy.partner}`) }));
  const missing = unreadOrMissing(pair);
  const statements = declared.map(({ policy, constant }) => policyStatement(policy, constant));
  return {
    isApart: true,
    statements: missing.length === 0 ? statements : [[...missing.map(comment), ...statements].join("\n")],
    variables: declared.map(({ constant }) => constant),
  };
}

/** What `CrossTenantSync` declares: the source redeems outwards, the target inwards and may be synchronized into, and nothing else is set. */
function isUsual({ inSource, inTarget }: FoundPair): boolean {
  const set = (policy: FoundPolicy | undefined): string =>
    Object.entries(policy?.members ?? {})
      .filter(([, value]) => value)
      .map(([name]) => name)
      .sort()
      .join();
  return set(inSource) === "outboundRedemption" && set(inTarget) === "inboundRedemption,userSyncAllowed";
}

function policyStatement({ tenant, partner, members: set }: FoundPolicy, constant: string): string {
  const given = Object.entries(set).map(([name, value]): Member => ({ name, value, comment: pages[name as keyof FoundPolicy["members"]] }));
  const all = [{ name: "tenant", value: tenant }, { name: "partner", value: partner }, ...given];
  return statement(`const ${constant} = new PartnerPolicy`, [`${tenant} allows ${partner}`, members(all)]);
}

const page = "Cross-tenant access settings > Organizational settings";
const pages: Readonly<Record<keyof FoundPolicy["members"], string>> = {
  inboundRedemption: `${page} > Inbound access > Trust settings > Automatic redemption`,
  outboundRedemption: `${page} > Outbound access > Trust settings > Automatic redemption`,
  userSyncAllowed: `${page} > Inbound access > Cross-tenant sync > Allow users sync into this tenant`,
  groupSyncAllowed: `${page} > Inbound access > Cross-tenant sync > Allow groups sync into this tenant`,
};

function unreadOrMissing({ target, unread, inSource, inTarget }: FoundPair): string[] {
  return [
    ...(unread === undefined ? [] : [`Only the source half: '${target}' could not be read: ${unread}`]),
    ...(unread === undefined && inTarget === undefined
      ? [`'${target}' sets nothing for this partner: the synchronization cannot connect.`]
      : []),
    ...(inSource === undefined ? [`The source tenant sets nothing for '${target}': the synchronization cannot connect.`] : []),
  ];
}
