/* Draws a tally as SVG: marks and range bars by source over time. Needs d3, chart-words.js, chart-layout.js. */
(() => {
  "use strict";
  const {
    dayInWords,
    drawDays,
    drawParts,
    description,
    drawValues,
    endLabels,
    instant,
    keysOf,
    labelsOf,
    marksOf,
    numberInWords,
    numberOnAxis,
    questionOf,
    safeHref,
    shorten,
    spoken,
    timeScale,
    valueScale,
    widthOf,
  } = reportedly;

  const SHAPES = [
    d3.symbolCircle,
    d3.symbolSquare,
    d3.symbolTriangle,
    d3.symbolDiamond,
    d3.symbolCross,
    d3.symbolStar,
    d3.symbolWye,
    d3.symbolDiamond2,
  ];
  const SPELLED_CONFLICTS = 6; // as many are drawn as lines; more show when an entry is pointed at
  const ARROW = 17;

  /** An SVG element with the chart of `tally`, `width` pixels wide; with `title` it can stand by itself. */
  function drawTally(tally, { width, title = null, note = null, id = "chart" }) {
    const isNarrow = width < 560;
    const widest = numberOnAxis(Math.round(d3.max(tally.entries, (entry) => entry.high))).length;
    const margin = {
      top: title ? 52 : 22,
      right: isNarrow ? 14 : Math.min(260, Math.max(170, width * 0.24)),
      bottom: 40,
      left: Math.max(isNarrow ? 38 : 48, widthOf("0".repeat(widest)) + 12),
    };
    const plot = { left: margin.left, right: width - margin.right, top: margin.top };
    plot.bottom = plot.top + (tally.entries.length === 1 ? 90 : isNarrow ? 240 : 300);
    const x = timeScale(
      tally.entries.map((entry) => instant(entry.published)),
      plot.left + 12,
      plot.right - 12,
    );
    const y = valueScale(tally, plot.bottom, plot.top + 8);
    const marks = marksOf(tally, x, y, plot.right - 6);

    const svg = d3.create("svg").attr("class", "tally-svg").attr("role", "group");
    svg.attr("aria-labelledby", `${id}-title ${id}-desc`);
    svg
      .append("title")
      .attr("id", `${id}-title`)
      .text(`${questionOf(tally)}: who reported how many, and when`);
    svg.append("desc").attr("id", `${id}-desc`).text(description(tally));
    if (title)
      svg
        .append("text")
        .attr("class", "chart-title")
        .attr("x", 0)
        .attr("y", 18)
        .text(shorten(title, width / 8));

    drawValues(svg, y, plot, isNarrow);
    drawDays(
      svg,
      x,
      plot,
      tally.entries.every(({ published }) => !published || published.length <= 10),
    );
    const band = drawStanding(svg, tally, y, plot, marks);
    drawParts(svg, tally.parts ?? [], marks, x, y, plot);
    drawSteps(svg, marks);
    drawConflicts(svg, tally, marks);
    const signs = tally.conflicts.length > SPELLED_CONFLICTS ? [] : tally.conflicts.map((pair) => signBox(pair, marks));
    const { labels, missing } = isNarrow
      ? labelsOf(marks, band ? [band, ...signs] : signs, { ...plot, right: width })
      : endLabels(marks, plot, width);
    drawLeaders(svg, labels, plot);
    drawLabels(svg, labels);
    drawMarks(svg, marks, tally);
    let bottom = drawKey(svg, keysOf(tally, marks, missing), plot.bottom + margin.bottom + 8, width);
    if (note) {
      bottom += 18;
      svg
        .append("text")
        .attr("class", "chart-note")
        .attr("x", 0)
        .attr("y", bottom)
        .text(shorten(note, width / 6));
    }
    const height = Math.ceil(bottom + 8);
    return svg.attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height).node();
  }

  /** The range that stands, across the chart, with its label; the box of the label. */
  function drawStanding(svg, tally, y, plot, marks) {
    if (!tally.standing || tally.entries.length < 2) return null;
    const [low, high] = tally.standing;
    const [top, bottom] = [y(high), y(low)];
    const band = svg.append("g").attr("class", "standing");
    band
      .append("rect")
      .attr("x", plot.left)
      .attr("width", plot.right - plot.left)
      .attr("y", Math.min(top, bottom - 3))
      .attr("height", Math.max(bottom - top, 3));
    const day = tally.as_of ? dayInWords(tally.as_of) : "Without a date";
    const text = `${day}: ${low === high ? numberInWords(low) : `${numberInWords(low)}–${numberInWords(high)}`}`;
    const box = roomBeside(widthOf(text) + 8, top, bottom, plot, marks);
    band
      .append("text")
      .attr("x", box.left + 4)
      .attr("y", box.bottom - 4)
      .text(text);
    return box;
  }

  /** The room of a label at the band from `top` to `bottom`: above or below it, at its left or right end, where no mark
   *  is; else below it. */
  function roomBeside(wide, top, bottom, plot, marks) {
    const places = [plot.left, plot.right - wide].flatMap((left) => [
      { left, right: left + wide, top: top - 20, bottom: top - 3 },
      { left, right: left + wide, top: bottom + 5, bottom: bottom + 22 },
    ]);
    const isFree = (box) =>
      box.top >= plot.top &&
      box.bottom <= plot.bottom &&
      !marks.some(
        ({ x, top, bottom, entry }) =>
          x > box.left - 8 &&
          x < box.right + 8 &&
          top - (entry.bound === "at_least" ? ARROW + 4 : 4) < box.bottom &&
          bottom + (entry.bound === "at_most" ? ARROW + 4 : 4) > box.top,
      );
    return places.find(isFree) ?? places[1];
  }

  /** One step line a source: its number holds until it gives the next. Denied numbers and nobody's have none. */
  function drawSteps(svg, marks) {
    const group = svg.append("g").attr("class", "updates");
    const told = marks.filter(({ entry }) => entry.status !== "denied" && (entry.body ?? entry.source));
    for (const own of d3.group(told, (mark) => mark.source).values()) {
      const steps = d3.sort(own, (mark) => mark.x);
      for (const [one, other] of d3.pairs(steps)) {
        const line = group.append("path").attr("class", `s${one.colour}`).attr("data-kind", "update");
        line.attr("data-pair", `${one.index} ${other.index}`);
        line.attr("d", `M${one.x},${middle(one)}H${other.x}V${middle(other)}`);
      }
    }
  }

  const middle = (mark) => (mark.top + mark.bottom) / 2;

  /** The room of a conflict's sign, halfway between its marks. */
  function signBox([one, other], marks) {
    const [x, y] = [(marks[one].x + marks[other].x) / 2, (middle(marks[one]) + middle(marks[other])) / 2];
    return { left: x - 8, right: x + 8, top: y - 9, bottom: y + 9 };
  }

  function drawConflicts(svg, tally, marks) {
    const pairs = svg.append("g").attr("class", "conflicts").selectAll("g").data(tally.conflicts).join("g");
    pairs.attr("class", tally.conflicts.length > SPELLED_CONFLICTS ? "conflict on-demand" : "conflict");
    pairs.attr("data-pair", (pair) => pair.join(" "));
    pairs
      .append("line")
      .attr("x1", ([one]) => marks[one].x)
      .attr("x2", ([, other]) => marks[other].x)
      .attr("y1", ([one]) => middle(marks[one]))
      .attr("y2", ([, other]) => middle(marks[other]));
    pairs
      .append("text")
      .attr("text-anchor", "middle")
      .text("≠")
      .attr("x", ([one, other]) => (marks[one].x + marks[other].x) / 2)
      .attr("y", ([one, other]) => (middle(marks[one]) + middle(marks[other])) / 2 + 5);
  }

  /** Thin lines from the last mark of a source to its label at the end. */
  function drawLeaders(svg, labels, plot) {
    const group = svg.append("g").attr("class", "leaders").attr("aria-hidden", "true");
    for (const { mark, leader } of labels.filter((label) => label.leader !== undefined)) {
      const line = group.append("path").attr("class", `s${mark.colour}`);
      line.attr("d", `M${mark.x + 8},${middle(mark)}H${plot.right}L${plot.right + 14},${leader}`);
    }
  }

  function drawLabels(svg, labels) {
    const texts = svg
      .append("g")
      .attr("class", "labels")
      .attr("aria-hidden", "true")
      .selectAll("text")
      .data(labels)
      .join("text");
    texts
      .attr("class", (label) => `s${label.mark.colour}`)
      .attr("x", (label) => label.x)
      .attr("y", (label) => label.y)
      .attr("text-anchor", (label) => label.anchor);
    texts.append("tspan").text((label) => label.name);
    texts
      .filter((label) => label.value)
      .append("tspan")
      .attr("class", "value")
      .attr("dx", 5)
      .text((label) => label.value);
  }

  function drawMarks(svg, marks, tally) {
    const group = svg.append("g").attr("class", "marks");
    for (const mark of marks) {
      const href = safeHref(mark.entry.href);
      const link = group
        .append(href ? "a" : "g")
        .attr("class", markClass(mark))
        .attr("data-entry", mark.index);
      if (href) link.attr("href", href);
      link.attr("tabindex", mark.index === tally.latest ? 0 : -1).attr("role", href ? "link" : "img");
      link.attr("aria-label", spoken(mark.entry));
      drawMark(link, mark);
    }
  }

  function markClass({ entry, colour, isCopy, inConflict }) {
    const classes = ["mark", `s${colour}`, `bound-${entry.bound}`, `status-${entry.status}`];
    return classes.concat(isCopy ? "copy" : [], inConflict ? "in-conflict" : []).join(" ");
  }

  function drawMark(link, { entry, colour, isCopy, isBeyond, x, top, bottom }) {
    const symbol = d3.symbol(SHAPES[colour], isCopy ? 34 : 68);
    const centre = (top + bottom) / 2;
    link
      .append("rect")
      .attr("class", "target")
      .attr("x", x - 11)
      .attr("width", 22)
      .attr("y", top - 11)
      .attr("height", bottom - top + 22);
    if (bottom - top > 1) {
      link.append("line").attr("class", "range").attr("x1", x).attr("x2", x).attr("y1", top).attr("y2", bottom);
    }
    if (entry.bound === "at_least") drawArrow(link, x, top, -1);
    if (entry.bound === "at_most") drawArrow(link, x, bottom, 1);
    if (isBeyond) {
      const edge = `M${x - 7},${top}L${x},${top - 8}L${x + 7},${top}`;
      link.append("path").attr("class", "arrow").attr("d", edge);
    }
    for (const at of bottom - top > 8 && entry.bound !== "vague" ? [top, bottom] : [centre]) {
      link.append("path").attr("class", "symbol").attr("d", symbol()).attr("transform", `translate(${x},${at})`);
    }
    if (entry.status === "denied") {
      link
        .append("line")
        .attr("class", "strike")
        .attr("x1", x - 8)
        .attr("x2", x + 8)
        .attr("y1", centre + 8)
        .attr("y2", centre - 8);
    }
  }

  /** An open arrow away from a mark: the number may be higher (`way` −1) or lower (1). */
  function drawArrow(link, x, from, way) {
    const tip = from + way * ARROW;
    link
      .append("path")
      .attr("class", "arrow")
      .attr("d", `M${x},${from + way * 5}V${tip}M${x - 4},${tip - way * 4.5}L${x},${tip}L${x + 4},${tip - way * 4.5}`);
  }

  /** Keys set like words of a paragraph; gives the last line's foot. */
  function drawKey(svg, keys, top, width) {
    const group = svg.append("g").attr("class", "key").attr("aria-hidden", "true");
    let [x, y] = [8, top];
    for (const key of keys) {
      const room = 20 + widthOf(key.words) + 14;
      if (x > 8 && x + room > width) [x, y] = [8, y + 20];
      drawSign(group.append("g").attr("transform", `translate(${x},${y})`), key);
      group
        .append("text")
        .attr("x", x + 12)
        .attr("y", y + 4)
        .text(key.words);
      x += room;
    }
    return keys.length ? y + 6 : top - 12;
  }

  function drawSign(place, { mark, sign }) {
    if (mark) {
      place.attr("class", `mark s${mark.colour}`);
      place.append("path").attr("class", "symbol").attr("d", d3.symbol(SHAPES[mark.colour], 60)());
    } else if (["faint", "hollow", "dashed", "denied", "small"].includes(sign)) {
      const kinds = {
        faint: "bound-about",
        hollow: "status-unconfirmed",
        dashed: "status-forecast",
        denied: "status-denied",
      };
      place.attr("class", `mark sx ${kinds[sign] ?? "copy"}`);
      place
        .append("path")
        .attr("class", "symbol")
        .attr("d", d3.symbol(d3.symbolCircle, sign === "small" ? 28 : 60)());
      if (sign === "denied")
        place.append("line").attr("class", "strike").attr("x1", -7).attr("x2", 7).attr("y1", 7).attr("y2", -7);
    } else {
      place
        .append("text")
        .attr("class", sign === "≠" ? "sign differ" : "sign")
        .attr("text-anchor", "middle")
        .attr("y", 5)
        .text(sign);
    }
  }

  Object.assign(reportedly, { drawTally });
})();
