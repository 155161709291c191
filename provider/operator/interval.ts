const iso8601 = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** A duration such as `PT40M` in milliseconds; `undefined` when it is written in another way. */
export function millisecondsOf(duration: string): number | undefined {
  const [whole, days = 0, hours = 0, minutes = 0, seconds = 0] = iso8601.exec(duration) ?? [];
  if (whole === undefined) return undefined;
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
