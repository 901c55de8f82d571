// What all JavaScript peers share: packages from .peers, the fonts, and the clock.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

export const require = createRequire(new URL("../.peers/package.json", import.meta.url));
export const FONTS = fileURLToPath(new URL("../../../assets/fonts/", import.meta.url));
export const FACES = [["Sans", "sans", 400], ["Sans", "sans", 500], ["Sans", "sans", 700],
  ["Mono", "mono", 500], ["Mono", "mono", 600],
  ["Hanzi", "hanzi", 400], ["Hanzi", "hanzi", 500], ["Hanzi", "hanzi", 700]].map(
  ([name, file, weight]) => ({ name, weight, path: `${FONTS}${file}-${weight}.ttf` }));

// Draws every card of a JSON file once, after two rounds unmeasured; prints the milliseconds each
// took and writes the first of every layout and language as a picture.
export async function run(draw) {
  const [cases, folder, peer] = process.argv.slice(2);
  const cards = JSON.parse(readFileSync(cases, "utf-8"));
  const taken = [], seen = new Set();
  for (const card of [...cards.slice(0, 4), ...cards.slice(0, 4)]) await draw(card);
  for (const card of cards) {
    const start = performance.now();
    const png = await draw(card);
    taken.push([`${card.layout} ${card.lang}`, performance.now() - start, png.length]);
    const name = `${card.layout}.${card.lang}`;
    if (!seen.has(name)) writeFileSync(`${folder}/${name}.${peer}.png`, png);
    seen.add(name);
  }
  console.log(JSON.stringify(taken));
}

export const font = (face) => readFileSync(face.path);
