// A warm Chromium page: fonts stay loaded, only the body is exchanged before each screenshot.
// With "fast" behind the other arguments, through the protocol's own quick encoder.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { HEIGHT, html, tree, WIDTH } from "./design.mjs";
import { FACES, require, run } from "./run.mjs";

const { chromium } = require("playwright-core");
const fast = process.argv[5] === "fast";
const faces = FACES.map(({ name, weight, path }) =>
  `@font-face{font-family:${name};font-weight:${weight};src:url("file://${path}")}`).join("");
const samples = FACES.map(({ name, weight }) =>
  `<i style="font:normal ${weight} 20px ${name}">a記</i>`).join("");
const file = join(mkdtempSync(join(tmpdir(), "card-")), "page.html");
writeFileSync(file, `<!doctype html><meta charset=utf-8><style>${faces}body{margin:0}</style>${samples}`);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"] });
const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
await page.goto(`file://${file}`);
const states = await page.evaluate(() =>
  Promise.all([...document.fonts].map((face) => face.load().then(() => face.status))));
if (states.some((state) => state !== "loaded")) throw new Error(`fonts: ${states}`);
const session = await page.context().newCDPSession(page);

await run(async (card) => {
  await page.evaluate(([body, lang]) => {
    document.documentElement.lang = lang;
    document.body.innerHTML = body;
  }, [html(tree(card)), card.lang]);
  if (!fast) return page.screenshot({ type: "png" });
  const shot = await session.send("Page.captureScreenshot", { format: "png", optimizeForSpeed: true });
  return Buffer.from(shot.data, "base64");
});
await browser.close();
