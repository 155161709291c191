/** A failure that a person can do something about: shown as its sentence alone, without a stack. */
export class Problem extends Error {}

/** Runs one script from start to end; what it returns is the exit code. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
