// Looks for the typed letters inside title, summary, topic and tags. No word list and no stemming, so two
// Chinese characters find what they stand in, like an English word does.

const MOST = 12; // results shown

export function startSearch(search) {
  const box = search.querySelector(".search__box");
  const results = resultsOf(search);
  const load = loader(search.dataset.search);

  async function look() {
    const query = box.value.trim();
    if (!query) return results.hide();
    try {
      const hits = matching(await load(), query);
      if (query === box.value.trim()) results.show(hits, query);
    } catch {
      results.fail();
    }
  }

  search.hidden = false;
  box.addEventListener("focus", () => load().catch(() => {}), { once: true }); // who types is told
  box.addEventListener("input", look);
  onKeys(search, box, results);
  onShortcut(box);
  onLeaving(search, box, results);
}

// The posts to look in: asked for once, and again only after a failure.
function loader(address) {
  let records = null;
  return () =>
    (records ??= fetched(address).catch((error) => {
      records = null;
      throw error;
    }));
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const posts = await answer.json();
  return posts.map((post) => ({ ...post, title_: plain(post.title), text_: plain(post.text) }));
}

function resultsOf(search) {
  const found = search.querySelector(".search__found");
  const list = search.querySelector(".search__list");
  const count = search.querySelector(".search__count");

  function fill(text, hits) {
    count.textContent = text;
    list.replaceChildren(...hits.map((hit) => item(hit, search.dataset.root)));
    found.hidden = false;
  }

  return {
    show(hits, query) {
      const { some, none } = count.dataset;
      fill(hits.length ? some.replace("{count}", hits.length) : none.replace("{query}", query), hits.slice(0, MOST));
    },
    fail: () => fill(count.dataset.failed, []),
    hide: () => (found.hidden = true),
    open: () => (found.hidden = false),
    links: () => [...list.querySelectorAll("a")],
  };
}

function onKeys(search, box, results) {
  search.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    const all = [box, ...results.links()];
    const here = all.indexOf(document.activeElement);
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && here === 0 && all.length > 1) all[1].click();
    else if (event.key === "ArrowDown") all[Math.min(here + 1, all.length - 1)].focus();
    else if (event.key === "ArrowUp") all[Math.max(here - 1, 0)].focus();
    else return;
    event.preventDefault();
  });

  function close() {
    box.value = "";
    box.focus();
    results.hide();
  }
}

function onShortcut(box) {
  document.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !command) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

function onLeaving(search, box, results) {
  document.addEventListener("pointerdown", ({ target }) => {
    if (!search.contains(target)) results.hide();
  });
  search.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !search.contains(relatedTarget)) results.hide();
  });
  search.addEventListener("focusin", () => {
    if (box.value.trim() && results.links().length) results.open();
  });
}

// While an input method is open, Enter and the arrows pick among its candidates. Safari ends a composition
// before it reports the key that ended it, and tells only by the old key code.
const isComposing = (event) => event.isComposing || event.keyCode === 229;

// Full-width and half-width forms, capitals and accents are the same letters to someone who searches.
export function plain(text) {
  return text.normalize("NFKD").replace(/\p{Mark}/gu, "").toLowerCase();
}

export function matching(records, query) {
  const terms = plain(query).split(/\s+/u).filter(Boolean);
  const inTitle = (post) => terms.every((term) => post.title_.includes(term));
  const anywhere = (post) => terms.every((term) => post.title_.includes(term) || post.text_.includes(term));
  const hits = records.filter(anywhere);
  return [...hits.filter(inTitle), ...hits.filter((post) => !inTitle(post))];
}

function item(post, root) {
  const link = document.createElement("a");
  const date = document.createElement("time");
  link.href = root + post.url;
  date.dateTime = date.textContent = post.date;
  link.append(date, post.title);
  const row = document.createElement("li");
  row.append(link);
  return row;
}
