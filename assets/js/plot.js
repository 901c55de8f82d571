// Lines over a sweep, as generator/localise/chart_plot.py draws them: names above, ticks right and below.
import { drawing, element, extent, keys, percent } from "./elements.js";

const INKS = ["signal", "cool", "good", "violet", "teal", "amber"];
const PLOT = { height: 270, top: 44, bottom: 236 };
const MOST_TICKS = 6;
const NARROWEST = 280; // px that a page of 360 leaves a plot with its axis
const WIDEST = 72; // px beyond which the words of the y axis are only numbers
const BESIDE = 8;
const ASIDE = 14;
const ABOVE_TOP = 8;
const TALL = 16; // px, of the words there
const MARK = { size: 1.6, cap: 16, clear: 4 };
const BESIDE_MARK = [
  ["end", -18], ["start", -18], ["start", 32], ["end", 32],
  ["end", -58], ["start", -58], ["end", 60], ["start", 60],
]; // anchors and baselines of its number, the best first
const LEAST = 1e-300; // what a logarithmic axis takes for zero

export function plot(chart) {
  const frame = frameOf(chart);
  const lines = drawing(
    "chart__lines",
    "100%",
    PLOT.height,
    ...frame.yTicks.map(([amount]) => hairline(frame.down(amount))),
    ...xWords(frame),
    ...lineGroups(chart, frame),
    ...mark(chart, frame),
  );
  const notes = [chart.name, chart.x.note, chart.y.note].filter(Boolean).join(" · ");
  return [
    keys(chart.lines.map(({ label }, i) => [label, inkOf(i)])),
    element("div", { class: "chart__plot" }, lines, drawing("chart__axis", frame.axis, PLOT.height, ...yWords(frame))),
    element("p", { class: "chart__foot" }, notes),
  ];
}

const inkOf = (i) => INKS[i % INKS.length];
const widest = (ticks) => Math.max(...ticks.map(([, text]) => extent(text)));

// Both axes, and the ticks along them. Where words are too wide only the topmost, `told`, has its unit.
function frameOf({ lines, x, y }) {
  const xs = lines.flatMap((one) => one.points.map((point) => point.x.amount));
  const [along, up] = [axisOf(Math.min(...xs), Math.max(...xs), x.log), axisOf(y.ticks[0][0], y.ticks.at(-1)[0], y.log)];
  const inWords = thinned(y);
  const isTold = widest(inWords) > WIDEST && y.ticks[0].length > 2;
  const yTicks = isTold ? inWords.map(([amount, , number]) => [amount, number]) : inWords;
  const axis = widest(yTicks) + ASIDE;
  const down = (amount) => percent((PLOT.bottom - up(amount) * (PLOT.bottom - PLOT.top)) / 100);
  return {
    along,
    across: (amount) => `${percent(along(amount))}%`,
    down,
    narrow: (point) => [along(point.x.amount) * (NARROWEST - axis), down(point.y.amount)],
    xTicks: [...x.ticks].sort((one, other) => one[0] - other[0]),
    yTicks,
    axis,
    told: isTold ? inWords.at(-1)[1] : "",
  };
}

function axisOf(low, high, isLog) {
  const warped = (amount) => (isLog ? Math.log10(Math.max(amount, LEAST)) : amount);
  const [start, end] = [warped(low), warped(high)];
  return (amount) => (end > start ? (warped(amount) - start) / (end - start) : 0.5);
}

// Every n-th tick, from the top of a logarithmic axis and from the foot of a linear one.
function thinned({ ticks, log }) {
  const step = Math.ceil(ticks.length / MOST_TICKS);
  return ticks.filter((_, i) => (log ? ticks.length - 1 - i : i) % step === 0);
}

const hairline = (y) => element("line", { class: "chart__hair", x1: "0%", y1: y, x2: "100%", y2: y });

// Ticks stand beside their hairlines; the topmost above its own if it tells the unit.
function yWords({ yTicks, down, axis, told }) {
  const beside = told ? yTicks.slice(0, -1) : yTicks;
  const words = beside.map(([amount, text]) => element("text", { x: ASIDE, y: down(amount) + 4 }, text));
  if (!told) return words;
  const top = down(yTicks.at(-1)[0]) - ABOVE_TOP;
  return [...words, element("text", { x: axis, y: top, "text-anchor": "end" }, told)];
}

// The ticks that fit, the last one first.
function xWords({ xTicks, along, across, axis }) {
  const width = NARROWEST - axis;
  const last = xTicks.length - 1;
  const drawn = [];
  let free = Infinity;
  for (let i = last; i >= 0; i -= 1) {
    const [amount, text] = xTicks[i];
    const room = extent(text);
    const [anchor, before] = i === 0 ? ["start", 0] : i === last ? ["end", room] : ["middle", room / 2];
    const left = along(amount) * width - before;
    if (left + room + BESIDE > free) continue;
    free = left;
    drawn.push(element("text", { x: across(amount), y: PLOT.bottom + 24, "text-anchor": anchor }, text));
  }
  return drawn;
}

function lineGroups({ lines }, frame) {
  return lines.map((one, i) => element("g", { class: `ink--${inkOf(i)}` }, ...segments(one, frame))).reverse();
}

function segments({ points: found }, frame) {
  const places = found.map(({ x, y }) => [frame.across(x.amount), frame.down(y.amount)]);
  const pieces = places.slice(1).map(([x2, y2], i) => element("line", { x1: places[i][0], y1: places[i][1], x2, y2 }));
  return [...pieces, ...places.map(([cx, cy]) => element("circle", { cx, cy, r: 4 }))];
}

// The number of the last point of the marked line that has the marked value.
function mark({ lines, mark: marked }, frame) {
  if (!marked) return [];
  const away = ({ y }) => Math.abs(y.amount - marked.amount);
  const point = lines[marked.line].points.reduce((best, one) => (away(one) <= away(best) ? one : best));
  const [x, y] = [frame.across(point.x.amount), frame.down(point.y.amount)];
  const ink = `ink--${inkOf(marked.line)}`;
  const { anchor, down } = placeOf(lines, point, extent(marked.text) * MARK.size, frame);
  return [
    element("circle", { class: ink, cx: x, cy: y, r: 8 }),
    element("text", { class: `chart__mark ${ink}`, x, y: y + down, "text-anchor": anchor }, marked.text),
  ];
}

// Where that touches no line and no word, in the narrowest plot: a wider one has more room. The rules are
// those of generator/localise/chart_mark.py.
function placeOf(lines, point, width, frame) {
  const pieces = lines.flatMap(({ points }) => {
    const places = points.map(frame.narrow);
    return places.slice(1).map((end, i) => [places[i], end].sort((one, other) => one[0] - other[0] || one[1] - other[1]));
  });
  const top = frame.down(frame.yTicks.at(-1)[0]);
  const told = [NARROWEST - extent(frame.told), top - TALL - ABOVE_TOP, NARROWEST, top];
  const isInside = ({ box: [left, high, right, low] }) =>
    left >= -1 && high >= -1 && right <= NARROWEST - frame.axis + 1 && low <= PLOT.bottom + 1;
  const isFree = ({ box }) => !pieces.some((piece) => meets(box, piece)) && !(frame.told && touches(box, told));
  const all = candidates(frame.narrow(point), width);
  const possible = all.some(isInside) ? all.filter(isInside) : all;
  return possible.find(isFree) ?? possible[0];
}

// Boxes are left, top, right and bottom in pixels.
function candidates([x, y], width) {
  const { cap, clear } = MARK;
  return BESIDE_MARK.map(([anchor, down]) => {
    const left = anchor === "end" ? x - width : x;
    return { anchor, down, box: [left, y + down - cap - clear, left + width, y + down + clear] };
  });
}

const touches = ([left, top, right, bottom], other) =>
  left < other[2] && other[0] < right && top < other[3] && other[1] < bottom;

function meets([left, top, right, bottom], [[x1, y1], [x2, y2]]) {
  const [start, end] = [Math.max(x1, left), Math.min(x2, right)];
  if (start > end) return false;
  const slope = x2 > x1 ? (y2 - y1) / (x2 - x1) : 0;
  const ys = [start, end].map((x) => y1 + (x - x1) * slope);
  return Math.min(...ys) < bottom && Math.max(...ys) > top;
}
