/* The editing mode: one key marks the figure in focus right or wrong, names are remembered, rows are dragged to their tally. */
(() => {
  "use strict";
  const NAME = "reportedly.by";
  const mark = document.getElementById("mark");
  const rows = () => [...document.querySelectorAll("main [data-figure]")];

  /** The article and number of the figure in focus: that of a row, of a link to one, or of the page. */
  function figureInFocus() {
    const active = document.activeElement;
    const row = active.closest("[data-figure]");
    if (row) return JSON.parse(row.dataset.figure);
    const link = active.closest("a[href^='/articles/']");
    const number = link && new URL(link.href).searchParams.get("figure");
    if (number) return [decodeURIComponent(new URL(link.href).pathname.slice("/articles/".length)), Number(number)];
    const alone = rows();
    return active === document.body || active.id === "main" || active.classList.contains("wanted")
      ? alone.length === 1 || document.querySelector(".looks") ? JSON.parse(alone[0]?.dataset.figure ?? "null") : null
      : null;
  }

  function say(kind) {
    const figure = figureInFocus();
    if (!figure) return false;
    mark.elements.kind.value = kind;
    [mark.elements.doc.value, mark.elements.figure.value] = figure;
    const here = new URL(location.href);
    here.searchParams.delete("kept");
    mark.elements.back.value = here.pathname + here.search + here.hash;
    remember(mark.elements.by.value);
    mark.submit();
    return true;
  }

  function step(by) {
    const all = rows();
    const at = all.indexOf(document.activeElement.closest("[data-figure]"));
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    const target = next && (next.tabIndex >= 0 ? next : next.querySelector("input[type=checkbox], a"));
    target?.focus();
    return Boolean(target);
  }

  const KEYS = {
    r: () => say("right"),
    w: () => say("wrong"),
    j: () => step(1),
    k: () => step(-1),
    u: () => click(".kept-note button"),
    e: () => click("#why .edit > summary"),
    o: () => {
      const row = document.activeElement.closest("[data-href]");
      if (row) location.assign(row.dataset.href);
      return Boolean(row);
    },
  };

  function click(selector) {
    const found = document.querySelector(selector);
    found?.click();
    return Boolean(found);
  }

  document.addEventListener("keydown", (event) => {
    const typed = event.target.closest("textarea, select, [contenteditable], input:not([type=checkbox])");
    if (typed || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
    if (KEYS[event.key]()) event.preventDefault();
  });

  /** The name of who corrects is filled in on every form once it was given. */
  function remembered() {
    try {
      return localStorage.getItem(NAME);
    } catch {
      return null; // storage is switched off
    }
  }

  function remember(name) {
    try {
      if (name) localStorage.setItem(NAME, name);
    } catch {
      return; // as above
    }
  }

  const name = remembered();
  for (const field of name ? document.querySelectorAll("input[name=by]") : []) field.value = name;
  document.addEventListener("submit", (event) => remember(event.target.elements.by?.value));

  /** What is selected in an article is taken as the number that was missed. */
  document.addEventListener("selectionchange", () => {
    const field = document.querySelector("#missed input[name=number]");
    const said = getSelection().toString().trim();
    const inside = getSelection().anchorNode?.parentElement?.closest(".evidence article");
    if (field && inside && said && said.length <= 60) field.value = said;
  });

  const work = document.getElementById("work");
  if (work) {
    work.addEventListener("dragstart", (event) => {
      const row = event.target.closest("[data-figure]");
      const box = row?.querySelector("input[name=entry]");
      if (!box) return;
      box.checked = true;
      event.dataTransfer.setData("text/plain", row.dataset.figure);
    });
    work.addEventListener("dragover", (event) => {
      const tally = event.target.closest("[data-tally]");
      for (const each of work.querySelectorAll(".over")) if (each !== tally) each.classList.remove("over");
      if (tally) {
        tally.classList.add("over");
        event.preventDefault();
      }
    });
    work.addEventListener("drop", (event) => {
      const tally = event.target.closest("[data-tally]");
      if (!tally) return;
      event.preventDefault();
      work.elements.home.value = tally.dataset.tally;
      work.querySelector("button[value=into-tally]").click();
    });
  }
})();
