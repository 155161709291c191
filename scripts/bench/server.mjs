import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import path from "node:path";
import { createInterface } from "node:readline";
import { program } from "../simulator/place.mjs";
import { source } from "./crowd.mjs";

const measureForSeconds = 2;
/** Requests under way at once, so that the server is never idle. */
const connections = 8;

/** A simulator in a process of its own that keeps its data in a folder, and ways to ask it. */
export async function startServer(directory) {
  const began = Date.now();
  const args = ["--port", "0", "--consistency-delay", "0", "--seed", "none", "--directory", directory];
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await addressIn(child.stdout);
  const startSeconds = (Date.now() - began) / 1000;
  const certificate = path.join(directory, "certificate.pem");
  const ask = asking(address, certificate);
  let token;
  const graph = async (method, where, body) => {
    token ??= await signIn(ask);
    return ask(method, `/v1.0${where}`, body, { authorization: `Bearer ${token}` });
  };
  const control = (method, where, body) => ask(method, `/_simulator/${where}`, body);
  const portal = (tenantId, method, where, body) => control("POST", "portal", { tenantId, method, path: where, body });
  const stop = async () => {
    child.kill();
    await once(child, "exit");
  };
  return { pid: child.pid, address, certificate, startSeconds, graph, control, portal, stop };
}

async function addressIn(output) {
  for await (const line of createInterface({ input: output })) {
    const [address] = /https:\/\/localhost:\d+/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error("the simulator ended before it listened");
}

async function signIn(ask) {
  const form = {
    grant_type: "client_credentials",
    client_id: source.clientId,
    client_secret: source.secret,
    scope: "https://graph.microsoft.com/.default",
  };
  return (await ask("POST", `/${source.tenantId}/oauth2/v2.0/token`, new URLSearchParams(form))).access_token;
}

/** Asks over connections that stay open, and fails on a refusal. */
function asking(address, certificate) {
  const agent = new Agent({ keepAlive: true, ca: readFileSync(certificate), maxSockets: connections });
  return async (method, where, body, headers = {}) => {
    const isForm = body instanceof URLSearchParams;
    const content = body === undefined || isForm ? body?.toString() : JSON.stringify(body);
    const type = isForm ? "application/x-www-form-urlencoded" : "application/json";
    const sent = request(new URL(where, address), { method, agent, headers: { ...headers, ...(content ? { "content-type": type } : {}) } });
    sent.end(content);
    const [answer] = await once(sent, "response");
    let text = "";
    for await (const part of answer.setEncoding("utf8")) text += part;
    if (answer.statusCode >= 400) throw new Error(`${method} ${where}: ${answer.statusCode} ${text.slice(0, 500)}`);
    return text === "" ? undefined : JSON.parse(text);
  };
}

export async function seconds(work) {
  const began = Date.now();
  await work();
  return (Date.now() - began) / 1000;
}

export async function requestsPerSecond(ask) {
  for (let warm = 0; warm < 200; warm += 1) await ask();
  const end = Date.now() + measureForSeconds * 1000;
  let answered = 0;
  const worker = async () => {
    for (; Date.now() < end; answered += 1) await ask();
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return answered / measureForSeconds;
}

/** What a process holds in memory. */
export function megabytes(pid) {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;
}
