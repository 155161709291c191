import { configurationByHand, inPortal } from "./configuration";
import { useGround, withShell } from "./ground";
import { lifecycleSuite } from "./suite";
import { fabrikamId, groups, users } from "./tenants";
import type { SimulatorControl } from "../../simulator";

interface Assignment {
  readonly id: string;
  readonly principalId: string;
}

const path = (servicePrincipalId: unknown): string => `/servicePrincipals/${String(servicePrincipalId)}/appRoleAssignedTo`;

async function assigned(control: SimulatorControl, servicePrincipalId: unknown): Promise<Assignment[]> {
  return (await inPortal<{ value: Assignment[] }>(control, fabrikamId, "GET", path(servicePrincipalId))).value;
}

async function assignByHand(control: SimulatorControl, servicePrincipalId: string, appRoleId: string, principalId: string): Promise<void> {
  await control.portal(fabrikamId, "POST", path(servicePrincipalId), { principalId, resourceId: servicePrincipalId, appRoleId });
}

async function unassignByHand(control: SimulatorControl, servicePrincipalId: unknown, principalId: string): Promise<void> {
  const found = (await assigned(control, servicePrincipalId)).find((each) => each.principalId === principalId);
  await control.portal(fabrikamId, "DELETE", `${path(servicePrincipalId)}/${found?.id ?? "nobody"}`);
}

const ground = useGround();

lifecycleSuite(ground, {
  kind: "SyncAssignments",
  async prepare({ control }) {
    const { servicePrincipal } = await configurationByHand(control);
    return { tenant: "fabrikam", servicePrincipalId: servicePrincipal.id, groups: [groups.marketing] };
  },
  update: { inputs: { groups: [groups.sales] }, writes: [/^POST .*\/appRoleAssignedTo$/, /^DELETE .*\/appRoleAssignedTo\//] },
  replace: { inputs: { servicePrincipalId: "11111111-2222-4333-8444-555555555555" }, property: "servicePrincipalId" },

  async drift(control, made) {
    await unassignByHand(control, made.outs.servicePrincipalId, groups.marketing);
    return { property: "groups", value: [] };
  },
  async vanish(control, made) {
    await control.portal(fabrikamId, "DELETE", `/servicePrincipals/${String(made.outs.servicePrincipalId)}`);
  },
  firstWrite: { method: "POST", path: "/appRoleAssignedTo$" },

  async adopted(control, inputs) {
    const { servicePrincipal } = await configurationByHand(control, "Another");
    await assignByHand(control, servicePrincipal.id, servicePrincipal.appRoles[0]?.id ?? "", groups.marketing);
    return { ...inputs, servicePrincipalId: servicePrincipal.id };
  },
});

describe("assignments of others", () => {
  let servicePrincipalId: string;
  beforeEach(async () => {
    const { servicePrincipal } = await configurationByHand(ground().control);
    servicePrincipalId = servicePrincipal.id;
    await assignByHand(ground().control, servicePrincipalId, servicePrincipal.appRoles[0]?.id ?? "", groups.sales);
  });

  const create = async (inputs: object): Promise<{ id: string }> => {
    const lifecycle = ground().lifecycle("SyncAssignments");
    const news = withShell("SyncAssignments", "mine", { tenant: "fabrikam", servicePrincipalId, ...inputs });
    return lifecycle.create((await lifecycle.check({}, news)).inputs);
  };
  const principals = async (): Promise<string[]> =>
    (await assigned(ground().control, servicePrincipalId)).map((each) => each.principalId).sort();

  test("are left alone", async () => {
    await create({ groups: [groups.marketing] });
    expect(await principals()).toEqual([groups.marketing, groups.sales].sort());
  });

  test("are named when the resource is made: they may be those of an `up` that was killed under another program", async () => {
    await create({ groups: [groups.marketing] });
    expect(ground().said()).toEqual([
      "info: assigned to this configuration, but not declared here: Group 'Sales'. " +
        "What another resource or a person assigned stays in scope; exclusive: true would remove it",
    ]);
    await create({ groups: [groups.marketing, groups.sales] });
    expect(ground().said()).toEqual([]);
  });

  test("are removed when the lists are exclusive", async () => {
    await create({ groups: [groups.marketing], exclusive: true });
    expect(await principals()).toEqual([groups.marketing]);
  });

  test("a user among the groups is an error that names the list it belongs to", async () => {
    await expect(create({ groups: [users.outsider] })).rejects.toThrow(/groups\[0\].*is a User: name it in users/s);
  });

  test("a principal that does not exist is an error that names its property", async () => {
    await expect(create({ groups: [groups.marketing, "99999999-9999-4999-8999-999999999999"] })).rejects.toThrow(
      /groups\[1\] \(99999999.*source tenant/s,
    );
  });

  test("forty-five principals are assigned in three requests, between one look before and one after", async () => {
    const all = await Promise.all(
      Array.from({ length: 45 }, async (_each, index) => {
        const user = {
          displayName: `User ${index.toString()}`,
          userPrincipalName: `many${index.toString()}@fabrikam.com`,
          mailNickname: `many${index.toString()}`,
          accountEnabled: true,
        };
        const { body } = await ground().control.portal(fabrikamId, "POST", "/users", {
          ...user,
          passwordProfile: { password: "Not-used-1" },
        });
        return (body as { id: string }).id;
      }),
    );
    await ground().control.clearRequests();
    await create({ users: all });
    const { requests } = await ground().control.requests();
    expect(requests.filter((each) => each.kind === "graph" && each.method === "POST")).toHaveLength(3 + 2);
    expect((await principals()).length).toBe(46);
  });
});
