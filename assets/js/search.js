// Looks for the typed letters inside title, summary, topic and tags. No word list and no stemming, so two
// Chinese characters find what they stand in, like an English word does.

const MOST = 12; // results shown

export function startSearch(search) {
  const box = search.querySelector(".search__box");
  const found = search.querySelector(".search__found");
  const list = search.querySelector(".search__list");
  const count = search.querySelector(".search__count");
  let records = null;

  function load() {
    records ??= fetch(search.dataset.search)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
      .then((posts) => posts.map((post) => ({ ...post, title_: plain(post.title), text_: plain(post.text) })));
    return records;
  }

  async function look() {
    const query = box.value.trim();
    if (!query) {
      found.hidden = true;
      return;
    }
    try {
      const hits = matching(await load(), query);
      if (query === box.value.trim()) show(hits, query);
    } catch {
      records = null;
      list.replaceChildren();
      count.textContent = count.dataset.failed;
      found.hidden = false;
    }
  }

  function show(hits, query) {
    count.textContent = hits.length
      ? count.dataset.some.replace("{count}", hits.length)
      : count.dataset.none.replace("{query}", query);
    list.replaceChildren(...hits.slice(0, MOST).map((hit) => item(hit, search.dataset.root)));
    found.hidden = false;
  }

  function links() {
    return [box, ...list.querySelectorAll("a")];
  }

  search.hidden = false;
  box.addEventListener("focus", () => load().catch(() => (records = null)), { once: true });
  box.addEventListener("input", look);
  search.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    const all = links();
    const here = all.indexOf(document.activeElement);
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && here === 0 && all.length > 1) all[1].click();
    else if (event.key === "ArrowDown") all[Math.min(here + 1, all.length - 1)].focus();
    else if (event.key === "ArrowUp") all[Math.max(here - 1, 0)].focus();
    else return;
    event.preventDefault();
  });
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
  document.addEventListener("pointerdown", (event) => {
    if (!search.contains(event.target)) found.hidden = true;
  });
  search.addEventListener("focusin", () => {
    if (box.value.trim() && list.children.length) found.hidden = false;
  });
  search.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !search.contains(event.relatedTarget)) found.hidden = true;
  });

  function close() {
    found.hidden = true;
    box.focus();
    box.value = "";
  }
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
