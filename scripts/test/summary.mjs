/** Prints what each suite did, and the closing line that other programs read. */
export function printSummary(results) {
  const rows = results.map(({ name, passed, failed, seconds }) => [name, passed, failed, seconds.toFixed(1)]);
  console.log();
  for (const row of [["suite", "passed", "failed", "seconds"], ...rows]) console.log(aligned(row));
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
}

const aligned = ([name, ...numbers]) => `${name.padEnd(12)}${numbers.map((number) => String(number).padStart(9)).join("")}`;
