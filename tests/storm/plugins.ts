import type { Lifecycle } from "../../provider/engine/lifecycle";
import type { Lifecycles } from "../pair/stage";
import { declaredTenants } from "../lifecycle/tenants";
import { Engine } from "../plugin/engine";
import { kinds } from "../plugin/golden";
import { PluginProcess } from "../plugin/pluginProcess";
import { ProgramFolder } from "../plugin/programFolder";

/** Real plugin processes, one at work at a time and the next one ready: a start takes most of a second. */
export class Plugins {
  private readonly past: PluginProcess[] = [];

  private constructor(
    private readonly folder: ProgramFolder,
    private readonly engine: Engine,
    private readonly url: string,
    private current: PluginProcess,
    private next: Promise<PluginProcess>,
  ) {}

  static async open(url: string): Promise<Plugins> {
    const folder = new ProgramFolder();
    const engine = await Engine.start();
    const start = (): Promise<PluginProcess> => started(folder, engine, url);
    return new Plugins(folder, engine, url, await start(), start());
  }

  /** The verbs as the engine calls them, served by whichever process is at work. */
  get lifecycles(): Lifecycles {
    return Object.fromEntries(kinds.map((kind) => [kind, this.lifecycle()])) as Lifecycles;
  }

  /** With -9, whatever it is doing; another process takes its place. */
  async kill(): Promise<void> {
    const dead = this.current;
    this.past.push(dead);
    await dead.kill();
    this.current = await this.next;
    this.next = started(this.folder, this.engine, this.url);
  }

  /** All that was said since the last call, by the processes and on the rows of resources. */
  said(): string {
    const transcripts = [...this.past, this.current].map((each) => each.transcript.splice(0));
    this.past.length = 0;
    return JSON.stringify([transcripts, this.engine.messages.splice(0)]);
  }

  async close(): Promise<void> {
    await this.current.kill();
    await (await this.next).kill();
    this.engine.close();
    this.folder.remove();
  }

  private lifecycle(): Lifecycle {
    return {
      check: (olds, news) => this.current.check(olds, news),
      diff: async (id, olds, news) => {
        const { changes, replaces, deleteBeforeReplace } = await this.current.diff(id, olds, news);
        return { changes: changes === "unknown" ? undefined : changes === "some", replaces: [...replaces], deleteBeforeReplace };
      },
      create: (news) => this.current.create(news),
      read: async (id, outs) => {
        const { id: found, ...there } = await this.current.read(id, outs);
        return found === "" ? {} : { id: found, ...there };
      },
      update: async (id, olds, news) => ({ outs: await this.current.update(id, olds, news) }),
      delete: (id, outs) => this.current.delete(id, outs),
    };
  }
}

async function started(folder: ProgramFolder, engine: Engine, url: string): Promise<PluginProcess> {
  const plugin = await PluginProcess.start(folder.path, [engine.address]);
  await plugin.configure({ "entra-sync:tenants": JSON.stringify(declaredTenants(url)) });
  return plugin;
}
