import { X509Certificate, type KeyObject } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { keptKey } from "./keptKey";
import { selfSigned } from "./selfSigned";

/** Where the server's certificate and its key lie. */
export interface CertificatePaths {
  /** To be named in NODE_EXTRA_CA_CERTS by programs that talk to the simulator. */
  readonly certificatePath: string;
  readonly keyPath: string;
}

const plan = { commonName: "localhost", hosts: ["localhost", "127.0.0.1", "::1"], validDays: 365 };

/** Makes the server's certificate once, and again when it has run out. Safe to call from several processes. */
export async function ensureCertificate(directory: string): Promise<CertificatePaths> {
  const paths = { certificatePath: join(directory, "certificate.pem"), keyPath: join(directory, "key.pem") };
  const key = keptKey(paths.keyPath);
  if (!(await isUsable(paths.certificatePath, key))) await replaceFile(paths.certificatePath, await selfSigned(key, plan));
  return paths;
}

async function isUsable(certificatePath: string, key: KeyObject): Promise<boolean> {
  try {
    const certificate = new X509Certificate(await readFile(certificatePath));
    return certificate.checkPrivateKey(key) && new Date(certificate.validTo).getTime() > Date.now();
  } catch {
    return false;
  }
}

async function replaceFile(path: string, content: string): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, path);
}
