// A computed number in the text shows its arithmetic on hover, focus or tap. The words come from the
// list of numbers on the same page, which is there for everyone; this only brings them to the eye.

const GAP = 8; // px between a number and its receipt, and to the edge of the window

export function startReceipts() {
  const rows = new Map();
  for (const row of document.querySelectorAll("details[data-number]")) rows.set(row.dataset.number, row);
  const numbers = [...document.querySelectorAll(".num[data-v]")].filter((number) => rows.has(number.dataset.v));
  if (numbers.length === 0) return;

  const slip = startSlip();
  numbers.forEach((number, index) => {
    const row = rows.get(number.dataset.v);
    const why = row.querySelector(".number__why");
    why.id ||= `why-${index}`;
    number.tabIndex = 0;
    number.setAttribute("aria-describedby", why.id);
    onPointing(number, () => slip.show(number, row), slip.hide);
  });
}

// The one slip of paper on the page, which goes where it is wanted.
function startSlip() {
  const slip = document.createElement("div");
  slip.className = "slip";
  slip.hidden = true;
  document.querySelector("main").append(slip);
  let shown = null;

  function show(number, row) {
    slip.replaceChildren(...receipt(row));
    slip.hidden = false;
    shown = number;
    put(slip, number.getClientRects()[0]);
  }

  function hide() {
    slip.hidden = true;
    shown = null;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("pointerdown", (event) => {
    if (shown && !shown.contains(event.target)) hide();
  });
  addEventListener("scroll", () => shown && put(slip, shown.getClientRects()[0]), { passive: true });
  return { show, hide };
}

function receipt(row) {
  const label = document.createElement("p");
  label.className = "slip__label";
  label.textContent = row.querySelector(".number__label").textContent;
  const why = row.querySelector(".number__why").cloneNode(true);
  for (const link of why.querySelectorAll("a")) link.replaceWith(link.textContent); // out of reach here
  return [label, ...why.children];
}

function onPointing(number, show, hide) {
  for (const kind of ["pointerenter", "focus", "click"]) number.addEventListener(kind, show);
  number.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse" && document.activeElement !== number) hide();
  });
  number.addEventListener("blur", hide);
}

// Below the number, or above it where there is no room; never beyond an edge of the window.
function put(slip, box) {
  const { width, height } = slip.getBoundingClientRect();
  const limit = document.documentElement.clientWidth - width - GAP;
  const below = box.bottom + GAP + height <= innerHeight;
  slip.style.left = `${Math.max(GAP, Math.min(box.left, limit))}px`;
  slip.style.top = `${below ? box.bottom + GAP : box.top - GAP - height}px`;
}
