/** The few pieces of ASN.1 DER that an X.509 certificate is made of. */
export const der = {
  sequence: (...parts: readonly Buffer[]) => element(0x30, ...parts),
  set: (...parts: readonly Buffer[]) => element(0x31, ...parts),
  integer: (bytes: Buffer) => element(0x02, bytes),
  boolean: (value: boolean) => element(0x01, Buffer.from([value ? 0xff : 0])),
  octets: (content: Buffer) => element(0x04, content),
  bits: (content: Buffer, unused = 0) => element(0x03, Buffer.from([unused]), content),
  text: (value: string) => element(0x0c, Buffer.from(value, "utf8")),
  identifier: (dotted: string) => element(0x06, identifierBytes(dotted)),
  moment: (date: Date) => element(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`)),
  tagged: (tag: number, ...parts: readonly Buffer[]) => element(0xa0 | tag, ...parts),
  primitive: (tag: number, content: Buffer) => element(0x80 | tag, content),
};

function element(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthBytes(content.length), content]);
}

function lengthBytes(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  if (length < 0x100) return Buffer.from([0x81, length]);
  return Buffer.from([0x82, length >> 8, length & 0xff]);
}

function identifierBytes(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return Buffer.from([first * 40 + second, ...rest.flatMap(base128)]);
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}
