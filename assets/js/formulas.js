// What the formulas of a post are computed with, beside what every browser brings along.
//
// Each function has a twin of the same name in generator/compute/doubles.py, and the build compares
// what the two say. So nothing here may be left to a browser's own rounding: no `**`, no Math.round.

const CLEAN_DIGITS = 12; // significant digits; what lies behind them is noise
const NOISE = 1e-12;
const MAX_POWER = 64;

export const clean = (value) => Number(value.toPrecision(CLEAN_DIGITS));
export const ceil = (value) => Math.ceil(clean(value));
export const floor = (value) => Math.floor(clean(value));
export const round = (value) => Math.floor(clean(value) + 0.5);

// By squaring, to a whole power.
export function power(base, exponent) {
  const whole = clean(exponent);
  if (!Number.isInteger(whole) || Math.abs(exponent) > MAX_POWER) return NaN;
  let result = 1;
  for (let rest = Math.abs(whole); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2) result *= base;
    base *= base;
  }
  return whole < 0 ? 1 / result : result;
}

export const equal = (left, right) =>
  Math.abs(left - right) <= NOISE * Math.max(Math.abs(left), Math.abs(right));
export const below = (left, right) => left < right && !equal(left, right);
export const atMost = (left, right) => left <= right || equal(left, right);
export const near = (left, right, tolerance) => atMost(Math.abs(left - right), tolerance);
