// What runs in the browser, as text: these tests are compiled without the browser's own types.

export const unfold = `for (const each of document.querySelectorAll("details")) each.open = true`;

export const addScript = `{
  const script = document.createElement("script");
  script.textContent = "document.title = 'ran'";
  document.body.append(script);
}`;

export const fontsLoaded = `document.fonts.ready.then(() => undefined)`;

export interface Sticking {
  readonly width: number;
  readonly elements: readonly string[];
}

/** What one would have to scroll sideways for, but for tables, which scroll by themselves. */
export const sticksOut = `({
  width: document.documentElement.scrollWidth,
  elements: [...document.querySelectorAll("body *")]
    .filter((each) => each.closest(".scrolls, .unseen, .skip") === null)
    .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
    .map((each) => each.outerHTML.slice(0, 80)),
})`;

/** Of paper, cards, ink and bars. */
export type Colours = readonly [paper: string, card: string, ink: string, bar: string];

export const colours = `{
  const of = (selector) => getComputedStyle(document.querySelector(selector));
  [of("body").backgroundColor, of(".card").backgroundColor, of("body").color, of("rect.created").fill];
}`;
