import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckRequest,
  ConfigureRequest,
  CreateRequest,
  DeleteRequest,
  DiffRequest,
  DiffResponse,
  ReadRequest,
  UpdateRequest,
  type CheckResponse,
  type ConfigureResponse,
  type CreateResponse,
  type ReadResponse,
  type UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import type { Failure } from "../../provider/engine/definition";
import type { Stored } from "../../provider/engine/state";
import { PluginRefused, type Refusal } from "./pluginRefused";
import { fromStruct, grpc, toStruct } from "./sdk";

/** How the engine marks a secret on the wire. Source: sdk/go/common/resource/plugin/rpc.go. */
const secretMark = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

export interface Difference {
  readonly changes: "unknown" | "none" | "some";
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** The process that serves all dynamic resources of a program, started and spoken to as the engine does. */
export class PluginProcess {
  /** All that the process ever said: output, answers, errors. To look for what should never be there. */
  readonly transcript: string[] = [];

  private constructor(
    private readonly child: ChildProcess,
    private readonly client: ResourceProviderClient,
  ) {
    for (const output of [child.stdout, child.stderr]) output?.on("data", (chunk: Buffer) => this.transcript.push(chunk.toString()));
  }

  /** As `pulumi-resource-pulumi-nodejs` does: the script is the one that the program's folder finds. */
  static async start(folder: string, engineArguments: readonly string[]): Promise<PluginProcess> {
    const script = createRequire(path.join(folder, "index.js")).resolve("@pulumi/pulumi/cmd/dynamic-provider");
    const child = spawn(process.execPath, [script, ...engineArguments], {
      cwd: folder,
      env: withoutCredentials(process.env),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const port = await firstLine(child);
    return new PluginProcess(child, new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure()));
  }

  /** The engine sends the whole stack configuration; what was set with `--secret` comes wrapped. */
  async configure(configuration: Readonly<Record<string, string>>): Promise<void> {
    const wrapped = Object.entries(configuration).map(([key, value]) => [key, { ...secretMark, value }] as const);
    const request = new ConfigureRequest().setAcceptsecrets(true).setArgs(toStruct(Object.fromEntries(wrapped)));
    await this.ask<ConfigureResponse>((done) => this.client.configure(request, done));
  }

  async check(olds: Stored, news: Stored): Promise<{ inputs: Stored; failures: Failure[] }> {
    const request = new CheckRequest().setOlds(toStruct(olds)).setNews(toStruct(news));
    const answer = await this.ask<CheckResponse>((done) => this.client.check(request, done));
    const failures = answer.getFailuresList().map((each) => ({ property: each.getProperty(), reason: each.getReason() }));
    return { inputs: fromStruct(answer.getInputs()), failures };
  }

  async diff(id: string, olds: Stored, news: Stored): Promise<Difference> {
    const request = new DiffRequest().setId(id).setOlds(toStruct(olds)).setNews(toStruct(news));
    const answer = await this.ask<DiffResponse>((done) => this.client.diff(request, done));
    const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
    const changes = answer.getChanges() === DIFF_NONE ? "none" : answer.getChanges() === DIFF_SOME ? "some" : "unknown";
    return { changes, replaces: answer.getReplacesList(), deleteBeforeReplace: answer.getDeletebeforereplace() };
  }

  async create(inputs: Stored): Promise<{ id: string; outs: Stored }> {
    const request = new CreateRequest().setProperties(toStruct(inputs));
    const answer = await this.ask<CreateResponse>((done) => this.client.create(request, done));
    return { id: answer.getId(), outs: fromStruct(answer.getProperties()) };
  }

  /** An empty id says that it is gone. */
  async read(id: string, props: Stored): Promise<{ id: string; props: Stored; inputs: Stored }> {
    const request = new ReadRequest().setId(id).setProperties(toStruct(props));
    const answer = await this.ask<ReadResponse>((done) => this.client.read(request, done));
    return { id: answer.getId(), props: fromStruct(answer.getProperties()), inputs: fromStruct(answer.getInputs()) };
  }

  async update(id: string, olds: Stored, news: Stored): Promise<Stored> {
    const request = new UpdateRequest().setId(id).setOlds(toStruct(olds)).setNews(toStruct(news));
    return fromStruct((await this.ask<UpdateResponse>((done) => this.client.update(request, done))).getProperties());
  }

  async delete(id: string, props: Stored): Promise<void> {
    const request = new DeleteRequest().setId(id).setProperties(toStruct(props));
    await this.ask<object>((done) => this.client.delete(request, done));
  }

  async kill(): Promise<void> {
    this.client.close();
    this.child.kill("SIGKILL");
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, "exit");
  }

  private ask<Answer>(send: (done: (error: Error | null, answer: Answer) => void) => unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
      send((error, answer) => {
        const refused = error === null ? undefined : new PluginRefused(error as Refusal);
        this.transcript.push(JSON.stringify(refused ?? (answer as { toObject?(): object }).toObject?.()));
        if (refused === undefined) resolve(answer);
        else reject(refused);
      });
    });
  }
}

/** The port that it listens on is the first thing that the process says. */
async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("the plugin process has no output");
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error("the plugin process ended before it listened");
}

/** What a pipeline signs in with must not reach the tests. */
function withoutCredentials(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(ARM|AZURE|ENTRA_SYNC|ACTIONS_ID)_/.test(name)));
}
