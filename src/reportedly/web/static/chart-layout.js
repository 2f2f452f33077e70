/* Scales and axes, and where the marks and labels of a tally's chart go. Needs d3, chart-words.js. */
(() => {
  "use strict";
  const { instant, numberOnAxis, sourceOf, shorten, valueInWords, widthOf } = reportedly;

  const COLOURS = 8; // as many as charts.css has; the sources after them share the last
  const MARK = 11; // pixels that a mark needs to be told from the next
  const FARTHEST = 88; // pixels that a mark may be moved aside for it
  const DECADES = 100; // times that numbers differ where they span real decades
  const FEWEST_APART = 2; // numbers of each end that have to be there: a stray one turns no axis
  const BEYOND = 3; // times the largest firm number that a denied or vague one needs to leave the chart
  const HOUR = 36e5; // milliseconds
  const TEXT = 12; // pixels of a label's type, in charts.css
  const LINE = 16; // pixels from a label at the end to the next
  const GAP = 18; // pixels between the end of the chart and its labels

  /** A tally with its last `most` entries only, its pairs numbered anew. */
  function lastOf(tally, most) {
    const gone = tally.entries.length - most;
    if (gone <= 0) return tally;
    const pairs = (found = []) => found.map(([one, other]) => [one - gone, other - gone]).filter(([one]) => one >= 0);
    const entries = tally.entries.slice(gone).map((entry) => ({ ...entry, origin: entry.origin - gone }));
    const numbers = (found = []) => found.map((number) => number - gone).filter((number) => number >= 0);
    const flags = { falls: numbers(tally.falls), jumps: numbers(tally.jumps) };
    return {
      ...tally,
      ...flags,
      entries,
      latest: Math.max(0, tally.latest - gone),
      conflicts: pairs(tally.conflicts),
      updates: pairs(tally.updates),
    };
  }

  /** The sources of a tally with their colour class and shape, those with most entries first. */
  function sourcesOf(tally) {
    const named = d3.rollups(tally.entries, (entries) => entries.length, sourceOf);
    const order = named.sort((one, other) => d3.descending(one[1], other[1])).map(([name]) => name);
    return new Map(order.map((name, number) => [name, Math.min(number, COLOURS - 1)]));
  }

  /** An axis of time for instants (`null` for none), with room around them. */
  function timeScale(instants, left, right) {
    let [first, last] = d3.extent(instants.filter((each) => each !== null));
    if (first === undefined) [first, last] = [0, 0];
    const room = Math.max((last - first) * 0.04, last - first < HOUR ? 12 * HOUR : 0);
    const isShort = last - first > HOUR && last - first < 21 * 24 * HOUR; // then the first day starts the axis
    const start = isShort ? Math.min(first - room, d3.utcDay.floor(first)) : first - room;
    return d3.scaleUtc([start, last + room], [left, right]);
  }

  /** Linear from zero, or from near the lowest where all is alike; logarithmic where numbers span decades. */
  function valueScale(tally, bottom, top) {
    const values = tally.entries.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite);
    const [least, most] = [d3.min(values) ?? 0, topOf(tally) ?? d3.max(values) ?? 1];
    if (least >= 0 && spansDecades(tally)) {
      const lowest = d3.min(values.filter((value) => value > 0));
      return d3.scaleLog([lowest / 1.3, most * 1.3], [bottom, top]).clamp(true);
    }
    const isAlike = least > 0 && (most - least) / most < 0.25 && most !== least;
    const from = isAlike ? least - (most - least) * 0.3 : Math.min(0, least * 1.1);
    return d3
      .scaleLinear([from, most > 0 ? most + (most - from) * 0.12 : Math.max(0, most * 0.9)], [bottom, top])
      .nice(5)
      .clamp(true);
  }

  /** The largest number, where those that were denied, or are as vague as "thousands", lie so far above all others that
      these would look alike beside them; such numbers end at the top of the chart. */
  function topOf(tally) {
    const isFirm = ({ status, bound }) => status !== "denied" && bound !== "vague";
    const [firm, others] = [tally.entries.filter(isFirm), tally.entries.filter((entry) => !isFirm(entry))];
    const [most, beyond] = [firm, others].map((found) => d3.max(found, ({ high }) => high));
    return firm.length > 1 && beyond > BEYOND * most ? most : undefined;
  }

  /** Whether numbers span decades, and more than one at each end does; what "hundreds" allows does not count. */
  function spansDecades(tally) {
    const values = tally.entries.filter(({ bound }) => bound !== "vague").map(({ low, high }) => (low + high) / 2);
    const above = d3.sort(values.filter((value) => value > 0));
    if (above.length <= 2 * FEWEST_APART) return false;
    return above.at(-FEWEST_APART) >= DECADES * above[FEWEST_APART - 1];
  }

  /** One mark an entry: its place, moved aside where marks would hide each other. */
  function marksOf(tally, x, y, right) {
    const sources = sourcesOf(tally);
    const inConflict = new Set(tally.conflicts.flat());
    const marks = tally.entries.map((entry, index) => {
      const at = instant(entry.published);
      return {
        entry,
        index,
        source: sourceOf(entry),
        colour: sources.get(sourceOf(entry)),
        x: at === null ? right : x(at),
        top: y(entry.high),
        bottom: y(entry.low),
        isBeyond: entry.high > y.domain()[1],
        isCopy: (entry.origin ?? index) !== index,
        inConflict: inConflict.has(index),
      };
    });
    moveApart(marks);
    return marks;
  }

  function moveApart(marks) {
    const placed = [];
    for (const mark of d3.sort(marks, (each) => each.x)) {
      const near = placed.filter(
        (other) => mark.top - MARK < other.bottom && other.top < mark.bottom + MARK && other.x > mark.x - 2 * FARTHEST,
      );
      const isFree = (at) => near.every((other) => Math.abs(other.x - at) >= MARK);
      const steps = d3.range(0, FARTHEST + 1, MARK / 2).flatMap((step) => (step ? [step, -step] : [0]));
      mark.x += steps.find((step) => isFree(mark.x + step)) ?? 0;
      placed.push(mark);
    }
  }

  const overlap = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  /** One label a source at the right end of the chart, at the height of its last number, moved apart; the sources that
      find no room are `missing`. */
  function endLabels(marks, { right, top, bottom }, width) {
    const last = [...d3.group(d3.sort(marks, (mark) => mark.index), (mark) => mark.source).values()].map((own) =>
      own.findLast((mark) => mark.entry.status !== "denied") ?? own.at(-1),
    );
    const room = Math.max(1, Math.floor((bottom - top) / LINE));
    const latest = d3.sort(last, (mark) => -mark.index).slice(0, room);
    const ordered = d3.sort(latest, (mark) => (mark.top + mark.bottom) / 2);
    let free = -Infinity;
    const heights = ordered.map((mark) => (free = Math.max((mark.top + mark.bottom) / 2, free + LINE)));
    let limit = bottom;
    for (let number = heights.length - 1; number >= 0; number--, limit -= LINE)
      heights[number] = Math.min(heights[number], limit);
    const letters = Math.floor((width - right - GAP) / 6.6);
    const labels = ordered.map((mark, number) => {
      const value = valueInWords(mark.entry) + (mark.entry.status === "denied" ? ", denied" : "");
      const name = shorten(mark.source, Math.max(8, letters - value.length - 1));
      return { mark, name, value, anchor: "start", x: right + GAP, y: heights[number] + 4, leader: heights[number] };
    });
    return { labels, missing: last.filter((mark) => !latest.includes(mark)) };
  }

  /** The labels that find free room beside a mark of their source, latest first; `missing` are the others' sources. */
  function labelsOf(marks, taken, { left, right, top, bottom }) {
    const boxes = [...taken, ...marks.map((mark) => boxOf(mark))];
    const labels = [];
    const missing = [];
    const bySource = d3.group([...marks].reverse(), (mark) => mark.source);
    for (const [source, own] of d3.sort(bySource, ([, each]) => -each[0].x)) {
      const label = d3
        .sort(own, (mark) => mark.isCopy)
        .slice(0, 4)
        .flatMap((mark) => placesAround(mark, source))
        .find(
          (place) =>
            place.left >= left &&
            place.right <= right &&
            place.top >= top &&
            place.bottom <= bottom &&
            !boxes.some((box) => overlap(box, place)),
        );
      if (label) {
        labels.push(label);
        boxes.push(label);
      } else {
        missing.push(own[0]);
      }
    }
    return { labels, missing };
  }

  function boxOf({ x, top, bottom, entry }) {
    const arrow = entry.bound === "at_least" ? [20, 0] : entry.bound === "at_most" ? [0, 20] : [0, 0];
    return { left: x - 7, right: x + 7, top: top - 7 - arrow[0], bottom: bottom + 7 + arrow[1] };
  }

  /** Right of a mark, left of it, above, below; a name with its value, else the name alone. */
  function placesAround(mark, source) {
    const name = shorten(source, 30);
    const texts = [
      [name, valueInWords(mark.entry)],
      [shorten(source, 22), ""],
    ];
    const middle = (mark.top + mark.bottom) / 2;
    return texts.flatMap(([words, value]) => {
      const width = widthOf(value ? `${words} ${value}` : words);
      const at = (anchor, edge, line) => ({
        mark,
        name: words,
        value,
        anchor,
        x: anchor === "start" ? edge : anchor === "end" ? edge : mark.x,
        y: line,
        left: anchor === "start" ? edge : anchor === "end" ? edge - width : mark.x - width / 2,
        right: anchor === "start" ? edge + width : anchor === "end" ? edge : mark.x + width / 2,
        top: line - TEXT,
        bottom: line + 4,
      });
      const raised = mark.entry.bound === "at_least" ? 18 : 0;
      const lowered = mark.entry.bound === "at_most" ? 18 : 0;
      return [
        at("start", mark.x + 11, middle + 4),
        at("end", mark.x - 11, middle + 4),
        at("middle", 0, mark.top - 11 - raised),
        at("middle", 0, mark.bottom + 20 + lowered),
      ];
    });
  }

  function drawValues(svg, y, plot, isNarrow) {
    const isLog = Boolean(y.base);
    const ticks = isLog ? logTicks(y) : y.ticks(plot.bottom - plot.top < 100 ? 2 : isNarrow ? 4 : 5);
    const axis = svg.append("g").attr("class", "axis").attr("aria-hidden", "true");
    const rows = axis
      .selectAll("g")
      .data(ticks)
      .join("g")
      .attr("transform", (value) => `translate(0,${y(value)})`);
    rows
      .append("line")
      .attr("class", (value) => (value === 0 ? "zero" : "grid"))
      .attr("x1", plot.left)
      .attr("x2", plot.right);
    rows
      .append("text")
      .attr("x", plot.left - 8)
      .attr("y", 4)
      .attr("text-anchor", "end")
      .text(numberOnAxis);
    if (isLog)
      axis
        .append("text")
        .attr("x", plot.left)
        .attr("y", plot.top - 6)
        .text("log scale");
  }

  /** Powers of ten, with twos and fives between where there are few. */
  function logTicks(y) {
    const [low, high] = y.domain();
    const powers = d3.range(Math.floor(Math.log10(low)), Math.ceil(Math.log10(high)) + 1).map((power) => 10 ** power);
    const steps = powers.length > 4 ? [1] : [1, 2, 5];
    return powers
      .flatMap((power) => steps.map((step) => step * power))
      .filter((value) => value >= low && value <= high);
  }

  /** Two lines under each tick: the day or hour, and what it belongs to where that changes. */
  function drawDays(svg, x, plot, hasDaysOnly) {
    const axis = svg.append("g").attr("class", "axis").attr("aria-hidden", "true");
    axis
      .append("line")
      .attr("class", "zero")
      .attr("x1", plot.left)
      .attr("x2", plot.right)
      .attr("y1", plot.bottom)
      .attr("y2", plot.bottom);
    const { ticks, upper, lower } = daysOf(x, Math.max(2, Math.floor((plot.right - plot.left) / 80)), hasDaysOnly);
    let [before, free] = [null, -Infinity];
    for (const tick of ticks) {
      const group = axis.append("g").attr("transform", `translate(${x(tick)},${plot.bottom})`);
      group.append("line").attr("class", "tick").attr("y2", 5);
      group.append("text").attr("y", 19).attr("text-anchor", "middle").text(upper(tick));
      if (lower(tick) === before || x(tick) < free) continue;
      group.append("text").attr("y", 34).attr("text-anchor", "middle").text(lower(tick));
      [before, free] = [lower(tick), x(tick) + widthOf(lower(tick)) + 6];
    }
  }

  /** About `room` ticks with their two words; numbers that only have days stand at noon, and so do their ticks. */
  function daysOf(x, room, hasDaysOnly) {
    const [first, last] = x.domain();
    const days = (last - first) / 864e5;
    const [upper, lower] = (
      days <= 1.5 && !hasDaysOnly
        ? ["%H:%M", "%-d %b %Y"]
        : days < 100
          ? ["%-d %b", "%Y"]
          : days < 900
            ? ["%b", "%Y"]
            : ["%Y", ""]
    ).map((form) => d3.utcFormat(form));
    if (days > room || (days <= 1.5 && !hasDaysOnly)) return { ticks: x.ticks(room), upper, lower };
    const noons = d3.utcDay
      .range(d3.utcDay.floor(first), last)
      .map((day) => d3.utcHour.offset(day, hasDaysOnly ? 12 : 0));
    return { ticks: noons.filter((tick) => tick >= first && tick <= last), upper, lower };
  }

  /** What the key has to say: the sources that no label names, and the signs that occur. */
  function keysOf(tally, marks, missing) {
    const some = (test) => tally.entries.some(test);
    const keys = missing.map((mark) => ({ words: shorten(mark.source, 34), mark }));
    if (some((entry) => entry.bound === "at_least")) keys.push({ words: "at least", sign: "↑" });
    if (some((entry) => entry.bound === "at_most")) keys.push({ words: "up to", sign: "↓" });
    if (some((entry) => entry.bound === "about" || entry.bound === "vague"))
      keys.push({ words: "about", sign: "faint" });
    if (marks.some((mark) => mark.isBeyond)) keys.push({ words: "lies above the chart", sign: "⌃" });
    if (some((entry) => entry.status === "unconfirmed")) keys.push({ words: "unconfirmed", sign: "hollow" });
    if (some((entry) => entry.status === "forecast")) keys.push({ words: "forecast", sign: "dashed" });
    if (some((entry) => entry.status === "denied")) keys.push({ words: "denied", sign: "denied" });
    if (tally.parts?.length) keys.push({ words: "a part of the number above it", sign: "⊤" });
    if (marks.some((mark) => mark.isCopy)) keys.push({ words: "repeats a report", sign: "small" });
    if (tally.conflicts.length) keys.push({ words: "cannot both be so", sign: "≠" });
    return keys;
  }

  Object.assign(reportedly, { drawDays, drawValues, endLabels, keysOf, labelsOf, lastOf, marksOf, timeScale, valueScale });
})();
