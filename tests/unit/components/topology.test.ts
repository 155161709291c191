import { directionsOf, faultsOf, nameOf } from "../../../provider/components/topology";

const tenants = ["fabrikam", "contoso", "adatum"];
const drawn = (topology: Parameters<typeof directionsOf>[0]): string[] => directionsOf(topology, tenants).map(nameOf);

describe("the pairs of a topology", () => {
  test("are every tenant into every other in a full mesh", () => {
    expect(drawn("full")).toEqual([
      "fabrikam to contoso",
      "fabrikam to adatum",
      "contoso to fabrikam",
      "contoso to adatum",
      "adatum to fabrikam",
      "adatum to contoso",
    ]);
  });

  test("of ten tenants are ninety", () => {
    const ten = Array.from({ length: 10 }, (_, index) => `tenant${index.toString()}`);
    expect(new Set(directionsOf("full", ten).map(nameOf)).size).toBe(90);
  });

  test("of a hub are those from it, to it, or both", () => {
    expect(drawn({ hub: "fabrikam", direction: "fromHub" })).toEqual(["fabrikam to contoso", "fabrikam to adatum"]);
    expect(drawn({ hub: "fabrikam", direction: "toHub" })).toEqual(["contoso to fabrikam", "adatum to fabrikam"]);
    expect(drawn({ hub: "fabrikam", spokes: ["adatum"], direction: "both" })).toEqual(["fabrikam to adatum", "adatum to fabrikam"]);
  });
});

describe("a mesh is refused by name of what is wrong", () => {
  test("where it has fewer than two tenants", () => {
    expect(faultsOf([], "full", [])).toEqual(["tenants must declare at least two tenants"]);
    expect(faultsOf(["fabrikam"], "full", [])).toEqual(["tenants must declare at least two tenants"]);
  });

  test("where nothing is to be synchronized", () => {
    expect(faultsOf(tenants, undefined, [])).toEqual([expect.stringMatching(/give a topology .* or pairs/)]);
  });

  test("where a pair names a tenant that is not declared", () => {
    expect(faultsOf(tenants, "full", [{ source: "fabricam", target: "contosso" }])).toEqual([
      "pairs[0].source is 'fabricam', which tenants does not declare (fabrikam, contoso, adatum)",
      "pairs[0].target is 'contosso', which tenants does not declare (fabrikam, contoso, adatum)",
    ]);
  });

  test("where a pair is one with itself, or comes twice", () => {
    const pair = { source: "fabrikam", target: "contoso" };
    expect(faultsOf(tenants, undefined, [pair, { source: "adatum", target: "adatum" }, pair])).toEqual([
      "pairs[1] pairs 'adatum' with itself",
      "pairs[2] names the pair fabrikam to contoso a second time",
    ]);
  });

  test("where a hub or a spoke is unknown, a spoke is the hub, comes twice, or there is none", () => {
    const spokes = ["contosso", "fabrikam", "adatum", "adatum"];
    expect(faultsOf(tenants, { hub: "fabrikam", spokes, direction: "both" }, [])).toEqual([
      "topology.spokes[0] is 'contosso', which tenants does not declare (fabrikam, contoso, adatum)",
      "topology.spokes[1] is the hub itself ('fabrikam')",
      "topology.spokes[3] names 'adatum' a second time",
    ]);
    expect(faultsOf(tenants, { hub: "north", spokes: [], direction: "both" }, [])).toEqual([
      "topology.hub is 'north', which tenants does not declare (fabrikam, contoso, adatum)",
      "topology.spokes names no tenant",
    ]);
  });

  test("and not where a pair has something of its own, or is beside the topology", () => {
    const topology = { hub: "fabrikam", direction: "fromHub" } as const;
    const pairs = [
      { source: "fabrikam", target: "contoso" },
      { source: "contoso", target: "adatum" },
    ];
    expect(faultsOf(tenants, topology, pairs)).toEqual([]);
  });
});
