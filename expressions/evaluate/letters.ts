/** Lower case, letter by letter as .NET does it: never more letters than before. */
export function lower(text: string, culture?: string): string {
  return each(text, (letter) => (culture ? letter.toLocaleLowerCase(culture) : letter.toLowerCase()));
}

/** Upper case, letter by letter: `ß` stays. */
export function upper(text: string, culture?: string): string {
  return each(text, (letter) => (culture ? letter.toLocaleUpperCase(culture) : letter.toUpperCase()));
}

function each(text: string, change: (letter: string) => string): string {
  return Array.from(text, (letter) => {
    const changed = change(letter);
    return changed.length === letter.length ? changed : letter;
  }).join("");
}

/** The first letter of each word in upper case, the rest in lower case. Words end at the separators; by default where .NET ends them. */
export function titleCased(text: string, separators?: string): string {
  if (separators === undefined) return text.replaceAll(dotnetWord, capitalized);
  const ends = new Set(separators);
  let first = true;
  return Array.from(text, (letter) => {
    const changed = first ? upper(letter) : lower(letter);
    first = ends.has(letter);
    return changed;
  }).join("");
}

// A word starts with a letter and goes on through marks, digits and apostrophes.
const dotnetWord = /\p{L}[\p{L}\p{M}\p{N}']*/gu;

function capitalized(word: string): string {
  const [first = "", ...rest] = word;
  return upper(first) + lower(rest.join(""));
}

/** Replaces what the published table lists, and nothing else. */
export function withoutDiacritics(text: string): string {
  return text.replaceAll(/\p{L}\p{M}*/gu, (letter) => plainLetters.get(letter.normalize("NFC")) ?? letter);
}

const published: Readonly<Record<string, string>> = {
  a: "ä à â ã å á ą ă ā ā́ ā̀ ā̂ ā̃ ǟ ā̈ ǡ a̱ å̄",
  ae: "æ ǣ",
  c: "ç č ć c̄ c̱",
  d: "ď d̄ ḏ",
  e: "ë è é ê ę ě ė ē ḗ ḕ ē̂ ē̃ ê̄ e̱ ë̄ e̊̄",
  g: "ğ ḡ g̱",
  i: "ï î ì í ı ī ī́ ī̀ ī̂ ī̃ i̱",
  l: "ľ ł l̄ ḹ ḻ",
  n: "ñ ń ň n̄ ṉ",
  o: "ö ò ő õ ô ó ō ṓ ṑ ō̂ ō̃ ȫ ō̈ ǭ ȭ ȱ o̱",
  oe: "ø ø̄ œ̄",
  r: "ř r̄ ṟ ṝ",
  s: "š ś ș ş s̄ s̱",
  t: "ť ț t̄ ṯ",
  u: "ü ù û ú ů ű ū ū́ ū̀ ū̂ ū̃ u̇̄ ǖ ṻ ṳ̄ u̱",
  y: "ÿ ý ȳ ȳ́ ȳ̀ ȳ̃ y̱",
  z: "ź ž ż z̄ ẕ",
};

const plainLetters = new Map([["ß", "ss"], ["İ", "I"], ...Object.entries(published).flatMap(bothCases)]);

function bothCases([plain, letters]: [string, string]): [string, string][] {
  const lowerCase = letters.split(" ").map((letter): [string, string] => [letter.normalize("NFC"), plain]);
  const upperCase = lowerCase.map(([letter]): [string, string] => [letter.toUpperCase().normalize("NFC"), plain.toUpperCase()]);
  return [...lowerCase, ...upperCase];
}
