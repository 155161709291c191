import { Lookout } from "../../../cli/metrics/lookout";
import { Reader } from "../../../cli/metrics/reader";
import { labelsOf, type Reading } from "../../../cli/metrics/reading";
import { textOf } from "../../../cli/metrics/text";
import type { StackSync } from "../../../cli/stack/state";
import type { SyncStatus } from "../../../provider";
import { readExposition } from "../../cli/exposition";

const hour = 3_600_000;
const quick: StackSync = { name: "quick", tenant: "fabrikam", servicePrincipalId: "1", target: "contoso" };
const slow: StackSync = { ...quick, name: "slow", servicePrincipalId: "2" };

const healthy: SyncStatus = {
  configuration: "as the portal calls it",
  servicePrincipalId: "1",
  health: "healthy",
  source: { tenant: "fabrikam", tenantId: "f" },
  target: { tenant: "contoso", tenantId: "c" },
  scope: "assigned",
  notification: null,
  accidentalDeletion: { enabled: false, threshold: 500 },
  portal: "https://entra.microsoft.com",
};

/** What a look at Graph does is decided when it is made. */
class Graph {
  readonly said: string[] = [];
  readonly looks: StackSync[] = [];
  answers: (sync: StackSync) => Promise<SyncStatus> = () => Promise.resolve(healthy);

  reader(syncs: readonly StackSync[], pace: { everyMs: number; patienceMs: number }): Reader {
    const read = (sync: StackSync): Promise<SyncStatus> => {
      this.looks.push(sync);
      return this.answers(sync);
    };
    const from = { read, labelsOf: labelsOf(syncs), say: (sentence: string) => void this.said.push(sentence) };
    return new Reader(
      syncs.map((sync) => new Lookout(sync, from)),
      () => [],
      pace,
    );
  }
}

const up = ({ configurations }: Reading): readonly boolean[] => configurations.map(({ status }) => status !== undefined);

test("an answer does not wait for a slow tenant longer than it has patience, and tells it as soon as it is there", async () => {
  const graph = new Graph();
  let arrive = (_status: SyncStatus): void => undefined;
  graph.answers = (sync) => (sync === slow ? new Promise((resolve) => (arrive = resolve)) : Promise.resolve(healthy));
  const reader = graph.reader([quick, slow], { everyMs: hour, patienceMs: 0 });
  expect(up(await reader.read())).toEqual([true, false]);
  arrive(healthy);
  expect(up(await reader.read())).toEqual([true, true]);
  expect(graph.looks).toEqual([quick, slow]);
});

test("a look that still waits is not joined by a second one", async () => {
  const graph = new Graph();
  graph.answers = () => new Promise(() => undefined);
  const reader = graph.reader([quick], { everyMs: 0, patienceMs: 0 });
  await reader.read();
  await reader.read();
  expect(graph.looks).toEqual([quick]);
});

test("trouble is said when it begins and when it ends, and what was known before is not told meanwhile", async () => {
  const graph = new Graph();
  const reader = graph.reader([quick], { everyMs: 0, patienceMs: hour });
  expect(up(await reader.read())).toEqual([true]);
  graph.answers = () => Promise.reject(new Error("the tenant is gone."));
  expect(up(await reader.read())).toEqual([false]);
  expect(up(await reader.read())).toEqual([false]);
  graph.answers = () => Promise.resolve(healthy);
  expect(up(await reader.read())).toEqual([true]);
  expect(graph.said).toEqual(["quick (fabrikam) cannot be read: the tenant is gone.", "quick (fabrikam) can be read again."]);
});

test("two configurations of one name in a tenant are told apart by their ids", () => {
  const names = labelsOf([quick, { ...slow, name: "quick" }, { ...slow, name: "quick", tenant: "contoso" }]);
  expect(names(quick).configuration).toBe("quick (1)");
  expect(labelsOf([quick, { ...quick, tenant: "contoso" }])(quick).configuration).toBe("quick");
});

test("a name with quotes, backslashes and line breaks is text that can be read back", async () => {
  const strange = 'Fabrikam "to" C:\\Contoso\nand back';
  const graph = new Graph();
  const reading = await graph.reader([{ ...quick, name: strange }], { everyMs: 0, patienceMs: hour }).read();
  for (const format of ["prometheus", "openMetrics"] as const) {
    const { series } = readExposition((await textOf(reading, format)).text, format);
    expect(new Set(series.flatMap(({ labels }) => labels.configuration ?? []))).toEqual(new Set([strange]));
  }
});
