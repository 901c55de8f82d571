// Numbers that follow a reader's inputs: `{{ explore }}` and `{{ input x }}`, and every number behind them.
//
// The page is whole before this runs, and nothing on it changes until an input moves: the build has proved
// that the texts are the same. What was moved stands in the address (#tokens=131072), so that a link
// shows what its sender saw. What cannot follow, such as a worked sum, says that it has not.
import { chartOf } from "./charts.js";
import { control, made } from "./controls.js";
import { redraw } from "./draw.js";
import { clean } from "./formulas.js";
import { HANZI } from "./numbers.js";
import { solve, textOf } from "./values.js";

const PAUSE = 700; // ms without a change, before screen readers are told
const ENDS_IN_HANZI = new RegExp(`${HANZI} ?$`);
const STARTS_WITH_HANZI = new RegExp(`^ ?${HANZI}`);

export async function startLive(prose) {
  const [post, words] = await Promise.all([
    import(new URL(prose.dataset.live, document.baseURI)),
    fetch(prose.dataset.words).then((answer) => answer.json()),
  ]);
  const page = { prose, post, words, said: prose.dataset, lang: document.documentElement.lang };
  let moved = read(post, location.hash) ?? {};
  const foot = footOf(page, () => settle({}));
  const tell = startTelling(prose);
  const move = (name, value) => settle({ ...moved, [name]: value });
  const parts = [drawNumbers(page), drawControls(page, move), drawCharts(page), drawClaims(page), drawSums(page)];

  function draw() {
    const v = solve(post, moved);
    const isMoved = Object.keys(moved).length > 0;
    for (const drawPart of parts) drawPart(v, isMoved);
    foot.hidden = !isMoved;
    share(written(post, moved));
  }

  function settle(changes) {
    moved = onlyMoved(post, changes);
    history.replaceState(history.state, "", written(post, moved) || location.pathname + location.search);
    draw();
    tell();
  }

  addEventListener("hashchange", () => {
    const found = read(post, location.hash);
    if (found === null) return; // a link to a part of this page
    moved = found;
    draw();
  });
  draw();
}

// Each part of the page finds its places once, and gives what draws them anew with the solved values `v`.
function drawNumbers({ post, words }) {
  const numbers = [...writings("f", post.forms), ...writings("r", post.rail)];
  return (v) => {
    for (const { element, form, text } of numbers) {
      const now = textOf(post, v, form, words);
      if (element.textContent !== now) {
        element.textContent = now;
        if (words.isChinese) space(element);
      }
      element.toggleAttribute("data-changed", now !== text);
    }
  };
}

function drawControls({ prose, post, words, lang }, move) {
  const knobs = [...prose.querySelectorAll("[data-input]")].map((place) => {
    const name = place.dataset.input;
    const input = post.inputs[name];
    const knob = control(name, input, {
      scale: post.units[input.unit],
      label: input.label?.[lang] ?? name,
      lang,
      isNarrow: place.matches(".knob"),
      move: (value) => move(name, value),
    });
    put(knob.element, place);
    return { name, show: knob.show };
  });
  return (v) => {
    for (const { name, show } of knobs) show(v.chosen[name] ?? v(name), textOf(post, v, post.rail[name], words));
  };
}

// Charts stay as they were built until something moves.
function drawCharts({ prose, post, words, said, lang }) {
  const charts = prose.querySelectorAll("[data-chart]");
  let isRedrawn = false;
  return (v, isMoved) => {
    isRedrawn ||= isMoved;
    for (const chart of isRedrawn ? charts : []) {
      const found = Object.hasOwn(post.charts, chart.dataset.chart) && post.charts[chart.dataset.chart];
      const drawn = found && chartOf({ post, v, words, lang }, found);
      if (drawn) redraw(chart, drawn, words);
      note(chart, isMoved && !drawn, "original", said.original, "prepend");
    }
  };
}

function drawClaims({ prose, post, said }) {
  const phrases = prose.querySelectorAll("[data-claim]");
  return (v) => {
    for (const phrase of phrases) {
      note(phrase, !post.claims[phrase.dataset.claim](v), "claim__note", said.untrue, "append");
    }
  };
}

function drawSums({ post, said }) {
  const original = solve(post);
  const sums = document.querySelectorAll("details[data-number], .prose [data-formula]");
  return (v, isMoved) => {
    for (const sum of sums) {
      const name = sum.dataset.number ?? sum.dataset.formula;
      const place = sum.querySelector(".number__why") ?? sum;
      note(place, isMoved && isOther(post, name, v, original), "original", said.original, "prepend");
    }
  };
}

// Screen readers hear what came of it once the reader pauses.
function startTelling(prose) {
  const told = made("p", { className: "unseen", role: "status" });
  let pause = 0;
  prose.append(told);
  return () => {
    clearTimeout(pause);
    pause = setTimeout(() => (told.textContent = spoken(prose)), PAUSE);
  };
}

// In Chinese a space stands between hanzi and figures and none between hanzi, and a number that follows the
// reader may begin or end with either: 20 億個, 5,000 個.
function space({ textContent, previousSibling: before, nextSibling: behind }) {
  if (before?.nodeType === Node.TEXT_NODE && ENDS_IN_HANZI.test(before.data)) {
    before.data = before.data.trimEnd() + (STARTS_WITH_HANZI.test(textContent[0]) ? "" : " ");
  }
  if (behind?.nodeType === Node.TEXT_NODE && STARTS_WITH_HANZI.test(behind.data)) {
    behind.data = (STARTS_WITH_HANZI.test(textContent.at(-1)) ? "" : " ") + behind.data.trimStart();
  }
}

// Every place where a number of this kind stands, with the text that it was built with.
function writings(kind, forms) {
  const places = [...document.querySelectorAll(`[data-${kind}]`)];
  return places
    .filter((element) => Object.hasOwn(forms, element.dataset[kind]))
    .map((element) => ({ element, form: forms[element.dataset[kind]], text: element.textContent }));
}

// Keep what really lies elsewhere: within its ends, and not where it was anyway.
function onlyMoved(post, changes) {
  const v = solve(post, changes);
  const placed = Object.keys(post.inputs).map((name) => [name, v.chosen[name] ?? v(name)]);
  return Object.fromEntries(placed.filter(([name, value]) => value !== post.inputs[name].value));
}

// The inputs that an address moves; null for one that is about something else.
function read(post, hash) {
  const typed = new URLSearchParams(hash.slice(1));
  const names = Object.keys(post.inputs).filter((name) => typed.has(name));
  if (hash.length > 1 && names.length === 0) return null;
  const changes = names.map((name) => {
    const { choose, unit } = post.inputs[name];
    const text = typed.get(name);
    return [name, choose ? text : Number(text || NaN) * post.units[unit]];
  });
  return onlyMoved(post, Object.fromEntries(changes));
}

function written(post, moved) {
  const pairs = Object.entries(moved).map(([name, value]) => {
    const { choose, unit } = post.inputs[name];
    return [name, choose ? value : String(clean(value / post.units[unit]))];
  });
  return pairs.length ? `#${new URLSearchParams(pairs)}` : "";
}

// The post in another language, and the address to be handed on, keep what was changed.
function share(hash) {
  for (const link of document.querySelectorAll("a[hreflang]")) link.hash = hash;
  for (const { dataset } of document.querySelectorAll("[data-share]")) {
    dataset.share = dataset.share.replace(/#.*|$/, hash);
  }
}

// A sum whose result no script knows may have changed as well as not.
function isOther(post, name, v, original) {
  const isKnown = [post.formulas, post.constants, post.inputs].some((table) => Object.hasOwn(table, name));
  return !isKnown || v(name) !== original(name);
}

function note(place, isWanted, className, text, side) {
  const there = place.querySelector(`:scope > .${className}`);
  place.toggleAttribute("data-stale", isWanted);
  if (isWanted && !there) place[side](made(className === "original" ? "p" : "span", { className, textContent: text }));
  if (!isWanted) there?.remove();
}

// In the panel between label and number; in a sentence behind its number.
function put(element, place) {
  if (place.matches(".knob")) return place.append(element);
  const cell = made("td", { className: "explore__control" });
  cell.append(element);
  place.querySelector("th").after(cell);
}

// The heading of the panel, and the way back; without a panel the way back stands below the text.
function footOf({ prose, said }, reset) {
  const panel = prose.querySelector(".explore");
  const foot = made("div", { className: "explore__foot", hidden: true });
  const button = made("button", { className: "textlike", type: "button", textContent: said.reset });
  button.addEventListener("click", () => {
    (panel ?? prose).querySelector("[data-input] :is(input, select)").focus(); // the button goes
    reset();
  });
  foot.append(made("p", { textContent: said.notice }), button);
  (panel ?? prose).append(foot);
  if (panel) {
    const title = made("h2", { className: "label", id: "explore", textContent: said.change });
    panel.prepend(title);
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-labelledby", title.id);
  }
  return foot;
}

// What follows from a change, in a sentence: the results of the panel, else only that there was one.
function spoken(prose) {
  const rows = [...prose.querySelectorAll("[data-result], .explore .chart__head")];
  const results = rows.map((row) => [...row.children].map((cell) => cell.textContent).join(" "));
  return results.join(" · ") || prose.dataset.notice;
}
