import type { Stored } from "../../provider/engine/state";
import type { Kind } from "../../provider/pulumi/shell";
import { choices, likeliest, type Unknowns } from "../../simulator/world/unknowns";
import { useGround, withShell } from "./ground";
import { contosoId, groups } from "./tenants";

/** One resource of the pair: what it is declared as, by what was made before it, and a change that is an update. */
interface Piece {
  readonly kind: Kind;
  readonly inputs: (servicePrincipalId: unknown) => object;
  readonly change: object;
}

const pieces: readonly Piece[] = [
  {
    kind: "PartnerPolicy",
    inputs: () => ({ tenant: "contoso", partner: "fabrikam", inboundRedemption: true, userSyncAllowed: true }),
    change: { userSyncAllowed: false },
  },
  {
    kind: "PartnerPolicy",
    inputs: () => ({ tenant: "fabrikam", partner: "contoso", outboundRedemption: true }),
    change: { outboundRedemption: false },
  },
  {
    kind: "SyncConfiguration",
    inputs: () => ({ tenant: "fabrikam", displayName: "Fabrikam to Contoso" }),
    change: { displayName: "Another name" },
  },
  {
    kind: "SyncAssignments",
    inputs: (servicePrincipalId) => ({ tenant: "fabrikam", servicePrincipalId, groups: [groups.marketing] }),
    change: { groups: [groups.sales] },
  },
  {
    kind: "SyncSettings",
    inputs: (servicePrincipalId) => ({ tenant: "fabrikam", servicePrincipalId, target: contosoId }),
    change: { scope: "all" },
  },
  {
    kind: "SyncJob",
    inputs: (servicePrincipalId) => ({ tenant: "fabrikam", servicePrincipalId, state: "running" }),
    change: { state: "stopped" },
  },
  {
    kind: "SyncSchema",
    inputs: (servicePrincipalId) => ({ tenant: "fabrikam", servicePrincipalId, mappings: { userType: { constant: "Guest" } } }),
    change: { unmapped: ["manager"] },
  },
];

interface Standing {
  readonly piece: Piece;
  readonly id: string;
  readonly outs: Stored;
  readonly inputs: object;
}

const ground = useGround();
afterEach(() => ground().control.settings({ unknowns: likeliest }));

const every = Object.entries(choices).flatMap(([name, values]) => values.map((value) => [name as keyof Unknowns, value] as const));

test.each(every)(
  "with %s: %s, a pair is made, left alone, changed and removed without a trace",
  async (name, value) => {
    await ground().control.settings({ unknowns: { [name]: value } });
    const before = await ground().holds();
    const made = await makeAll();
    await ground().writes();
    const again = await makeAll();
    expect(await ground().writes()).toEqual([]);
    expect(again.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
    const changed: Standing[] = [];
    // The last one first, since the others stand on what comes before them.
    for (const standing of made.reverse()) changed.push(await changedOf(standing));
    await ground().writes();
    for (const { piece, id, outs } of changed) await ground().lifecycle(piece.kind).delete(id, outs);
    expect(await ground().holds()).toEqual(before);
  },
  60_000,
);

async function makeAll(): Promise<Standing[]> {
  const made: Standing[] = [];
  let servicePrincipalId: unknown;
  for (const piece of pieces) {
    const inputs = piece.inputs(servicePrincipalId);
    const { id, outs } = await ground()
      .lifecycle(piece.kind)
      .create(await checked(piece, inputs));
    if (piece.kind === "SyncConfiguration") servicePrincipalId = outs.servicePrincipalId;
    made.push({ piece, id, outs: stored(piece, outs), inputs });
  }
  return made;
}

async function checked({ kind }: Piece, inputs: object): Promise<Stored> {
  const { inputs: news, failures } = await ground()
    .lifecycle(kind)
    .check({}, withShell(kind, kind, inputs));
  expect(failures).toEqual([]);
  return news;
}

function stored({ kind }: Piece, outs: Stored): Stored {
  return { ...outs, __provider: withShell(kind, kind, {}).__provider };
}

/** As it is declared it is found, and is no difference; as it is changed it is found as well. */
async function changedOf({ piece, id, outs, inputs }: Standing): Promise<Standing> {
  const lifecycle = ground().lifecycle(piece.kind);
  expect(await lifecycle.diff(id, outs, await checked(piece, inputs))).toEqual({ changes: false });
  expect((await lifecycle.read(id, outs)).props).toEqual(outs);
  const other = { ...inputs, ...piece.change };
  const news = await checked(piece, other);
  const updated = stored(piece, (await lifecycle.update(id, outs, news)).outs);
  expect(await lifecycle.diff(id, updated, news)).toEqual({ changes: false });
  expect((await lifecycle.read(id, updated)).inputs).toMatchObject(piece.change);
  return { piece, id, outs: updated, inputs: other };
}
