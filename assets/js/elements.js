// Elements of a chart: HTML and SVG as the build writes them (generator/localise/markup.py).
import { clean } from "./formulas.js";

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = new Set(["svg", "g", "rect", "line", "circle", "text", "pattern"]);

export function element(tag, attributes, ...children) {
  const made = SHAPES.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, typeof value === "number" ? Number(value.toPrecision(6)) : value);
  }
  made.append(...children);
  return made;
}

// Shares of the width in percent, to hundredths; what cannot be drawn has none.
export function percent(share) {
  return Number.isFinite(share) ? Math.max(0, Math.floor(clean(share * 100) * 100 + 0.5) / 100) : 0;
}

// Widths of words in the type of ticks, in pixels, rounded up.
const LETTER = 8;
const HANZI = 14;
const FIRST_HANZI = "\u2e80";
export const extent = (text) => [...text].reduce((sum, letter) => sum + (letter >= FIRST_HANZI ? HANZI : LETTER), 0);

export function drawing(name, width, height, ...drawn) {
  return element("svg", { class: name, width, height, "aria-hidden": "true" }, ...drawn);
}

export function keys(named) {
  return element("p", { class: "chart__key" }, ...named.map(([name, ink]) => element("span", { class: `ink--${ink}` }, name)));
}
