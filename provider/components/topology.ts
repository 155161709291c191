/** Which of the declared tenants synchronize into which. */
export type Topology = "full" | HubAndSpoke;

export interface HubAndSpoke {
  /** The tenant in the middle, by its alias. */
  readonly hub: string;
  /** The tenants around it. Default: all others that are declared. */
  readonly spokes?: readonly string[];
  /** Whose users go where: the hub's to the spokes, the spokes' to the hub, or both ways. */
  readonly direction: "fromHub" | "toHub" | "both";
}

/** One direction between two tenants, each by its alias. */
export interface Direction {
  /** The tenant whose users are synchronized. */
  readonly source: string;
  /** The tenant that receives them. */
  readonly target: string;
}

export function directionsOf(topology: Topology, tenants: readonly string[]): Direction[] {
  if (topology === "full") return tenants.flatMap((source) => others(source, tenants).map((target) => ({ source, target })));
  const { hub, spokes = others(hub, tenants), direction } = topology;
  return spokes.flatMap((spoke) => [
    ...(direction === "toHub" ? [] : [{ source: hub, target: spoke }]),
    ...(direction === "fromHub" ? [] : [{ source: spoke, target: hub }]),
  ]);
}

export function nameOf({ source, target }: Direction): string {
  return `${source} to ${target}`;
}

/** What is wrong with a topology, and with the pairs that are named one by one. */
export function faultsOf(tenants: readonly string[], topology: Topology | undefined, pairs: readonly Direction[]): string[] {
  if (tenants.length < 2) return ["tenants must declare at least two tenants"];
  if (topology === undefined && pairs.length === 0) return ['nothing is to be synchronized: give a topology ("full", say) or pairs'];
  return [...(typeof topology === "object" ? faultsOfHub(tenants, topology) : []), ...faultsOfPairs(tenants, pairs)];
}

function faultsOfHub(tenants: readonly string[], { hub, spokes }: HubAndSpoke): string[] {
  return [
    ...unknown(tenants, "topology.hub", hub),
    ...(spokes?.length === 0 ? ["topology.spokes names no tenant"] : []),
    ...(spokes ?? []).flatMap((spoke, index) => [
      ...unknown(tenants, `topology.spokes[${index.toString()}]`, spoke),
      ...(spoke === hub ? [`topology.spokes[${index.toString()}] is the hub itself ('${hub}')`] : []),
      ...(spokes?.indexOf(spoke) === index ? [] : [`topology.spokes[${index.toString()}] names '${spoke}' a second time`]),
    ]),
  ];
}

function faultsOfPairs(tenants: readonly string[], pairs: readonly Direction[]): string[] {
  const names = pairs.map(nameOf);
  return pairs.flatMap((pair, index) => {
    const at = `pairs[${index.toString()}]`;
    return [
      ...unknown(tenants, `${at}.source`, pair.source),
      ...unknown(tenants, `${at}.target`, pair.target),
      ...(pair.source === pair.target ? [`${at} pairs '${pair.source}' with itself`] : []),
      ...(names.indexOf(nameOf(pair)) === index ? [] : [`${at} names the pair ${nameOf(pair)} a second time`]),
    ];
  });
}

function unknown(tenants: readonly string[], where: string, alias: string): string[] {
  return tenants.includes(alias) ? [] : [`${where} is '${alias}', which tenants does not declare (${tenants.join(", ")})`];
}

function others(tenant: string, tenants: readonly string[]): string[] {
  return tenants.filter((each) => each !== tenant);
}
