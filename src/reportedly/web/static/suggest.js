/* Suggestions under the search box, as the words are typed; without them the search works as well. */
(() => {
  "use strict";
  const WAIT = 150; // milliseconds without a key, after which suggestions are asked for
  const box = document.getElementById("q");
  const list = document.getElementById("suggested");
  let timer = 0;

  async function suggest(words) {
    const answer = await fetch(`/api/suggest?${new URLSearchParams({ q: words })}`);
    const found = answer.ok ? await answer.json() : [];
    if (words !== box.value) return; // more was typed meanwhile
    list.replaceChildren(...found.map((each) => Object.assign(document.createElement("option"), { value: each })));
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    if (box.value.trim().length > 1) timer = setTimeout(() => suggest(box.value).catch(() => {}), WAIT);
  });
})();
