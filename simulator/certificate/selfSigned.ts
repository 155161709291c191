import { createPublicKey, type KeyObject } from "node:crypto";

const dayMs = 86_400_000;

/** What a certificate says. */
export interface CertificatePlan {
  readonly commonName: string;
  /** The host names and addresses that a server answers to. */
  readonly hosts: readonly string[];
  readonly validDays: number;
}

/** Makes a certificate for an RSA key, signed by that key itself; as PEM. */
export async function selfSigned(key: KeyObject, { commonName, hosts, validDays }: CertificatePlan): Promise<string> {
  // Needed once a year, so it is loaded then.
  const { generate } = await import("selfsigned");
  const made = await generate([{ name: "commonName", value: commonName }], {
    algorithm: "sha256",
    keyPair: {
      privateKey: key.export({ type: "pkcs8", format: "pem" }).toString(),
      publicKey: createPublicKey(key).export({ type: "spki", format: "pem" }).toString(),
    },
    // An hour early, for machines whose clocks disagree a little.
    notBeforeDate: new Date(Date.now() - 3_600_000),
    notAfterDate: new Date(Date.now() + validDays * dayMs),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "extKeyUsage", serverAuth: true, clientAuth: true },
      ...(hosts.length === 0 ? [] : [{ name: "subjectAltName" as const, altNames: hosts.map(alternativeName) }]),
    ],
  });
  return `${made.cert.trimEnd()}\n`;
}

function alternativeName(host: string): { type: 2; value: string } | { type: 7; ip: string } {
  return /^[\d.]+$|:/.test(host) ? { type: 7, ip: host } : { type: 2, value: host };
}
