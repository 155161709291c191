/** Line breaks, and what turns the direction of writing: in a comment the one would end it, the other would hide what follows. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** A comment of one line. Names from a tenant are anybody's words: none of them gets out of it. */
export function comment(text: string): string {
  return `// ${text.replaceAll(unseen, " ").trim()}`;
}

/** A text in the quotes that need fewer escapes, double ones where it is the same. */
export function quoted(text: string): string {
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  const inner = JSON.stringify(text).slice(1, -1).replaceAll(unseen, escaped);
  return doubles > singles ? `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'` : `"${inner}"`;
}

function escaped(characters: string): string {
  return characters
    .split("")
    .map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

/** The name of a member, in quotes where it is no identifier. */
export function nameOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

/** Names of variables, each given once: from any text, in the order in which they are asked for. */
export function variableNames(taken: readonly string[]): (text: string) => string {
  const used = new Set([...taken, ...reserved]);
  return (text) => {
    const base = camelCase(text);
    let name = base;
    for (let count = 2; used.has(name); count++) name = `${base}${count.toString()}`;
    used.add(name);
    return name;
  };
}

const longest = 40;

function camelCase(text: string): string {
  const words = text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");
  const joined = words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join("")
    .slice(0, longest);
  if (joined === "") return "sync";
  return /^\d/.test(joined) ? `sync${joined}` : joined;
}

const reserved = (
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if " +
  "implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof " +
  "undefined var void while with yield async of NaN Infinity module exports require process console pulumi"
).split(" ");
