import { existsSync, readFileSync } from "node:fs";
import { request } from "node:https";
import { address, certificate } from "./place.mjs";

/** Sends one request to the simulator that runs in the background; answers its status and body. */
export const ask = (method, path, body) => askAt({ address, certificate }, method, path, body);

/** The same to any simulator. */
export function askAt({ address, certificate }, method, path, body) {
  return new Promise((resolve, reject) => {
    // The certificate is made by the simulator itself, so it may be newer than this process.
    const ca = existsSync(certificate) ? readFileSync(certificate) : undefined;
    const headers = body === undefined ? {} : { "content-type": "application/json" };
    const sent = request(new URL(path, address), { method, ca, headers, timeout: 5_000, agent: false }, async (answer) => {
      let text = "";
      for await (const part of answer.setEncoding("utf8")) text += part;
      resolve({ status: answer.statusCode, body: text === "" ? undefined : JSON.parse(text) });
    });
    sent.on("timeout", () => sent.destroy(new Error(`${address} does not answer`)));
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

export async function isHealthy() {
  try {
    const { status } = await ask("GET", "/_simulator/health");
    return status === 200;
  } catch {
    return false;
  }
}
