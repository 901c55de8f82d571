// Numbers as text: the rules of generator/localise/numbers.py and wording.py, for a reader's inputs.
//
// Not Intl: it has no 位元組 per 參數, rounds ties in its own way, and each browser carries another
// version of it. The words come from words/<language>.json, which Python writes from its own table.
// All rounding is done on decimal figures, so that a tie is a tie: half goes up, away from zero.

const CLEAN_DIGITS = 12;
const ENDING_DIGITS = 13;
const SURE_DIGITS = 15;
const SHOWN_DIGITS = 3;
const APPROX_DIGITS = 2;
const WHOLE_BELOW = 4; // as a power of ten: 9,999 is written whole
const LARGE = 1e6;
const KIBI_STEPS = [["M", 1024 ** 2], ["k", 1024]];
const GAP = "\u00a0";
const MINUS = "−";
const TOUCHING = /^\S+\{number\}/; // a sign of money directly before its number
export const HANZI = "[一-鿿]"; // within a pattern
const BETWEEN_HANZI = new RegExp(`(?<=${HANZI})[ \u00a0](?=${HANZI})`, "g");
const NOTHING = "—"; // for what has no result, such as a share of zero
const LETTERED = ["1", "param", "token"]; // what Chinese too counts in k, M and B
const STEPS = [["T", 12], ["B", 9], ["M", 6], ["k", 3]];

// Figures are {negative, digits, exponent}: the digits without zeros at the end, and the power of ten
// of the first one. 4,096 is {digits: "4096", exponent: 3}; zero is {digits: "0", exponent: 0}.
//
// A double is taken for the figures it stands for: 0.30000000000000004 for 0.3. Whole numbers count in
// ones; of others the last digits are noise, unless these end well before it.
export function figures(value) {
  const [mantissa, exponent] = Math.abs(value).toExponential().split("e");
  const all = { negative: value < 0, ...trimmed(mantissa.replace(".", ""), Number(exponent)) };
  if (Number.isSafeInteger(value)) return all;
  const ending = rounded(all, SURE_DIGITS);
  return ending.digits.length <= ENDING_DIGITS ? ending : rounded(all, CLEAN_DIGITS);
}

function trimmed(digits, exponent) {
  const kept = digits.replace(/0+$/, "");
  return kept ? { digits: kept, exponent } : { digits: "0", exponent: 0 };
}

function rounded(number, count) {
  if (number.digits.length <= count) return number;
  const up = number.digits[count] >= "5" ? 1 : 0;
  const digits = String(Number(number.digits.slice(0, count)) + up);
  return { ...number, ...trimmed(digits, number.exponent + digits.length - count) };
}

const isWhole = (number) => number.digits.length <= number.exponent + 1;
const isZero = (number) => number.digits === "0";
const reaches = (number, power) => !isZero(number) && number.exponent >= power;
const places = (number) => Math.max(0, number.digits.length - 1 - number.exponent);
const shifted = (number, power) =>
  isZero(number) ? number : { ...number, exponent: number.exponent - power };

// With so many significant digits; without a count three, and small whole numbers whole. Zeros behind
// the point stay when rounding made them (1.996 → 2.00) and go when the value is exact (1.2 → 1.2).
export function shown(number, count) {
  const cleaned = rounded(number, CLEAN_DIGITS);
  if (count === undefined && isWhole(cleaned) && !reaches(cleaned, WHOLE_BELOW)) return written(cleaned, 0);
  const wanted = count ?? SHOWN_DIGITS;
  const kept = rounded(cleaned, wanted);
  if (kept.digits === cleaned.digits && kept.exponent === cleaned.exponent) return exact(cleaned);
  return written(kept, Math.max(0, wanted - 1 - kept.exponent));
}

// The ends of a range with as many places, 3.79 and 6.50, but none with more digits than it rounds to.
function alike(ends, count) {
  const texts = ends.map((end) => shown(end, count));
  const longest = Math.max(...texts.map((text) => decimals(text).length));
  return texts.map((text, i) => {
    const wanted = count ?? SHOWN_DIGITS;
    const most = wanted - 1 - rounded(rounded(ends[i], CLEAN_DIGITS), wanted).exponent;
    return isZero(ends[i]) ? text : padded(text, Math.min(longest, most));
  });
}

const decimals = (text) => text.split(".")[1] ?? "";
const padded = (text, places) =>
  places > decimals(text).length ? `${text.split(".")[0]}.${decimals(text).padEnd(places, "0")}` : text;

// Every digit; more than twelve places are taken for a fraction without an end.
export function exact(number) {
  if (places(number) <= CLEAN_DIGITS) return written(number, places(number));
  const cleaned = rounded(number, CLEAN_DIGITS);
  return written(cleaned, places(cleaned));
}

function written({ negative, digits, exponent }, count) {
  const whole = exponent < 0 ? "0" : digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const fraction = exponent < 0 ? "0".repeat(-exponent - 1) + digits : digits.slice(exponent + 1);
  const rest = fraction.padEnd(count, "0").slice(0, count);
  return (negative ? MINUS : "") + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest && "." + rest);
}

// 20 billion, 200 億: the number and its word, or only a number when it is small.
function counted(number, words) {
  const [power, word] = words.counts.find(([step]) => reaches(number, step)) ?? [];
  if (word) return [shown(shifted(number, power)), GAP + word];
  return [isWhole(number) ? exact(number) : shown(number), ""];
}

// 20B, 0.6B, 4k for 4,096, 128k for 131,072 and for 128,000, but 1.04M for 1,038,336.
function short(number) {
  const amount = Number(`${number.negative ? "-" : ""}${number.digits}e${number.exponent - number.digits.length + 1}`);
  for (const [suffix, step] of KIBI_STEPS) {
    if (amount % step === 0 && amount % 1000 && step <= amount && amount < 1000 * step) return amount / step + suffix;
  }
  for (const [suffix, power] of STEPS) {
    const tenths = shifted(number, power - 1);
    if (reaches(number, power) || (suffix === "B" && isWhole(tenths) && !isZero(tenths))) {
      return shown(shifted(number, power)) + suffix;
    }
  }
  return shown(number);
}

// The text of a quantity. `amount`, `low` and `high` count the unit; `base` is the amount in base units.
// Styles are those of `{{ references }}`, and `large`: words for what is counted in millions.
export function figure({ amount, low, high, base, digits }, unit, styles, words) {
  if (![amount, low ?? 0, high ?? 0].every(Number.isFinite)) return NOTHING;
  const [number, suffix] = styled(figures(amount), { low, high, base, digits }, unit, new Set(styles), words);
  const text = withUnit(number + suffix, unit, words);
  return styles.includes("approx") ? filled(words.about, { number: text }) : text;
}

function styled(number, { low, high, base, digits }, unit, styles, words) {
  if (styles.has("range") && low !== undefined) {
    return [alike([low, high].map(figures), digits).join("–"), ""];
  }
  const inWords = styles.has("short") && words.isChinese && !LETTERED.includes(unit);
  if (styles.has("short") && !inWords) return [short(number), ""];
  if (styles.has("count") || inWords || (styles.has("large") && Math.abs(base) >= LARGE)) return counted(number, words);
  if (styles.has("exact")) return [exact(number), ""];
  return [shown(number, styles.has("approx") ? APPROX_DIGITS : digits), ""];
}

// The factors of a unit's symbol: "B/param" is B once and param minus once.
function factors(symbol) {
  const found = symbol.matchAll(/(^|[*/])([^*/^]+)(?:\^(\d+))?/g);
  const parts = [...found].map(([, sign, name, power]) => [name, (sign === "/" ? -1 : 1) * Number(power ?? 1)]);
  return parts.filter(([name]) => name !== "1");
}

// A written number and its unit as prose: "2 bytes per parameter", 每秒 3.35 TB, 10 億位元組.
export function withUnit(number, symbol, words) {
  const amount = unitBehind(number, symbol, words);
  return words.isChinese ? amount.replace(BETWEEN_HANZI, "") : amount;
}

function unitBehind(number, symbol, words) {
  if (has(words.units, symbol)) return single(number, symbol, words);
  const parts = factors(symbol);
  const [tops, bottoms] = [1, -1].map((power) => parts.filter((part) => part[1] === power).map(([name]) => name));
  if (tops.length !== 1 || tops.length + bottoms.length !== parts.length) {
    return joined(number, symbol === "1" ? "" : spelled(symbol));
  }
  if (!bottoms.length) return single(number, tops[0], words);
  if (!bottoms.every((name) => has(words.units, name))) return joined(number, spelled(symbol));
  const start = top(number, tops[0], words);
  if (start === null) return joined(number, spelled(symbol));
  return bottoms.reduce((amount, name) => filled(words.per, { amount, per: words.units[name].per }), start);
}

function single(number, name, words) {
  if (name === "%") return filled(words.percent, { number });
  if (has(words.money, name)) return money(number, words.money[name]);
  return joined(number, has(words.units, name) ? behind(words.units[name], number) : name);
}

// A minus stands before a sign that touches the number: −$5.
function money(number, pattern) {
  if (!number.startsWith(MINUS) || !TOUCHING.test(pattern)) return filled(pattern, { number });
  return MINUS + filled(pattern, { number: number.slice(MINUS.length) });
}

function top(number, name, words) {
  const named = [words.counted, words.units].find((table) => has(table, name));
  if (named) return joined(number, behind(named[name], number));
  if (has(words.money, name)) return single(number, name, words);
  return words.isChinese ? joined(number, name) : null;
}

const spelled = (symbol) => symbol.replaceAll("*", "·").replaceAll("CO2e", `${GAP}CO₂e`);
const has = (table, key) => Object.hasOwn(table, key);
const behind = (forms, number) => (number === "1" ? forms.one : forms.many);
const joined = (number, word) => (word ? number + GAP + word : number);
const filled = (pattern, words) => pattern.replace(/\{(\w+)\}/g, (_, name) => words[name]);
