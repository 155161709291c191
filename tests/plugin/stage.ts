import type { Kind } from "../../provider/pulumi/shell";
import { contoso, fabrikam, fabrikamAndContoso, type SimulatorControl } from "../../simulator";
import { declaredTenants } from "../lifecycle/tenants";
import { LocalTenants } from "../tenants/localTenants";
import { Engine } from "./engine";
import { PluginProcess } from "./pluginProcess";
import { ProgramFolder } from "./programFolder";
import { Row, urnOf } from "./row";

/** What may never be said or stored in clear. */
const secrets = [fabrikam.clientSecret, contoso.clientSecret, fabrikam.weakClientSecret];

/** The stage of a test file: local tenants, an engine that listens, and a folder with a program's packages. */
export class Stage {
  private readonly processes: PluginProcess[] = [];
  private configured: Promise<PluginProcess> | undefined;

  private constructor(
    private readonly tenants: LocalTenants,
    readonly engine: Engine,
    private readonly folder: ProgramFolder,
  ) {}

  static async build(): Promise<Stage> {
    const tenants = await LocalTenants.start();
    await tenants.control.settings({ consistencyDelayMs: 0 });
    return new Stage(tenants, await Engine.start(), new ProgramFolder());
  }

  get control(): SimulatorControl {
    return this.tenants.control;
  }

  /** A process of its own for this test. */
  async start(engineArguments: readonly string[] = [this.engine.address]): Promise<PluginProcess> {
    const plugin = await PluginProcess.start(this.folder.path, engineArguments);
    this.processes.push(plugin);
    return plugin;
  }

  /** A process that knows these tenants, or both of the simulator. */
  async startConfigured(tenants: object = declaredTenants(this.control.url), engineArguments?: readonly string[]): Promise<PluginProcess> {
    const plugin = await this.start(engineArguments);
    // As `pulumi config set --path` leaves it: one key, with all tenants as JSON.
    await plugin.configure({ "entra-sync:tenants": JSON.stringify(tenants), "pair:other": "not ours" });
    return plugin;
  }

  /** A resource of the program; served by the process that the tests of a file share, or by the one that is given. */
  async row(kind: Kind, name: string, plugin?: PluginProcess): Promise<Row> {
    return this.rowAt(kind, urnOf(kind, name), plugin);
  }

  async rowAt(kind: Kind, urn: string, plugin?: PluginProcess): Promise<Row> {
    return new Row(plugin ?? (await this.shared()), kind, urn);
  }

  private shared(): Promise<PluginProcess> {
    return (this.configured ??= this.startConfigured());
  }

  /** Both tenants as on the first day. */
  async renew(): Promise<void> {
    await this.control.clearFaults();
    await this.control.reset(fabrikamAndContoso);
    await this.control.clearRequests();
  }

  /** All that was said so far, by every process and on every row. */
  said(): string {
    return JSON.stringify([this.processes.map((each) => each.transcript), this.engine.messages]);
  }

  expectNoSecretSaid(): void {
    for (const secret of secrets) expect(this.said()).not.toContain(secret);
  }

  async close(): Promise<void> {
    // They do not know of each other.
    await Promise.all(this.processes.map((each) => each.kill()));
    this.engine.close();
    await this.tenants.close();
    this.folder.remove();
  }
}

/** Built before the first test of a file. Whatever a test is about, nothing secret may have been said in it. */
export function useStage(): () => Stage {
  // Processes are started in many tests; a slow machine is no failure.
  jest.setTimeout(30_000);
  let stage: Stage | undefined;
  const there = (): Stage => {
    if (stage === undefined) throw new Error("the stage is there once tests run");
    return stage;
  };
  beforeAll(async () => {
    stage = await Stage.build();
  });
  beforeEach(() => there().renew());
  afterEach(() => there().expectNoSecretSaid());
  afterAll(() => there().close());
  return there;
}
