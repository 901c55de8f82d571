// What the charts of a post show for a reader's inputs: labels, numbers, ticks and verdicts, as draw.js
// wants them. A post's script says of which values each chart is made.
//
// The rules are those of generator/localise/charts.py and alt.py, and a test compares what they say.
import { atMost, below, ceil, equal } from "./formulas.js";
import { figure, figures, shown, withUnit } from "./numbers.js";
import { points, textOf, unitOf } from "./values.js";

const LOG_RATIO = 50; // an axis that spans more than this is logarithmic
const BYTES = ["PB", "TB", "GB", "MB", "kB", "B"];
const NICE = [1, 2, 2.5, 5, 10];
const MOST_WORDS = 1000;
const NEEDLESS = /(?<=[。！？；：，」』）》]) |(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g;

// Give a chart in words and amounts, for `page`: { post, v, words, lang }. Null where a number has no
// result that could be drawn.
export function chartOf(page, chart) {
  const isPlot = Object.hasOwn(chart, "lines");
  const made = isPlot ? growth(page, chart) : held(page, chart);
  const { words } = page;
  return made && { ...made, told: tidied(isPlot ? tellLines(made, words) : tellRows(made, words), words) };
}

// What is the same in all languages stands for itself. With numbers in it, it is a list: words, form, words.
function inLanguage({ lang }, said) {
  return typeof said === "object" && !Array.isArray(said) ? said[lang] : (said ?? "");
}

function say(page, said) {
  const own = inLanguage(page, said);
  if (!Array.isArray(own)) return own;
  return own.map((piece, i) => (i % 2 ? written(page, page.post.forms[piece]) : piece)).join("");
}

const written = ({ post, v, words }, form) => textOf(post, v, form, words);
const unitFor = ({ post, v }, form) => unitOf(post, v, form, v(form.of));

function amountIn({ post, words }, base, unit, digits) {
  return figure({ amount: base / post.units[unit], base, digits }, unit, [], words);
}

function held(page, chart) {
  const limit = chart.limit && limitOf(page, chart.limit);
  const rows = chart.rows.map((row) => rowOf(page, chart.kind, row, limit));
  const isWhole = rows.every((row) => Number.isFinite(row.total.amount));
  return isWhole ? { kind: chart.kind, rows, limit } : null;
}

function limitOf(page, { form, label }) {
  const text = [say(page, label), written(page, form)].filter(Boolean).join(" ");
  return { low: page.v.low(form.of), high: page.v.high(form.of), text };
}

// All parts of a bar are written in one unit: its total's if that is a value, else the first part's.
function rowOf(page, kind, { label, parts, total: whole }, limit) {
  const unit = unitFor(page, whole ?? parts[0].form);
  const told = parts.map(({ form, label: name }) => ({
    label: say(page, name),
    text: written(page, { ...form, unit }),
    amount: page.v(form.of),
  }));
  const amount = told.reduce((sum, part) => sum + part.amount, 0);
  const total = kind === "bars" ? told[0] : { text: amountIn(page, amount, unit), amount };
  return { label: say(page, label), parts: told, total, verdict: verdict(amount, limit) };
}

function verdict(amount, limit) {
  if (!limit) return null;
  if (below(limit.high, amount)) return "over";
  return below(limit.low, amount) ? "tight" : "fits";
}

function growth(page, chart) {
  const lines = chart.lines.map((line) => lineOf(page, line));
  const amounts = lines.flatMap((line) => line.points.map((point) => point.y.amount));
  if (!amounts.every(Number.isFinite)) return null;
  const x = xScale(lines[0]);
  const y = yScale(page, amounts, unitFor(page, chart.lines[0].form), chart.axis);
  const { log_scale: one, log_scales: two } = page.words.charts;
  const notes = { x: x.log && !y.log ? one : "", y: y.log ? (x.log ? two : one) : "" };
  const mark = chart.mark && marked(page, chart.mark, lines);
  return { lines, x: { ...x, note: notes.x }, y: { ...y, note: notes.y }, name: say(page, chart.name), mark };
}

// The marked value on the first line that has it for a point; with a reader's inputs there may be none.
function marked(page, form, lines) {
  const amount = page.v(form.of);
  const line = lines.findIndex((one) => one.points.some(({ y }) => equal(y.amount, amount)));
  return line < 0 ? null : { text: written(page, form), amount, line };
}

function lineOf(page, { sweep, form, label, x }) {
  const unit = unitFor(page, form);
  const texts = inLanguage(page, x);
  const found = points(page.v, page.post.sweeps[sweep]).map(([at, base], i) => ({
    x: { text: texts[i], amount: at },
    y: { text: amountIn(page, base, unit, form.digits), amount: base },
  }));
  return { label: say(page, label), points: found };
}

function xScale({ points: found }) {
  return { ticks: found.map(({ x }) => [x.amount, x.text]), log: isLog(found.map(({ x }) => x.amount)) };
}

function yScale(page, amounts, unit, axis = unit) {
  const log = isLog(amounts);
  return { ticks: log ? decades(page, amounts, axis) : steps(page, Math.max(...amounts), unit), log };
}

const isLog = (amounts) => Math.min(...amounts) > 0 && Math.max(...amounts) / Math.min(...amounts) > LOG_RATIO;

// Powers of ten around all amounts.
function decades(page, amounts, unit) {
  const scale = page.post.units[unit];
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)].map((amount) => figures(amount / scale));
  const last = most.exponent + (most.digits === "1" ? 0 : 1);
  const powers = Array.from({ length: last - least.exponent + 1 }, (_, i) => least.exponent + i);
  return powers.map((power) => tick(page, Number(`1e${power}`) * scale, unit));
}

// Four or five round steps from zero.
function steps(page, largest, unit) {
  const scale = page.post.units[unit];
  const top = largest / scale;
  if (top <= 0) return [tick(page, 0, unit), tick(page, scale, unit)];
  const power = Number(`1e${figures(top / 4).exponent}`);
  const step = NICE.map((nice) => nice * power).find((nice) => atMost(top / 4, nice));
  return Array.from({ length: ceil(top / step) + 1 }, (_, i) => tick(page, step * i * scale, unit));
}

// An amount, its words, and the number in them where all ticks have one unit.
function tick({ post, words }, amount, unit) {
  const fitting = BYTES.includes(unit) && BYTES.find((name) => atMost(post.units[name], amount));
  const shownIn = fitting || unit;
  const number = shown(figures(amount / post.units[shownIn]));
  const told = withUnit(number, shownIn, words);
  return BYTES.includes(unit) ? [amount, told] : [amount, told, number];
}

// The sentence that stands for a chart where it cannot be seen.
const filled = (pattern, parts) => pattern.replace(/\{(\w+)\}/g, (_, name) => parts[name]);

function tellRows({ kind, rows, limit }, { alt }) {
  if (kind === "stack") return filled(alt.stack, { title: "", rows: rows.map((row) => tellStack(row, alt)).join(alt.join) });
  const bars = rows.map(({ label, total, verdict: judged }) => {
    const told = { over: alt.over, tight: alt.barely_fits }[judged] ?? "";
    return filled(alt.bar, { label, figure: total.text }) + told;
  });
  return filled(alt.bars, { bars: bars.join(alt.join) }) + (limit ? filled(alt.limit, { limit: limit.text }) : "");
}

function tellStack({ label, parts, total, verdict: judged }, alt) {
  const told = { over: alt.does_not_fit, tight: alt.barely_fits, fits: alt.fits }[judged] ?? "";
  const added = parts.map((part) => `${part.label} ${part.text}`).join(" + ");
  return filled(alt.stack_row, { label, parts: added, total: total.text, verdict: told });
}

function tellLines({ lines, name }, { alt }) {
  const told = lines.map(({ label, points: found }) => {
    const [first, last] = [found[0], found.at(-1)];
    const ends = { first: first.y.text, start: first.x.text, last: last.y.text, end: last.x.text };
    return filled(ends.first === ends.last ? alt.flat : alt.line, { label, ...ends });
  });
  return filled(alt.growth, { title: "", x: name, lines: told.join(alt.join) });
}

function tidied(text, words) {
  const plain = text.replace(/[ \n]+/g, " ").replace(/^ | $/g, "");
  const said = words.isChinese ? plain.replace(NEEDLESS, "") : plain;
  return said.length <= MOST_WORDS ? said : `${said.slice(0, MOST_WORDS - 1)}…`;
}
