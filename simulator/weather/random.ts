import { createHash } from "node:crypto";

/** Numbers from 0 up to 1, the same ones again for the same seed. */
export type Random = () => number;

export function randomFrom(seed: string): Random {
  let count = 0;
  return () => {
    count += 1;
    return createHash("sha256").update(`${seed}/${count}`).digest().readUIntBE(0, 6) / 2 ** 48;
  };
}

/** One of several, each as likely as the others. */
export function oneOf<Value>(random: Random, values: readonly [Value, ...Value[]]): Value {
  return values[Math.floor(random() * values.length)] ?? values[0];
}
