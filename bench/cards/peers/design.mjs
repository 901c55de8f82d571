// The two cards as a tree of boxes, once for all peers that lay out with CSS: satori and takumi
// take the tree as it is, Chromium takes it as HTML. Sizes are those of our own layouts at
// 1080 × 1350; every box is a flex container, because satori knows no other.

const INK = { ground: "#FAF6EC", text: "#16181D", soft: "#5C6068", line: "#DDD6C6",
  signal: "#C8371B", cool: "#1F4E8C", good: "#1E7A4C", amber: "#9A5B00" };
export const WIDTH = 1080, HEIGHT = 1350;
const MARGIN = 84, ROOM = WIDTH - 2 * MARGIN;
const SANS = "Sans, Hanzi", MONO = "Mono, Sans, Hanzi";
const VERDICT = { fits: ["✓", INK.good], tight: ["~", INK.amber], over: ["×", INK.signal] };

const box = (style, ...children) => ({
  type: "div",
  props: { style: { display: "flex", boxSizing: "border-box", ...style },
    children: children.length > 1 ? children : children[0] },
});
const words = (text, family, weight, size, colour, more = {}) =>
  box({ fontFamily: family, fontWeight: weight, fontSize: size, color: colour, ...more },
    ...(text ? [text] : []));
const ends = (style, left, right) =>
  box({ justifyContent: "space-between", alignItems: "center", width: ROOM, ...style }, left, right);

export function tree(card) {
  const body = { stack, formula }[card.layout](card);
  return box(
    { width: WIDTH, height: HEIGHT, padding: MARGIN, background: INK.ground,
      flexDirection: "column", justifyContent: "space-between" },
    box({ flexDirection: "column" }, header(card), title(card), body),
    foot(card),
  );
}

function header(card) {
  const square = box({ width: 22, height: 22, background: INK.signal, marginRight: 18 });
  const topic = words(card.topic, MONO, 500, 27, INK.soft);
  return ends({}, box({ alignItems: "center" }, square, topic),
    words(card.date, MONO, 500, 27, INK.soft));
}

function title(card) {
  const chinese = card.lang === "zh-TW";
  return words(card.title, SANS, 700, chinese ? 58 : 62, INK.text, {
    marginTop: 64, marginBottom: 64, lineHeight: chinese ? 1.34 : 1.18, textWrap: "balance",
    width: ROOM,
  });
}

function foot(card) {
  const tick = (i) => box({ width: 26, height: 8, marginLeft: 8,
    background: i <= card.index ? INK.text : INK.line });
  const ticks = Array.from({ length: card.count }, (_, i) => tick(i));
  return box({ flexDirection: "column", width: ROOM },
    box({ borderTop: `3px dashed ${INK.line}`, width: ROOM, height: 3, marginBottom: 24 }),
    ends({}, words(card.receipt[0], MONO, 500, 29, INK.soft),
      words(card.receipt[1], MONO, 600, 29, INK.text)),
    words(card.cite, SANS, 400, 26, INK.soft, { marginTop: 12, marginBottom: 26 }),
    ends({}, words(card.series, SANS, 500, 26, INK.soft), box({}, ...ticks)));
}

function stack(card) {
  const scale = ROOM / Math.max(...card.rows.map((row) => row.amount), card.limit.high);
  const [left, wide] = [card.limit.low * scale, (card.limit.high - card.limit.low) * scale];
  const band = box({ position: "absolute", left, top: 0, width: wide, height: 560,
    borderLeft: `4px solid ${INK.text}`,
    backgroundImage: `repeating-linear-gradient(45deg, ${INK.ground} 0px, ${INK.ground} 12px, ${INK.signal} 12px, ${INK.signal} 14px)` });
  const label = words(card.limit.text, MONO, 600, 29, INK.text, { position: "absolute", top: 568,
    left: Math.min(left - 100, ROOM - 260) });
  return box({ flexDirection: "column", width: ROOM, height: 620, position: "relative" },
    band, ...card.rows.map((row) => stackRow(row, scale, left + wide)), label);
}

function stackRow(row, scale, beside) {
  const [mark, colour] = VERDICT[row.verdict];
  const colours = [INK.cool, INK.signal];
  const told = (part) => `${part.label} ${part.text}`;
  const fits = (part) => part.amount * scale > 19 * told(part).length + 36;
  const parts = row.parts.map((part, i) =>
    words(fits(part) ? told(part) : "", MONO, 500, 30, INK.ground, {
      background: colours[i], width: part.amount * scale - 4, height: 96, marginRight: 4,
      paddingLeft: fits(part) ? 18 : 0, alignItems: "center" }));
  const outside = row.parts.map((part, i) => fits(part) ? null : words(told(part), MONO, 500, 30,
    colours[i], { position: "absolute", left: beside + 20, top: 78 })).filter(Boolean);
  return box({ flexDirection: "column", width: ROOM, height: 196, position: "relative" },
    ends({ height: 48 }, words(row.label, MONO, 600, 34, INK.text),
      words(`${row.total} ${mark}`, MONO, 600, 34, colour)),
    box({}, ...parts), ...outside);
}

function formula(card) {
  return box({ flexDirection: "column", width: ROOM },
    words(`${card.symbol} =`, MONO, 600, 40, INK.signal, { marginBottom: 24 }),
    ...card.factors.map(factor),
    box({ width: ROOM, height: 5, background: INK.text, marginTop: 12 }),
    ends({ alignItems: "flex-end", marginTop: 16 },
      box({ alignItems: "baseline" }, words(card.result.number, SANS, 700, 150, INK.text),
        words(card.result.unit, SANS, 700, 62, INK.text, { marginLeft: 14 })),
      words(card.also, MONO, 500, 34, INK.soft, { marginBottom: 30 })));
}

function factor({ operator, label, number }) {
  return box({ width: ROOM, height: 78, alignItems: "center" },
    words(operator, MONO, 500, 34, INK.soft, { width: 90 }),
    words(label, MONO, 500, 40, INK.text),
    box({ flexGrow: 1, height: 3, borderBottom: `3px dotted ${INK.line}`, margin: "20px 20px 0" }),
    words(number, MONO, 600, 42, INK.text));
}

// ---- The same tree as HTML.

const UNITLESS = new Set(["fontWeight", "flexGrow", "lineHeight"]);
const css = (style) => Object.entries(style).map(([name, value]) =>
  `${name.replace(/[A-Z]/g, (upper) => `-${upper.toLowerCase()}`)}:` +
  (typeof value === "number" && !UNITLESS.has(name) ? `${value}px` : value)).join(";");
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

export function html(node) {
  if (typeof node === "string") return escaped(node);
  const inside = [node.props.children].flat().filter((child) => child !== undefined);
  return `<div style="${css(node.props.style)}">${inside.map(html).join("")}</div>`;
}
