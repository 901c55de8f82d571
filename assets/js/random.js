// Goes to a post by chance, out of the list of all slugs, which is fetched on the first click. A click that opens
// another tab, and one without a connection, goes where the link leads: to the list of all posts.

export function startRandom(link) {
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    location.assign(await randomPost(link).catch(() => link.href));
  });
}

async function randomPost(link) {
  const answer = await fetch(link.dataset.random);
  if (!answer.ok) throw new Error(answer.statusText);
  const posts = (await answer.json()).map((slug) => new URL(`${link.dataset.posts}${slug}/`, location.href));
  return oneOf(posts.map((url) => url.href), location.href.split(/[?#]/u)[0]) ?? link.href;
}

// Any but the one that is being read, unless there is no other.
export function oneOf(addresses, here, chance = Math.random) {
  const others = addresses.filter((address) => address !== here);
  const from = others.length ? others : addresses;
  return from[Math.floor(chance() * from.length)];
}
