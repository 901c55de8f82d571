// What readers move: a slider, or a choice among named values. Native inputs, so that keys, touch and
// screen readers work as everywhere. Each control has `show(value, text)`, and calls `move(value)` with
// a number in base units or the name of a choice; `null` puts the input back where the author had it.
import { clean } from "./formulas.js";

const POSITIONS = 400;
const LOG_DIGITS = 3; // of a number set on a logarithmic slider: 131,000 and not 131,072.4
const LINEAR_STEPS = 100; // at least so many, in round numbers

export function control(name, input, { scale, label, lang, move, isNarrow }) {
  if (!input.choose) return slider(input, scale, label, move);
  return (isNarrow ? list : radios)(name, input, label, lang, move);
}

function slider(input, scale, label, move) {
  const way = input.scale === "log" ? logarithmic(input, scale) : linear(input, scale);
  const home = way.position(input.value / scale);
  const element = made("input", { type: "range", className: "slider", min: 0, max: way.count, step: 1 });
  element.setAttribute("aria-label", label);
  element.addEventListener("input", () => {
    const position = Number(element.value);
    move(position === home ? null : within(way.amount(position) * scale, input));
  });
  const show = (value, text) => {
    element.value = way.position(value / scale);
    element.setAttribute("aria-valuetext", text);
  };
  return { element, show };
}

const within = (value, { from, to }) => Math.min(Math.max(value, from), to);

// Positions along a slider, and the amounts in the shown unit that they stand for.
function logarithmic({ from, to }, scale) {
  const [low, decades] = [Math.log10(from / scale), Math.log10(to / from)];
  return {
    count: POSITIONS,
    amount: (position) => Number((10 ** (low + (decades * position) / POSITIONS)).toPrecision(LOG_DIGITS)),
    position: (amount) => Math.round(((Math.log10(amount) - low) / decades) * POSITIONS),
  };
}

// What goes from a whole number to a whole number is taken to be counted, when it goes far enough.
function linear({ from, to }, scale) {
  const [low, high] = [from / scale, to / scale].map(clean);
  const isCounted = Number.isInteger(low) && Number.isInteger(high) && high - low >= 10;
  const fine = 10 ** Math.floor(Math.log10((high - low) / LINEAR_STEPS));
  const step = isCounted ? Math.max(1, fine) : fine;
  return {
    count: Math.ceil(clean((high - low) / step)),
    amount: (position) => clean(low + position * step),
    position: (amount) => Math.round((amount - low) / step),
  };
}

function radios(name, input, label, lang, move) {
  const element = made("div", { className: "choices" });
  element.setAttribute("role", "radiogroup");
  element.setAttribute("aria-label", label);
  const boxes = new Map();
  for (const [choice, text] of choices(input, lang)) {
    const box = made("input", { type: "radio", name: `input-${name}`, value: choice });
    box.addEventListener("change", () => move(choice));
    const line = made("label", { className: "choices__one" });
    line.append(box, text);
    element.append(line);
    boxes.set(choice, box);
  }
  return { element, show: (value) => (boxes.get(value).checked = true) };
}

function list(name, input, label, lang, move) {
  const element = made("select", { className: "list" });
  element.setAttribute("aria-label", label);
  for (const [choice, text] of choices(input, lang)) element.append(new Option(text, choice));
  element.addEventListener("change", () => move(element.value));
  return { element, show: (value) => (element.value = value) };
}

const choices = ({ choose }, lang) =>
  Object.entries(choose).map(([choice, { label }]) => [choice, label?.[lang] ?? choice]);

export function made(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}
