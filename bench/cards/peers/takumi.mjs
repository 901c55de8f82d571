// takumi: layout, text and raster in one native module.

import { HEIGHT, tree, WIDTH } from "./design.mjs";
import { FACES, font, require, run } from "./run.mjs";

const { Renderer } = require("@takumi-rs/core");
const { fromJsx } = require("@takumi-rs/helpers/jsx");
const renderer = new Renderer();
for (const face of FACES) {
  await renderer.registerFont({ name: face.name, weight: face.weight, data: font(face) });
}

await run(async (card) => {
  const { node } = await fromJsx(tree(card));
  return renderer.render(node, { width: WIDTH, height: HEIGHT, format: "png", lang: card.lang });
});
