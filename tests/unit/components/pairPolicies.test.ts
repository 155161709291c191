import { mergedPolicies } from "../../../provider/components/pairPolicies";

test("a pair has one policy in each of its tenants", () => {
  expect([...mergedPolicies([{ source: "fabrikam", target: "contoso" }]).values()]).toEqual([
    { tenant: "contoso", partner: "fabrikam", inboundRedemption: true, userSyncAllowed: true },
    { tenant: "fabrikam", partner: "contoso", outboundRedemption: true },
  ]);
});

test("a pair and its reverse share them, with the members of both", () => {
  const there = { source: "fabrikam", target: "contoso" };
  const back = { source: "contoso", target: "fabrikam", groupSyncAllowed: true };
  expect([...mergedPolicies([there, back]).values()]).toEqual([
    { tenant: "contoso", partner: "fabrikam", inboundRedemption: true, userSyncAllowed: true, outboundRedemption: true },
    {
      tenant: "fabrikam",
      partner: "contoso",
      inboundRedemption: true,
      userSyncAllowed: true,
      groupSyncAllowed: true,
      outboundRedemption: true,
    },
  ]);
});

test("pairs with different partners share nothing", () => {
  const pairs = ["contoso", "adatum"].map((target) => ({ source: "fabrikam", target }));
  expect([...mergedPolicies(pairs).keys()]).toEqual([
    "contoso towards fabrikam",
    "fabrikam towards contoso",
    "adatum towards fabrikam",
    "fabrikam towards adatum",
  ]);
});
