// A post's values for a reader's inputs: worlds in which some inputs lie elsewhere, and their texts.
//
// A post's script (values/<slug>.js) holds its formulas and how its numbers are shown; this is all it
// takes to use one. Nothing is computed before it is asked for, and nothing twice.
import { clean } from "./formulas.js";
import { figure } from "./numbers.js";

// Give `v`, which computes values by name in base units. `moved` holds what the reader changed: numbers
// in base units, and for a menu the name of the choice. It may come from an address that anyone wrote, so
// what is no input or no value for one is ignored, and what lies beyond an input's ends is its end.
//   v(name)          the number
//   v.at(changes)    the same with other numbers for some names
//   v.with(target, changes)  that, for `target with name = number`: the target comes from its formula
//   v.ends(name)     its lowest and highest over the ranges that reach it, or null without one
//   v.low(name), v.high(name)   one of these, or the number itself
//   v.chosen         the choice of each menu
export function solve(post, moved = {}) {
  const [formulas, known, chosen] = [{ ...post.formulas }, { ...post.constants }, {}];
  const ranges = new Map(Object.entries(post.ranges));
  for (const [name, input] of Object.entries(post.inputs)) {
    const place = Object.hasOwn(moved, name) ? placed(moved[name], input) : null;
    if (input.choose) {
      chosen[name] = place ?? input.value;
      formulas[name] = (v) => v(chosen[name]);
    } else {
      known[name] = place ?? input.value;
    }
    if (place !== null) ranges.delete(name); // who moves an input leaves the author's range for it
  }
  return Object.assign(world(formulas, known, ranges), { chosen });
}

function placed(wanted, { choose, from, to }) {
  if (choose) return typeof wanted === "string" && Object.hasOwn(choose, wanted) ? wanted : null;
  return Number.isFinite(wanted) ? Math.min(Math.max(wanted, from), to) : null;
}

function world(formulas, known, ranges, read = new Set()) {
  const found = new Map(Object.entries(known));
  const v = (name) => {
    if (ranges.has(name)) read.add(name);
    if (!found.has(name)) found.set(name, formulas[name](v));
    return found.get(name);
  };
  v.at = (changes) => {
    const left = [...ranges].filter(([name]) => !Object.hasOwn(changes, name));
    return world(formulas, { ...known, ...changes }, new Map(left), read);
  };
  v.with = (target, changes) => {
    const { [target]: dropped, ...kept } = known;
    return world(formulas, kept, ranges, read).at(changes);
  };
  v.ends = (name) => ends(name, v, (seen) => world(formulas, known, ranges, seen), ranges);
  v.low = (name) => v.ends(name)?.[0] ?? v(name);
  v.high = (name) => v.ends(name)?.[1] ?? v(name);
  return v;
}

// Which ranges reach a value is found by computing it afresh and noting what was read.
function ends(name, v, fresh, ranges) {
  const read = new Set();
  fresh(read)(name);
  if (read.size === 0) return null;
  let corners = [{}];
  for (const input of read) {
    corners = corners.flatMap((corner) => ranges.get(input).map((end) => ({ ...corner, [input]: end })));
  }
  const amounts = [v(name), ...corners.map((corner) => v.at(corner)(name))];
  return [Math.min(...amounts), Math.max(...amounts)];
}

// Write a value as one of the script's `forms` or `rail` says.
export function textOf(post, v, form, words) {
  const base = v(form.of);
  const unit = unitOf(post, v, form, base);
  const scale = post.units[unit];
  const range = form.styles?.includes("range") ? v.ends(form.of) : null;
  const [low, high] = range?.map((end) => end / scale) ?? [];
  return figure({ amount: base / scale, low, high, base, digits: form.digits }, unit, form.styles ?? [], words);
}

// A unit by name; of several, the first of which there is one; or that of what a menu chose.
export function unitOf(post, v, { of, unit }, base) {
  if (typeof unit === "string") return unit;
  if (!Array.isArray(unit)) return unit[v.chosen[of]];
  return unit.find((name) => clean(Math.abs(base) / post.units[name]) >= 1) ?? unit.at(-1);
}

// The points of one of the script's `sweeps`, in base units.
export function points(v, sweep) {
  return sweep.at.map((x) => [x, v.at({ [sweep.over]: x })(sweep.of)]);
}
