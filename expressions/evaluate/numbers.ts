/** Numbers stay texts, since file times and flags do not fit a JavaScript number. */

/** A number as it is written in an expression, in decimal digits: `&HF` is 15. */
export function numberText(written: string): string {
  const hexadecimal = /^&h([0-9a-f]+)$/i.exec(written)?.[1];
  return hexadecimal ? BigInt(`0x${hexadecimal}`).toString() : written;
}

export function isNumber(text: string): boolean {
  return /^\s*-?\d+(\.\d+)?\s*$/.test(text);
}

/** The whole number that a text holds, also in VB's hexadecimal spelling. */
export function wholeNumber(text: string): bigint | undefined {
  const digits = numberText(text.trim());
  return /^-?\d+$/.test(digits) ? BigInt(digits) : undefined;
}

/** Negative, zero or positive, exactly where both are whole. */
export function compareNumbers(left: string, right: string): number {
  const [first, second] = [wholeNumber(left), wholeNumber(right)];
  if (first === undefined || second === undefined) return Number(left) - Number(right);
  return first < second ? -1 : Number(first > second);
}
