/** The NODE_OPTIONS of a Node.js process whose time is what an expression gives; in it `Real` is the machine's own Date. */
export function clockSaying(expression: string): string {
  const text = `{
    const Real = Date;
    const now = () => ${expression};
    globalThis.Date = class extends Real {
      constructor(...given) { given.length ? super(...given) : super(now()); }
      static now() { return now(); }
    };
  }`;
  return `--import=data:text/javascript,${encodeURIComponent(text)}`;
}
