import type { Given, Implementation } from "./given";
import type { Value } from "./value";

/** Functions whose result does not follow from the user: from the tenant, from chance, from what the target holds. */
export const outsideFunctions = {
  AltSecIdFromNetId: opaque,
  DefaultDomain: (given) => given.options.defaultDomain ?? given.fail("missingOption", "needs the option `defaultDomain`"),
  Guid: guid,
  RandomString: randomString,
  SelectUniqueValue: selectUniqueValue,
} as const satisfies Readonly<Record<string, Implementation>>;

/** The functions that only the service can compute, and why. Everything else is evaluated locally. */
export const notEvaluatedLocally = {
  AltSecIdFromNetId: "makes an alternative security id of Microsoft's internal net id; the form of the result is not public",
} as const;

function opaque(given: Given): Value {
  const values = Array.from({ length: given.count }, (_, index) => given.value(index));
  return (
    given.options.opaque?.(given.name, values) ?? given.fail("notEvaluatedLocally", "only the service can compute it (option `opaque`)")
  );
}

function guid(given: Given): string {
  if (given.options.guid) return given.options.guid();
  const random = randomOf(given);
  return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replaceAll(/[xy]/g, (place) =>
    (place === "x" ? Math.floor(random() * 16) : 8 + Math.floor(random() * 4)).toString(16),
  );
}

const digits = "0123456789";
const lowerCase = "abcdefghijklmnopqrstuvwxyz";
const upperCase = lowerCase.toUpperCase();
/** What Windows counts as special in its password rules. */
const special = "~!@#$%^&*_-+=`|\\(){}[]:;\"'<>,.?/";
const longest = 256;

function randomString(given: Given): string {
  const random = randomOf(given);
  const length = given.integer(0);
  const avoided = new Set(given.text(5) ?? "");
  const [numbers = "", specials = "", capitals = "", small = ""] = [digits, special, upperCase, lowerCase].map((all) =>
    without(all, avoided),
  );
  const minimums = [given.integer(1), given.integer(2), given.integer(3), given.integer(4)];
  const sum = minimums.reduce((total, minimum) => total + Math.max(0, minimum), 0);
  if (length < 0 || length > longest) return given.fail("badValue", `the length goes from 0 to ${longest}, not to ${length}`);
  if (sum > length) return given.fail("badValue", `${sum} characters are asked for in a text of ${length}`);
  const pools = [numbers, specials, capitals, small].map((pool, index) => ({ pool, count: Math.max(0, minimums[index] ?? 0) }));
  const picked = [...pools, { pool: numbers + specials + capitals + small, count: length - sum }].flatMap(({ pool, count }) => {
    if (count > 0 && pool === "") given.fail("badValue", "every character that is asked for is to be avoided");
    return Array.from({ length: count }, () => pool.charAt(Math.floor(random() * pool.length)));
  });
  return shuffled(picked, random).join("");
}

function without(all: string, avoided: ReadonlySet<string>): string {
  return Array.from(all)
    .filter((character) => !avoided.has(character))
    .join("");
}

function shuffled(characters: readonly string[], random: () => number): readonly string[] {
  return characters
    .map((character) => ({ character, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ character }) => character);
}

function selectUniqueValue(given: Given): string {
  const { isTaken } = given.options;
  if (!isTaken) return given.fail("missingOption", "needs the option `isTaken`");
  for (let index = 0; index < given.count; index += 1) {
    const value = given.text(index);
    if (value !== null && value !== "" && !isTaken(value)) return value;
  }
  return given.fail("noUniqueValue", "every value is taken: the service holds the user back and tries again");
}

function randomOf(given: Given): () => number {
  return given.options.random ?? given.fail("missingOption", "needs the option `random`");
}
