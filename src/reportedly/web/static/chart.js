/* The chart of a tally, in every <figure class="tally-chart"> of the page.

   For templates:
     <figure class="tally-chart" data-src="/api/tallies/ab12"></figure>   the tally as JSON from an address of the site
     <figure class="tally-chart">, in it a script element of type application/json             or in the page; both work
     data-note="…"  a line for saved pictures: where the numbers are from ("Reportedly · story title · 4 Sep 2025")
     data-title="…" what the chart finds, the title of saved pictures; without one, what is counted
     data-parts="…" parts that stand under their wholes, as JSON (chart-parts.js says what each has)
   data-name="…"  the name of saved files, without ending
   The JSON is a tally of the ledger's JSON (docs/contract.md), each entry with `href`, the address of its evidence.
   In JSON inside a page write `<` as `\u003c`. The figure's own text until then (`<p>`, a sparkline) is replaced.
   Scripts, deferred, in this order: vendor/d3.min.js, chart-words.js, chart-layout.js, chart-parts.js, chart-draw.js,
   chart-tip.js, chart-save.js, chart.js.
   Stylesheet: charts.css. Nothing needs inline styles, inline scripts or eval. A figure put into the page later:
   reportedly.chartFigure(figure). */
(() => {
  "use strict";
  const {
    addSaving,
    dataOf,
    drawTally,
    keepDrawn,
    lastOf,
    makeTip,
    numberInWords,
    questionOf,
    sourceOf,
    tellFailure,
    tellMarks,
    valueInWords,
    whenInWords,
    whenReady,
  } = reportedly;
  const SAVED_WIDTH = 900;
  const MOST = 1000; // entries that are drawn: the last ones
  const TOLD_CONFLICTS = 3;
  let figures = 0;

  /** Draws the chart of a figure, once. */
  async function chartFigure(figure) {
    if (figure.dataset.charted) return;
    figure.dataset.charted = "yes";
    try {
      chart(figure, await dataOf(figure));
    } catch (error) {
      tellFailure(figure, error);
    }
  }

  function chart(figure, whole) {
    const tally = { ...lastOf(whole, MOST), parts: JSON.parse(figure.dataset.parts ?? "[]") };
    const id = figure.id || `tally-chart-${++figures}`;
    const stage = document.createElement("div");
    const tip = makeTip();
    const finding = figure.querySelector(".finding");
    figure.replaceChildren(...(finding ? [finding] : []), stage, tip);
    if (tally.entries.length < whole.entries.length) figure.append(partly(whole));
    keepDrawn(figure, stage, (width) => drawTally(tally, { width, id }));
    const partners = (number) => tally.conflicts.filter((pair) => pair.includes(number));
    tellMarks(
      stage,
      tip,
      (number) =>
        linesOf(
          tally,
          number,
          partners(number)
            .flat()
            .filter((each) => each !== number),
        ),
      (number) => kinOf(stage, tally, number, partners(number)),
    );
    addSaving(figure, figure.dataset.name || fileName(tally), () =>
      drawTally(tally, { width: SAVED_WIDTH, title: figure.dataset.title ?? questionOf(tally), note: figure.dataset.note, id: `${id}-saved` }),
    );
  }

  function partly(tally) {
    const words = document.createElement("p");
    words.className = "chart-partly";
    words.textContent = `The last ${numberInWords(MOST)} of ${numberInWords(tally.entries.length)} entries.`;
    return words;
  }

  function fileName(tally) {
    return (
      questionOf(tally)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-|-$/g, "")
        .slice(0, 60) || "tally"
    );
  }

  /** What stays in sight with an entry: its source's marks and lines, the entries that contradict it, their signs. */
  function kinOf(stage, tally, number, pairs) {
    const own = sourceOf(tally.entries[number]);
    const isKin = (each) => sourceOf(tally.entries[each]) === own;
    const near = new Set([...tally.entries.keys()].filter(isKin).concat(pairs.flat()));
    return [...stage.querySelectorAll("[data-entry], [data-pair]")].filter(({ dataset }) => {
      if (dataset.entry) return near.has(Number(dataset.entry));
      const pair = dataset.pair.split(" ").map(Number);
      return dataset.kind === "update" ? pair.every(isKin) : pair.includes(number);
    });
  }

  /** What an entry says: its value, who, when, the sentence, what its article said before, and whom it contradicts. */
  function linesOf(tally, number, others) {
    const entry = tally.entries[number];
    const status = entry.status === "reported" ? "" : ` · ${entry.status}`;
    const voices = entry.origins > 1 ? ` · ${entry.origins} independent reports, ${entry.outlets} outlets` : "";
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
    if (tally.falls?.includes(number))
      lines.push(["p", "tip-soft", "Lower than what this line of sources gave before."]);
    if (tally.jumps?.includes(number))
      lines.push(["p", "tip-soft", "Ten times or more what this line of sources gave before."]);
    const differ = others.slice(0, TOLD_CONFLICTS).map((each) => tally.entries[each]);
    const words = differ.map((each) => `${valueInWords(each)} (${sourceOf(each)})`).join("; ");
    if (words) lines.push(["p", "tip-differ", `≠ ${words}${others.length > TOLD_CONFLICTS ? " and others" : ""}`]);
    return lines;
  }

  Object.assign(reportedly, { chartFigure, linesOf });
  whenReady("figure.tally-chart", chartFigure);
})();
