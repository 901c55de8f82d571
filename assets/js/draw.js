// What a chart looks like: the picture and the table of a figure, from the words and amounts of charts.js.
//
// The build draws the same elements (generator/localise/chart_figure.py, chart_rows.py) and a test compares
// the two, so change both. Widths are shares of the room there is and heights are pixels: nothing is scaled
// or measured.
import { drawing, element, extent, keys, percent } from "./elements.js";
import { plot } from "./plot.js";

const STACK_INKS = ["cool", "signal", "violet", "teal", "amber", "good"];
const JUDGED = { fits: "good", tight: "amber", over: "text" };
const BAR = { height: 40, top: 5, foot: 35, baseline: 25, gap: 3 };
const ROOMS = [280, 420, 640]; // px, widths of a chart from which words may stand in a bar
const LARGER = 1.1; // type in a bar, as a multiple of that of ticks
const PAD = 10; // px before and behind it
const SLIVER = 1.5; // percent below which a part gets a line of its colour, so that it can be seen
const SWATCH = { width: 22, height: 16 };

export function redraw(figure, chart, words) {
  const name = figure.dataset.chart;
  const picture = figure.querySelector(".chart__image");
  picture.setAttribute("aria-label", chart.told);
  picture.replaceChildren(...(chart.lines ? plot(chart) : rows(name, chart, words)));
  figure.querySelector("tbody").replaceChildren(...(chart.lines ? points(chart) : bars(chart, words)));
}

// Bars: one row each, and the limit named below them.
function rows(name, chart, words) {
  const drawn = chart.rows.map((row) => rowOf(name, row, chart, words));
  if (!chart.limit) return drawn;
  return [...drawn, element("p", { class: "chart__limit" }, swatch(name, chart.limit), chart.limit.text)];
}

function rowOf(name, row, chart, words) {
  const inks = inksOf(row, chart);
  const judged = row.verdict ? ` chart__total--${row.verdict}` : "";
  const label = element("span", {}, row.label);
  const total = element("span", { class: `chart__total${judged}` }, told(row, chart, words));
  const bar = drawing("chart__bar", "100%", BAR.height, ...band(name, chart), ...parts(row, chart, inks));
  const key = chart.kind === "stack" ? [keyOf(row, chart, inks)] : [];
  return element("div", { class: "chart__row" }, element("p", { class: "chart__head" }, label, total), bar, ...key);
}

// The parts are named in the bar where the chart is wide enough, else under it.
function keyOf(row, chart, inks) {
  return keys(row.parts.map((part, i) => {
    const room = roomOf(part, chart);
    return [named(part), room ? `${inks[i]} below-${room}` : inks[i]];
  }));
}

function roomOf(part, chart) {
  if (chart.kind === "bars") return 0;
  const needed = (extent(named(part)) * LARGER + 2 * PAD) * 100;
  return ROOMS.find((room) => needed <= room * shareOf(chart, part.amount)) ?? 0;
}

const named = ({ label, text }) => `${label} ${text}`.trim();

function told(row, chart, words) {
  return row.verdict ? `${row.total.text} · ${words.charts[`${chart.kind}_${row.verdict}`]}` : row.total.text;
}

function inksOf(row, chart) {
  if (chart.kind === "bars") return [JUDGED[row.verdict] ?? "cool"];
  const names = [...new Set(chart.rows.flatMap((one) => one.parts.map((part) => part.label)))];
  return row.parts.map((part) => STACK_INKS[names.indexOf(part.label) % STACK_INKS.length]);
}

function shareOf(chart, amount) {
  const most = Math.max(...chart.rows.map((row) => row.total.amount), chart.limit?.high ?? 0);
  return most > 0 ? percent(amount / most) : 0;
}

function band(name, chart) {
  if (!chart.limit) return [];
  const { low, high } = chart.limit;
  const [x, width] = [shareOf(chart, low), shareOf(chart, high - low)];
  const edge = upright("chart__edge", x, 0, BAR.height);
  if (!width) return [edge];
  const place = { x: `${x}%`, y: 0, width: `${width}%`, height: BAR.height };
  return [element("rect", { ...place, fill: `url(#${name}-hatch)` }), edge];
}

function parts(row, chart, inks) {
  const { top, foot, gap } = BAR;
  const drawn = [];
  let start = 0;
  row.parts.forEach((part, i) => {
    const [x, width] = [shareOf(chart, start), shareOf(chart, part.amount)];
    const place = { x: `${x}%`, y: top, width: `${width}%`, height: foot - top };
    drawn.push(element("rect", { class: `ink--${inks[i]}`, ...place }));
    if (i > 0) drawn.push(upright("chart__gap", x, top, foot, gap / 2));
    if (i > 0 && width < SLIVER) drawn.push(upright(`chart__sliver ink--${inks[i]}`, x, top, foot, gap + 1));
    start += part.amount;
  });
  return [...drawn, ...inside(row, chart)];
}

function inside(row, chart) {
  let start = 0;
  return row.parts.flatMap((part) => {
    const [x, room] = [shareOf(chart, start), roomOf(part, chart)];
    start += part.amount;
    const place = { class: `from-${room}`, x: `${x}%`, y: BAR.baseline, dx: PAD };
    return room ? [element("text", place, named(part))] : [];
  });
}

function upright(name, x, top, foot, aside = 0) {
  const ends = { x1: `${x}%`, y1: top, x2: `${x}%`, y2: foot };
  return element("line", { class: name, ...ends, transform: `translate(${aside} 0)` });
}

function swatch(name, { low, high }) {
  const { width, height } = SWATCH;
  const edge = upright("chart__edge", 0, 0, height, 1);
  if (low === high) return drawing("chart__swatch", 2, height, edge);
  const stripe = element("rect", { class: "chart__hatch", width: 2, height: 7 });
  const size = { width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)" };
  const pattern = element("pattern", { id: `${name}-hatch`, ...size }, stripe);
  const fill = element("rect", { width, height, fill: `url(#${name}-hatch)` });
  return drawing("chart__swatch", width, height, pattern, fill, edge);
}

function bars(chart, words) {
  const lines = chart.rows.map((row) => {
    const shown = chart.kind === "stack" ? row.parts.map(named) : [];
    return line(row.label, [...shown, told(row, chart, words)]);
  });
  if (!chart.limit) return lines;
  const colspan = Math.max(...chart.rows.map((row) => row.parts.length)) + (chart.kind === "stack");
  const cell = element("td", { colspan }, chart.limit.text);
  return [...lines, element("tr", {}, headOf(words.charts.limit), cell)];
}

const headOf = (name) => element("th", { scope: "row" }, name);

function line(head, cells) {
  return element("tr", {}, headOf(head), ...cells.map((cell) => element("td", {}, cell)));
}

function points(chart) {
  const heads = [chart.name, ...chart.lines.map(({ label }) => label)];
  const told = chart.lines.map((one) => new Map(one.points.map(({ x, y }) => [x.text, y.text])));
  const xs = new Set(told.flatMap((one) => [...one.keys()]));
  return [
    element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head))),
    ...[...xs].map((x) => line(x, told.map((one) => one.get(x) ?? ""))),
  ];
}
