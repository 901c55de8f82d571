// satori (HTML to SVG) and resvg (SVG to PNG), as Vercel's OG images are made.

import { HEIGHT, tree, WIDTH } from "./design.mjs";
import { FACES, font, require, run } from "./run.mjs";

const satori = require("satori").default;
const { Resvg } = require("@resvg/resvg-js");
const fonts = FACES.map((face) => ({ name: face.name, weight: face.weight, data: font(face) }));

await run(async (card) => {
  // satori gives text as outlines, so resvg needs no fonts and must not look for any.
  const svg = await satori(tree(card), { width: WIDTH, height: HEIGHT, fonts });
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
});
