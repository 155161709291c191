import type { Stored } from "../../provider/engine/state";
import type { Kind } from "../../provider/pulumi/shell";
import { groups, users } from "../lifecycle/tenants";
import { golden, kinds } from "./golden";
import { oldPair, oldState, versions } from "./oldStates";
import { declared } from "./program";
import type { Row, State } from "./row";
import { useStage } from "./stage";

const stage = useStage();

/** Members that `check` fills in where a program does not give them: a version before them did not store them. */
const withDefaults: Readonly<Record<Kind, readonly string[]>> = {
  PartnerPolicy: [],
  SyncConfiguration: ["adopt"],
  SyncSettings: ["scope", "accidentalDeletion"],
  SyncAssignments: ["users", "exclusive"],
  SyncSchema: ["unmapped", "exclusive"],
  SyncJob: ["state", "restartTriggers"],
  ProvisionOnDemand: ["triggers"],
};

const changes: Readonly<Record<Kind, object>> = {
  PartnerPolicy: { userSyncAllowed: false },
  SyncConfiguration: { displayName: "Renamed" },
  SyncSettings: { accidentalDeletion: { enabled: true, threshold: 400 } },
  SyncAssignments: { groups: [groups.marketing, groups.sales] },
  SyncSchema: { mappings: { userType: { constant: "Guest", apply: "always" } } },
  SyncJob: { state: "stopped" },
  ProvisionOnDemand: { triggers: ["again"] },
};

/** What is left where a kind is a part of something that stays: its own, set back. */
const setBack: Readonly<Partial<Record<Kind, object>>> = {
  SyncSettings: { targetTenantId: "" },
  SyncAssignments: { groups: [] },
  SyncSchema: { mappings: { userType: { constant: "Member", apply: "onlyOnCreate" } } },
  ProvisionOnDemand: { users: [users.outsider] },
};

function without(members: readonly string[], from: Stored): Stored {
  return Object.fromEntries(Object.entries(from).filter(([name]) => !members.includes(name)));
}

/** Outputs that these states did not have yet. The engine compares inputs, so a read that adds them is no drift. */
const outputsSince: Partial<Readonly<Record<Kind, readonly string[]>>> = { SyncConfiguration: ["portal"] };

const variants: readonly (readonly [string, (kind: Kind, members: Stored) => Stored])[] = [
  ["as it was written", (_kind, members) => members],
  ["from before some members were there", (kind, members) => without(withDefaults[kind], members)],
  ["without what we hide in it", (_kind, members) => without(["__urn", "__before"], members)],
];

const cases = versions.flatMap((version) =>
  kinds.flatMap((kind) => variants.map(([name, variant]) => [version, kind, name, variant] as const)),
);

describe.each(cases)("the state of version %s of a %s, %s,", (version, kind, _name, variant) => {
  let row: Row;
  let state: State;
  let program: object;
  let whole: Stored;

  beforeEach(async () => {
    const ids = await oldPair(stage().control);
    const old = oldState(version, kind, ids);
    row = await stage().rowAt(kind, old.urn);
    state = { id: old.id, inputs: variant(kind, old.inputs), outputs: variant(kind, old.outputs) };
    program = declared(ids.servicePrincipalId ?? "")[kind];
    whole = old.outputs;
  });

  test("is read, and shows no drift", async () => {
    const read = await row.refresh(state);
    const hidden = ["__urn", "__before"].filter((name) => !(name in state.outputs));
    expect(read?.id).toBe(state.id);
    expect(without(outputsSince[kind] ?? [], read?.outputs ?? {})).toEqual(without(hidden, whole));
    expect(read?.outputs.__provider).toBe(golden[kind]);
  });

  test("is no change for a program that is the same", async () => {
    expect((await row.diff(state, program)).changes).toBe("none");
  });

  test("is updated, and keeps what it remembers", async () => {
    const updated = await row.update(state, { ...program, ...changes[kind] });
    expect(updated.outputs).toMatchObject(changes[kind]);
    expect(updated.outputs.__urn).toBe(row.urn);
    expect(updated.outputs.__before).toEqual(state.outputs.__before);
    expect((await row.refresh(updated))?.outputs).toEqual(updated.outputs);
  });

  test("is deleted", async () => {
    await row.delete(state);
    const rest = await row.refresh(state);
    // Settings and assignments belong to a configuration, which is still there: they are set back.
    expect(rest?.inputs).toEqual(kind in setBack ? expect.objectContaining(setBack[kind] ?? {}) : undefined);
  });
});

test("a configuration that an old version made and did not get to record is found again by its mark", async () => {
  const ids = await oldPair(stage().control);
  const { urn } = oldState("0.1.0", "SyncConfiguration", ids);
  const row = await stage().rowAt("SyncConfiguration", urn);
  const made = await row.create(declared("").SyncConfiguration);
  expect(made.id).toBe(ids.servicePrincipalId);
});
