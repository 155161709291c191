import type { Definition } from "../../../provider/engine/definition";
import { partnerPolicy } from "../../../provider/resources/partnerPolicy";
import { provisionOnDemand } from "../../../provider/resources/provisionOnDemand";
import { syncAssignments } from "../../../provider/resources/syncAssignments";
import { syncConfiguration } from "../../../provider/resources/syncConfiguration";
import { syncJob } from "../../../provider/resources/syncJob";
import { syncSettings } from "../../../provider/resources/syncSettings";
import type { World } from "../../../provider/world";
import { checked, servicePrincipalId } from "./checked";

const there = { tenant: "fabrikam", servicePrincipalId };

/** What a program declares rightly, and each of its flags wrong in turn: the property, and values that it cannot have. */
interface Kind {
  check(news: object): Promise<Readonly<Record<string, string>>>;
  readonly right: object;
  readonly wrong: Readonly<Record<string, readonly unknown[]>>;
}

function kind<Inputs extends object, Live, Known extends Inputs>(
  definition: Definition<World, Inputs, Live, Known>,
  right: object,
  wrong: Kind["wrong"],
): readonly [string, Kind] {
  const check = async (news: object) => (await checked(definition, { ...news })).failures;
  return [definition.kind, { check, right, wrong }];
}

const noAlias = ["", 5, "fabricam"];
const noId = ["", "Fabrikam", 5];
const noFlag = ["true", "yes", 1];
const noList = ["one", { 0: "one" }, [5]];

const kinds = [
  kind(
    partnerPolicy,
    { tenant: "contoso", partner: "fabrikam" },
    {
      tenant: noAlias,
      partner: ["", 5],
      inboundRedemption: noFlag,
      outboundRedemption: noFlag,
      userSyncAllowed: noFlag,
    },
  ),
  kind(
    syncConfiguration,
    { tenant: "fabrikam", displayName: "To Contoso" },
    { tenant: noAlias, displayName: ["", 5], notes: [5], adopt: noFlag },
  ),
  kind(
    syncAssignments,
    { ...there, groups: [servicePrincipalId] },
    {
      tenant: noAlias,
      servicePrincipalId: noId,
      groups: noList,
      users: noList,
      exclusive: noFlag,
    },
  ),
  kind(
    syncSettings,
    { ...there, target: "contoso" },
    {
      tenant: noAlias,
      servicePrincipalId: noId,
      target: ["", 5],
      scope: ["All", "everybody", true],
      notification: ["a@b.com", { email: "nobody" }, { mail: "a@b.com" }],
      accidentalDeletion: [500, { threshold: 0 }, { threshold: "500" }, { enabled: "true" }, { limit: 5 }],
    },
  ),
  kind(syncJob, there, { tenant: noAlias, servicePrincipalId: noId, state: ["Running", "paused", true], restartTriggers: noList }),
  kind(
    provisionOnDemand,
    { ...there, users: ["ada@fabrikam.com"] },
    {
      tenant: noAlias,
      servicePrincipalId: noId,
      users: [[], ["ada"], "ada@fabrikam.com"],
      expect: ["Success", "upToDate", true],
      triggers: noList,
    },
  ),
];

describe.each(kinds)("a %s", (_name, { check, right, wrong }) => {
  test("passes as it is meant", async () => {
    expect(await check(right)).toEqual({});
  });

  test.each(Object.entries(wrong).flatMap(([property, values]) => values.map((value) => [property, value] as const)))(
    "is refused by the property, and asks nobody: %s as %j",
    async (property, value) => {
      const properties = Object.keys(await check({ ...right, [property]: value }));
      expect([...new Set(properties.map((each) => each.split(/[.[]/)[0]))]).toEqual([property]);
    },
  );

  test("is refused with a flag that there is not", async () => {
    expect(Object.keys(await check({ ...right, anything: true }))).toEqual(["anything"]);
  });
});
