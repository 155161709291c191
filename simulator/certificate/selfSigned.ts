import { createPublicKey, randomBytes, sign, type KeyObject } from "node:crypto";
import { der } from "./der";

const sha256WithRsa = der.sequence(der.identifier("1.2.840.113549.1.1.11"), Buffer.from([0x05, 0x00]));
const dayMs = 86_400_000;

/** What a certificate says. */
export interface CertificatePlan {
  readonly commonName: string;
  /** The host names and addresses that a server answers to. */
  readonly hosts: readonly string[];
  readonly validDays: number;
}

/** Makes a certificate for an RSA key, signed by that key itself; as PEM. */
export function selfSigned(privateKey: KeyObject, plan: CertificatePlan): string {
  const body = certificateBody(createPublicKey(privateKey), plan);
  const certificate = der.sequence(body, sha256WithRsa, der.bits(sign("sha256", body, privateKey)));
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

function certificateBody(publicKey: KeyObject, { commonName, hosts, validDays }: CertificatePlan): Buffer {
  const name = der.sequence(der.set(der.sequence(der.identifier("2.5.4.3"), der.text(commonName))));
  // An hour early, for machines whose clocks disagree a little.
  const validity = der.sequence(der.moment(new Date(Date.now() - 3_600_000)), der.moment(new Date(Date.now() + validDays * dayMs)));
  return der.sequence(
    der.tagged(0, der.integer(Buffer.from([2]))),
    der.integer(serialNumber()),
    sha256WithRsa,
    name,
    validity,
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der.tagged(3, der.sequence(...extensions(hosts))),
  );
}

function extensions(hosts: readonly string[]): Buffer[] {
  const authority = extension("2.5.29.19", der.sequence(der.boolean(true)), true);
  const serverUse = extension("2.5.29.37", der.sequence(der.identifier("1.3.6.1.5.5.7.3.1"), der.identifier("1.3.6.1.5.5.7.3.2")));
  if (hosts.length === 0) return [authority, serverUse];
  return [authority, serverUse, extension("2.5.29.17", der.sequence(...hosts.map(alternativeName)))];
}

function extension(identifier: string, content: Buffer, critical = false): Buffer {
  return der.sequence(der.identifier(identifier), ...(critical ? [der.boolean(true)] : []), der.octets(content));
}

function alternativeName(host: string): Buffer {
  if (host === "::1") return der.primitive(7, Buffer.concat([Buffer.alloc(15), Buffer.from([1])]));
  if (/^[\d.]+$/.test(host)) return der.primitive(7, Buffer.from(host.split(".").map(Number)));
  return der.primitive(2, Buffer.from(host));
}

function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}
