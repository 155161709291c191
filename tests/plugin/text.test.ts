import * as pulumi from "@pulumi/pulumi";
import { CrossTenantSync, ProvisionOnDemand } from "../../provider";
import { groups } from "../lifecycle/tenants";
import { golden, kinds } from "./golden";
import { declared } from "./program";
import { useStage } from "./stage";

const stage = useStage();

describe.each(kinds)("the text that is stored with a %s", (kind) => {
  test("is small, and says only where our code is", () => {
    expect(Buffer.byteLength(golden[kind])).toBeLessThanOrEqual(2048);
    expect(golden[kind]).toMatch(/^exports\.handler=\(\)=>require\("pulumi-entra-sync\/runtime"\)\.lifecycles\.\w+$/);
  });

  test("is run by the plugin process, and comes back to the letter", async () => {
    const row = await stage().row(kind, "mine");
    const { inputs, failures } = await row.check(declared("11111111-2222-4333-8444-555555555555")[kind]);
    expect(failures).toEqual([]);
    expect(inputs.__provider).toBe(golden[kind]);
  });
});

test("programs register each kind with its text and under its type, and give the resource's own URN", async () => {
  const registered: pulumi.runtime.MockResourceArgs[] = [];
  await pulumi.runtime.setMocks({
    call: ({ inputs }) => inputs as Record<string, unknown>,
    newResource(args) {
      registered.push(args);
      return { id: `${args.name}-id`, state: args.inputs as Record<string, unknown> };
    },
  });
  const pair = new CrossTenantSync("pair", { source: "fabrikam", target: "contoso", groups: [groups.marketing], mappings: {} });
  const users = ["ada@fabrikam.com"];
  new ProvisionOnDemand("try", { tenant: "fabrikam", servicePrincipalId: pair.servicePrincipalId, users }, { parent: pair });
  await new Promise((resolve) => pulumi.all([pair.jobId, pair.servicePrincipalId]).apply(resolve));
  await pulumi.runtime.disconnect();
  for (const kind of kinds) {
    const ours = registered.filter((each) => each.type === `pulumi-nodejs:dynamic/entra-sync:${kind}`);
    expect(ours.length).toBeGreaterThan(0);
    for (const { inputs, name, type } of ours) {
      expect(inputs).toMatchObject({ __provider: golden[kind] });
      expect((inputs as { __urn: string }).__urn).toMatch(new RegExp(`\\$${type}::${name}$`));
    }
  }
});
