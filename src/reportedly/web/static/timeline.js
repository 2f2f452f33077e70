/* All of a story on one axis of time, in every <figure class="story-timeline"> of the page: its articles by publisher,
   who spoke in them, and the numbers of its largest tallies.

   For templates: <figure class="story-timeline" data-src="ADDRESS"> or with a script element of type application/json
   in it; the JSON is a ledger (docs/contract.md) whose articles, statements and entries may have `href`.
   Scripts, deferred, in this order: vendor/d3.min.js, chart-words.js, chart-layout.js, chart-parts.js, chart-draw.js, chart-tip.js,
   chart-save.js, chart.js, timeline.js. Stylesheet: charts.css. */
(() => {
  "use strict";
  const {
    addSaving,
    dataOf,
    drawDays,
    instant,
    keepDrawn,
    linesOf,
    makeTip,
    questionOf,
    safeHref,
    shorten,
    spoken,
    tellFailure,
    tellMarks,
    timeScale,
    valueInWords,
    whenInWords,
    whenReady,
    widthOf,
  } = reportedly;
  const LANES = { articles: 8, speakers: 8, tallies: 6 }; // lanes of each kind; what comes after them shares a last one
  const ROW = 22;
  const NEAR = 6; // pixels within which marks of a lane are drawn as one
  const SAVED_WIDTH = 1000;

  /** The lanes of a ledger: groups of a heading and rows of a name and marks. */
  function lanesOf(ledger) {
    const issued = new Map(ledger.articles.map((article) => [article.doc, article.published]));
    const articles = ledger.articles.map((article) => ({
      at: instant(article.published),
      href: article.href,
      kind: article.copy_of ? "told copy" : "told",
      tell: () => aboutArticle(article),
      lane: article.publisher ?? article.doc,
    }));
    const statements = ledger.statements
      .filter((each) => each.speaker)
      .map((each) => ({
        at: instant(issued.get(each.doc)),
        href: each.href,
        kind: "said",
        lane: each.speaker,
        tell: () => [
          ["strong", "", each.speaker],
          ["p", "tip-soft", whenInWords(issued.get(each.doc))],
          ["p", "tip-said", each.content],
        ],
      }));
    const tallies = ledger.tallies.filter((tally) => tally.entries.length > 1).slice(0, LANES.tallies);
    return [
      { heading: "Articles", lanes: byLane(articles, LANES.articles, "other publishers") },
      { heading: "Who spoke", lanes: byLane(statements, LANES.speakers, "others") },
      {
        heading: "Numbers",
        lanes: tallies.map((tally) => ({
          name: questionOf(tally),
          marks: tally.entries.map((_, number) => entryMark(tally, number)),
        })),
      },
    ].filter(({ lanes }) => lanes.length);
  }

  function aboutArticle(article) {
    const copy = article.copy_of ? [["p", "tip-soft", `carries the text of ${article.copy_of}`]] : [];
    return [
      ["strong", "", article.title ?? article.doc],
      ["p", "tip-soft", [article.publisher, whenInWords(article.published)].filter(Boolean).join(" · ")],
      ...copy,
    ];
  }

  function entryMark(tally, number) {
    const entry = tally.entries[number];
    const others = tally.conflicts
      .filter((pair) => pair.includes(number))
      .flat()
      .filter((each) => each !== number);
    return {
      at: instant(entry.published),
      href: entry.href,
      kind: `number status-${entry.status}`,
      words: valueInWords(entry),
      spoken: spoken(entry),
      tell: () => linesOf(tally, number, others),
    };
  }

  function byLane(marks, most, rest) {
    const lanes = d3.sort(
      d3.groups(marks, (mark) => mark.lane),
      ([, own]) => -own.length,
    );
    const named = lanes.slice(0, lanes.length > most ? most - 1 : most).map(([name, own]) => ({ name, marks: own }));
    const left = lanes.slice(named.length).flatMap(([, own]) => own);
    return left.length ? [...named, { name: rest, marks: left }] : named;
  }

  function drawTimeline(groups, width, title = null) {
    const isNarrow = width < 640;
    const left = isNarrow ? 8 : 210;
    const row = isNarrow ? ROW * 1.7 : ROW;
    const svg = d3
      .create("svg")
      .attr("class", "tally-svg timeline-svg")
      .attr("role", "group")
      .attr("aria-label", "Timeline of the story");
    if (title)
      svg
        .append("text")
        .attr("class", "chart-title")
        .attr("y", 18)
        .text(shorten(title, width / 8));
    const x = timeScale(
      marksOf(groups).map(({ at }) => at),
      left + 10,
      width - 24,
    );
    const under = svg.append("g");
    let [y, number] = [title ? 34 : 8, 0];
    for (const { heading, lanes } of groups) {
      svg
        .append("text")
        .attr("class", "lane-heading")
        .attr("x", 0)
        .attr("y", y + 14)
        .text(heading);
      y += ROW;
      for (const lane of lanes) {
        const middle = y + row - ROW / 2;
        svg
          .append("line")
          .attr("class", "lane")
          .attr("x1", left)
          .attr("x2", width - 8)
          .attr("y1", middle)
          .attr("y2", middle);
        svg
          .append("text")
          .attr("class", "lane-name")
          .attr("x", 0)
          .attr("y", isNarrow ? y + 12 : middle + 4)
          .text(shorten(lane.name, isNarrow ? 48 : 30));
        number = drawLane(svg, lane, x, middle, number, width);
        y += row;
      }
      y += 8;
    }
    drawDays(under, x, { left, right: width - 8, bottom: y }, isByDay(groups));
    under.selectAll(".tick").attr("y1", -y + (title ? 34 : 8));
    return svg
      .attr("viewBox", `0 0 ${width} ${y + 40}`)
      .attr("width", width)
      .attr("height", y + 40)
      .node();
  }

  const marksOf = (groups) => groups.flatMap(({ lanes }) => lanes.flatMap(({ marks }) => marks));
  const HOUR = 36e5;

  const isByDay = (groups) => marksOf(groups).every(({ at }) => at === null || at % (24 * HOUR) === 12 * HOUR);

  /** The marks of a lane in order of time, those at one time as one with their count; gives the next number. */
  function drawLane(svg, lane, x, y, number, width) {
    const stacks = [];
    for (const mark of d3.sort(lane.marks, (each) => each.at ?? Infinity)) {
      const at = mark.at === null ? width - 12 : x(mark.at);
      const last = stacks.at(-1);
      if (last && at - last.at < NEAR) last.marks.push(mark);
      else stacks.push({ at, marks: [mark] });
    }
    stacks.forEach((stack, index) => {
      const free = [
        (stacks[index - 1]?.labelled ?? stacks[index - 1]?.at ?? x.range()[0]) + 8,
        (stacks[index + 1]?.at ?? width) - 8,
      ];
      drawStack(svg, stack, y, number + index, lane.name, free);
    });
    return number + stacks.length;
  }

  /** One mark for a stack, with its words on the side that has room between `free[0]` and `free[1]`, if one has. */
  function drawStack(svg, stack, y, number, name, free) {
    const { at, marks } = stack;
    const href = safeHref(marks[0].href);
    const link = svg
      .append(href ? "a" : "g")
      .attr("class", `mark sx ${marks[0].kind}`)
      .attr("data-entry", number)
      .datum(marks);
    link
      .attr("tabindex", number ? -1 : 0)
      .attr("role", href ? "link" : "img")
      .attr("href", href);
    link
      .append("rect")
      .attr("class", "target")
      .attr("x", at - 11)
      .attr("width", 22)
      .attr("y", y - 11)
      .attr("height", 22);
    link
      .append("circle")
      .attr("class", "symbol")
      .attr("cx", at)
      .attr("cy", y)
      .attr("r", 4 + Math.min(4, Math.sqrt(marks.length - 1)));
    const words = marks.length > 1 ? `${marks.length}×` : (marks[0].words ?? "");
    const told =
      marks[0].spoken ??
      marks[0]
        .tell()
        .map(([, , line]) => line)
        .join(", ");
    link.attr("aria-label", `${name} ${words}: ${told}`);
    const room = widthOf(words) + 8;
    const isRight = at + room <= free[1];
    if (!words || !(isRight || at - room >= free[0])) return;
    if (isRight) stack.labelled = at + room;
    link
      .append("text")
      .attr("x", isRight ? at + 9 : at - 9)
      .attr("y", y + 4)
      .attr("text-anchor", isRight ? "start" : "end")
      .text(words);
  }

  /** What a stack of marks says: its first one, and how many more there are. */
  function linesOfStack(marks) {
    const more = marks.length > 1 ? [["p", "tip-soft", `and ${marks.length - 1} more at this time`]] : [];
    return [...marks[0].tell(), ...more];
  }

  async function timelineFigure(figure) {
    try {
      const ledger = await dataOf(figure);
      const groups = lanesOf(ledger);
      const stage = document.createElement("div");
      const tip = makeTip();
      figure.replaceChildren(stage, tip);
      keepDrawn(figure, stage, (width) => drawTimeline(groups, width));
      tellMarks(stage, tip, (number) =>
        linesOfStack(d3.select(stage.querySelector(`[data-entry="${number}"]`)).datum()),
      );
      addSaving(figure, figure.dataset.name || "timeline", () => drawTimeline(groups, SAVED_WIDTH, ledger.title));
    } catch (error) {
      tellFailure(figure, error);
    }
  }

  Object.assign(reportedly, { timelineFigure });
  whenReady("figure.story-timeline", timelineFigure);
})();
