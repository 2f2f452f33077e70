/* The chart of a tally, in every <figure class="tally-chart"> of the page.

   For templates:
     <figure class="tally-chart" data-src="/api/tallies/ab12"></figure>     the tally as JSON from an address of this site
     <figure class="tally-chart">, in it a script element of type application/json             or in the page; both work
     data-note="…"  a line for saved pictures: where the numbers are from ("Reportedly · story title · 4 Sep 2025")
     data-name="…"  the name of saved files, without ending
   The JSON is a tally of the ledger's JSON (docs/contract.md), each entry with `href`, the address of its evidence.
   In JSON inside a page write `<` as `\u003c`. The figure's own text until then (`<p>`, a sparkline) is replaced.
   Scripts, deferred, in this order: vendor/d3.min.js, chart-words.js, chart-layout.js, chart-draw.js, chart-save.js, chart.js.
   Stylesheet: charts.css. Nothing needs inline styles, inline scripts or eval. A figure put into the page later:
   reportedly.chartFigure(figure). */
(() => {
  "use strict";
  const { addSaving, drawTally, questionOf, sourceOf, valueInWords, whenInWords } = reportedly;
  const SAVED_WIDTH = 900;
  const EDGE = 8;
  let figures = 0;

  /** Draws the chart of a figure, and again whenever its width changes. */
  async function chartFigure(figure) {
    if (figure.dataset.charted) return;
    figure.dataset.charted = "yes";
    const id = figure.id || `tally-chart-${++figures}`;
    const tally = await tallyOf(figure);
    if (!tally) return;
    const stage = document.createElement("div");
    const tip = document.createElement("div");
    tip.className = "chart-tip";
    tip.hidden = true;
    figure.replaceChildren(stage, tip);
    addSaving(figure, figure.dataset.name || fileName(tally), () =>
      drawTally(tally, { width: SAVED_WIDTH, title: questionOf(tally), note: figure.dataset.note, id: `${id}-saved` }));
    const draw = () => {
      const width = Math.floor(figure.clientWidth);
      if (!width || Number(stage.dataset.width) === width) return;
      stage.dataset.width = width;
      stage.replaceChildren(drawTally(tally, { width, id }));
    };
    draw();
    new ResizeObserver(draw).observe(figure);
    listen(stage, tip, tally);
  }

  async function tallyOf(figure) {
    const inPage = figure.querySelector("script[type='application/json']");
    if (inPage) return JSON.parse(inPage.textContent);
    try {
      const answer = await fetch(figure.dataset.src, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      return await answer.json();
    } catch (error) {
      const words = document.createElement("p");
      words.className = "chart-failed";
      words.textContent = `The chart could not be drawn (${error.message}); the table has its numbers.`;
      figure.replaceChildren(words);
      return null;
    }
  }

  function fileName(tally) {
    return questionOf(tally).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "tally";
  }

  /** Pointing at a mark or moving to it by keys says what it stands for; a click or Enter follows its link. */
  function listen(stage, tip, tally) {
    let touched = null;
    const markAt = (event) => event.target.closest?.(".mark[data-entry]");
    const show = (mark) => showEntry(stage, tip, tally, Number(mark.dataset.entry), mark);
    const hide = () => hideEntry(stage, tip);
    stage.addEventListener("pointerover", (event) => {
      const mark = markAt(event);
      if (mark) show(mark);
    });
    stage.addEventListener("pointerout", (event) => {
      if (markAt(event) && event.pointerType !== "touch") hide();
    });
    stage.addEventListener("focusin", (event) => markAt(event) && show(markAt(event)));
    stage.addEventListener("focusout", hide);
    stage.addEventListener("pointerup", (event) => {
      touched = event.pointerType === "touch" ? { mark: markAt(event), wasShown: tip.dataset.entry } : null;
    });
    stage.addEventListener("click", (event) => {
      // the first touch shows the sentence, the second follows the link
      if (touched?.mark && tip.dataset.seen !== touched.mark.dataset.entry) {
        event.preventDefault();
        tip.dataset.seen = touched.mark.dataset.entry;
      }
    });
    stage.addEventListener("keydown", (event) => moveByKey(event, stage, tally, hide));
  }

  function moveByKey(event, stage, tally, hide) {
    const from = event.target.closest?.(".mark[data-entry]");
    if (!from) return;
    if (event.key === "Escape") return void hide();
    const last = tally.entries.length - 1;
    const number = Number(from.dataset.entry);
    const to = { ArrowRight: number + 1, ArrowDown: number + 1, ArrowLeft: number - 1, ArrowUp: number - 1, Home: 0, End: last };
    if (!(event.key in to)) return;
    event.preventDefault();
    const mark = stage.querySelector(`.mark[data-entry="${Math.max(0, Math.min(last, to[event.key]))}"]`);
    from.setAttribute("tabindex", -1);
    mark.setAttribute("tabindex", 0);
    mark.focus();
  }

  function showEntry(stage, tip, tally, number, mark) {
    hideEntry(stage, tip);
    const partners = tally.conflicts.filter((pair) => pair.includes(number));
    mark.classList.add("shown");
    for (const pair of partners) stage.querySelector(`[data-pair="${pair.join(" ")}"]`)?.classList.add("shown");
    fillTip(tip, tally, number, partners.flat().filter((each) => each !== number));
    tip.hidden = false;
    tip.dataset.entry = number;
    placeTip(tip, mark.getBoundingClientRect(), stage.getBoundingClientRect());
  }

  function hideEntry(stage, tip) {
    tip.hidden = true;
    stage.querySelectorAll(".shown").forEach((element) => element.classList.remove("shown"));
  }

  function fillTip(tip, tally, number, others) {
    const entry = tally.entries[number];
    const status = entry.status === "reported" ? "" : ` · ${entry.status}`;
    const voices = entry.origins > 1 ? ` · ${entry.origins} independent origins, ${entry.outlets} outlets` : "";
    const lines = [
      ["strong", "", valueInWords(entry)],
      ["p", "", [sourceOf(entry), entry.role].filter(Boolean).join(", ")],
      ["p", "tip-soft", whenInWords(entry.published) + status + voices],
      ["p", "tip-said", entry.sentence],
    ];
    if (entry.earlier?.length) {
      const given = entry.earlier.map(([low, high]) => valueInWords({ low, high })).join(", then ");
      lines.push(["p", "tip-soft", `This article gave ${given} before it was changed.`]);
    }
    const differ = others.slice(0, 3).map((each) => `${valueInWords(tally.entries[each])} (${sourceOf(tally.entries[each])})`);
    if (differ.length) lines.push(["p", "tip-differ", `≠ ${differ.join("; ")}${others.length > 3 ? " and others" : ""}`]);
    tip.replaceChildren(...lines.map(([name, kind, words]) => {
      const element = document.createElement(name);
      element.className = kind;
      element.textContent = words;
      return element;
    }));
  }

  /** Above the mark, below it where there is no room, and within the figure's sides. */
  function placeTip(tip, mark, stage) {
    const { offsetWidth: width, offsetHeight: height } = tip;
    const left = mark.left + mark.width / 2 - stage.left - width / 2;
    const isAbove = mark.top - height - EDGE > 0;
    tip.style.left = `${Math.max(0, Math.min(stage.width - width, left))}px`;
    tip.style.top = `${isAbove ? mark.top - stage.top - height - EDGE : mark.bottom - stage.top + EDGE}px`;
  }

  Object.assign(reportedly, { chartFigure });
  const start = () => document.querySelectorAll("figure.tally-chart").forEach(chartFigure);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
