// What pages do beyond being read. Every part works on its own, and without it the page is still whole.
import { startCarousel } from "./carousel.js";
import { startRandom } from "./random.js";
import { startReceipts } from "./receipts.js";
import { startSearch } from "./search.js";
import { startShare } from "./share.js";

for (const element of document.querySelectorAll(".carousel")) startCarousel(element);
for (const element of document.querySelectorAll("[data-search]")) startSearch(element);
for (const element of document.querySelectorAll("[data-share]")) startShare(element);
for (const link of document.querySelectorAll("[data-random]")) startRandom(link);
for (const button of document.querySelectorAll("[data-theme-toggle]")) startTheme(button);
startReceipts();
startScrollers(document.querySelectorAll(".prose :is(table, math, pre)"));
for (const prose of document.querySelectorAll("[data-live]")) {
  import("./live.js").then(({ startLive }) => startLive(prose)); // few pages need it
}

// What is too wide for its column scrolls by itself, and then the keyboard must reach it too.
function startScrollers(wide) {
  const observer = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", 0);
      else target.removeAttribute("tabindex");
    }
  });
  for (const element of wide) observer.observe(element);
}

function startTheme(button) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  button.hidden = false;
  button.addEventListener("click", () => {
    const now = document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light");
    const next = now === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("theme", next);
    } catch {
      // storage may be forbidden: the choice then lasts for this page
    }
  });
}
