import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** The private key in a file, made by whoever asks first: processes that start together must agree on one. */
export function keptKey(path: string): KeyObject {
  if (!existsSync(path)) makeKey(path);
  return createPrivateKey(readFileSync(path));
}

function makeKey(path: string): void {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const draft = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(draft, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  try {
    // A link appears whole, and not at all where another process was first.
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
