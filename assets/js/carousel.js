// Buttons, keys and a position for a row of cards that already scrolls by itself.
//
// One card is the current one. It stays so while all of it can be seen; when a reader scrolls it away,
// the nearest card that can be seen takes over, or the first one if that is in sight. So the last card
// is reached although the row stops scrolling earlier on a wide screen, and "3 / 10" never jumps.

const SLACK = 2; // px; browsers round scroll offsets

export function startCarousel(carousel) {
  const save = carousel.querySelector("[data-save]");
  const row = startRow(carousel, (image) => (save.href = image.src));
  let view = null;
  const open = () => (view ??= startView(carousel, row)).open();
  carousel.querySelector(".carousel__full").addEventListener("click", open);
  carousel.querySelector(".carousel__track").addEventListener("click", ({ target }) => {
    if (!target.matches("img")) return;
    row.show(target.closest("li"));
    open();
  });
  carousel.addEventListener("pointerdown", loadAll, { once: true });
  carousel.addEventListener("focusin", loadAll, { once: true });
  carousel.querySelector(".carousel__controls").hidden = false;
  save.hidden = false;
}

// Who touches the cards wants to see the next one without waiting for it.
function loadAll({ currentTarget }) {
  for (const image of currentTarget.querySelectorAll("img")) image.loading = "eager";
}

// A row and its controls, wherever they stand. Gives what moves it: `show` makes a card the current one.
function startRow(place, shown = () => {}) {
  const track = place.querySelector(".carousel__track");
  const cards = [...track.children];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let current = 0;

  function mark(index) {
    current = index;
    cards.forEach((card, i) => card.toggleAttribute("data-current", i === current));
    tell(place, current, cards.length);
    shown(cards[current].querySelector("img"));
  }

  function goTo(index, behavior = calm.matches ? "auto" : "smooth") {
    const target = Math.min(Math.max(index, 0), cards.length - 1);
    if (target === current) return;
    mark(target);
    const left = cards[target].offsetLeft - cards[0].offsetLeft;
    track.scrollTo({ left, behavior });
  }

  const step = (by) => goTo(current + by);
  onKeys(place, {
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    Home: () => goTo(0),
    End: () => goTo(cards.length - 1),
  });
  for (const button of steps(place)) button.addEventListener("click", () => step(Number(button.dataset.step)));
  onScrollEnd(track, () => {
    const index = seenNow(track, cards, current);
    if (index !== current) mark(index);
  });
  mark(0);
  return { index: () => current, show: (card) => goTo(cards.indexOf(card)), jump: (index) => goTo(index, "instant") };
}

const steps = (place) => place.querySelectorAll("[data-step]");

// "3 / 10", and which buttons lead nowhere.
function tell(place, current, count) {
  const position = place.querySelector(".carousel__position");
  position.textContent = position.dataset.pattern.replace("{index}", current + 1).replace("{count}", count);
  for (const button of steps(place)) {
    const target = current + Number(button.dataset.step);
    button.setAttribute("aria-disabled", String(target < 0 || target >= count));
  }
}

// The card that is the current one where the row has come to rest.
function seenNow(track, cards, current) {
  const view = track.getBoundingClientRect();
  const seen = cards.map((card) => {
    const { left, right } = card.getBoundingClientRect();
    return left >= view.left - SLACK && right <= view.right + SLACK;
  });
  const first = seen.indexOf(true);
  if (seen[current] || first < 0) return current;
  return first === 0 || first > current ? first : seen.lastIndexOf(true);
}

function onKeys(place, keys) {
  place.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  });
}

// The same row once more, each card as large as the window. A native dialog keeps the focus inside, closes on
// Escape and gives the focus back.
function startView(carousel, row) {
  const dialog = document.createElement("dialog");
  dialog.className = "view";
  dialog.setAttribute("aria-label", carousel.getAttribute("aria-label"));
  for (const part of [".carousel__track", ".carousel__controls"]) {
    dialog.append(carousel.querySelector(part).cloneNode(true));
  }
  for (const image of dialog.querySelectorAll("img")) image.sizes = "100vw";
  const close = dialog.querySelector(".carousel__full");
  close.textContent = carousel.dataset.close;
  close.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  const large = startRow(dialog);
  dialog.addEventListener("close", () => row.jump(large.index()));

  function open() {
    dialog.showModal();
    large.jump(row.index());
  }

  return { open };
}

// `scrollend` is missing in older Safari; a pause in scrolling means the same.
function onScrollEnd(element, act) {
  if ("onscrollend" in window) {
    element.addEventListener("scrollend", act);
    return;
  }
  let timer;
  element.addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(act, 120);
  });
}
