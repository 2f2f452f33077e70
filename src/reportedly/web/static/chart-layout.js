/* Where the marks and labels of a tally's chart go: pure functions of the tally and the room. Needs d3, chart-words.js. */
(() => {
  "use strict";
  const { instant, sourceOf, shorten, valueInWords, widthOf } = reportedly;

  const COLOURS = 8; // as many as charts.css has; the sources after them share the last
  const MARK = 11; // pixels that a mark needs to be told from the next
  const FARTHEST = 33; // pixels that a mark may be moved aside for it
  const TENFOLD = 10;
  const HOUR = 36e5; // milliseconds
  const TEXT = 12; // pixels of a label's type, in charts.css

  /** A tally with its last `most` entries only, its pairs numbered anew. */
  function lastOf(tally, most) {
    const gone = tally.entries.length - most;
    if (gone <= 0) return tally;
    const pairs = (found = []) => found.map(([one, other]) => [one - gone, other - gone]).filter(([one]) => one >= 0);
    const entries = tally.entries.slice(gone).map((entry) => ({ ...entry, origin: entry.origin - gone }));
    const numbers = (found = []) => found.map((number) => number - gone).filter((number) => number >= 0);
    const flags = { falls: numbers(tally.falls), jumps: numbers(tally.jumps) };
    return { ...tally, ...flags, entries, latest: Math.max(0, tally.latest - gone), conflicts: pairs(tally.conflicts), updates: pairs(tally.updates) };
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

  /** Linear from zero, or from near the lowest where all is alike; logarithmic from a tenfold rise on. */
  function valueScale(tally, bottom, top) {
    const values = tally.entries.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite);
    const [least, most] = [d3.min(values) ?? 0, d3.max(values) ?? 1];
    if (least >= 0 && isTenfold(tally)) {
      const lowest = d3.min(values.filter((value) => value > 0));
      return d3.scaleLog([lowest / 1.3, most * 1.3], [bottom, top]).clamp(true);
    }
    const isAlike = least > 0 && (most - least) / most < 0.25 && most !== least;
    const from = isAlike ? least - (most - least) * 0.3 : Math.min(0, least * 1.1);
    return d3.scaleLinear([from, most > 0 ? most + (most - from) * 0.12 : Math.max(0, most * 0.9)], [bottom, top]).nice(5);
  }

  /** Whether the numbers differ tenfold; what "hundreds" allows does not count. */
  function isTenfold(tally) {
    const values = tally.entries.filter(({ bound }) => bound !== "vague").flatMap(({ low, high }) => [low, high]);
    const above = values.filter((value) => value > 0);
    return above.length > 0 && d3.max(above) >= TENFOLD * d3.min(above);
  }

  /** One mark an entry: its place, moved aside where marks would hide each other. */
  function marksOf(tally, x, y, right) {
    const sources = sourcesOf(tally);
    const inConflict = new Set(tally.conflicts.flat());
    const marks = tally.entries.map((entry, index) => {
      const at = instant(entry.published);
      return {
        entry, index,
        source: sourceOf(entry),
        colour: sources.get(sourceOf(entry)),
        x: at === null ? right : x(at),
        top: y(entry.high), bottom: y(entry.low),
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
        (other) => mark.top - MARK < other.bottom && other.top < mark.bottom + MARK && other.x > mark.x - 2 * FARTHEST);
      const isFree = (at) => near.every((other) => Math.abs(other.x - at) >= MARK);
      const steps = d3.range(0, FARTHEST + 1, MARK / 2).flatMap((step) => (step ? [step, -step] : [0]));
      mark.x += steps.find((step) => isFree(mark.x + step)) ?? 0;
      placed.push(mark);
    }
  }

  const overlap = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  /** The labels that find free room beside a mark of their source, latest first; `missing` are the others' sources. */
  function labelsOf(marks, taken, { left, right, top, bottom }) {
    const boxes = [...taken, ...marks.map((mark) => boxOf(mark))];
    const labels = [];
    const missing = [];
    const bySource = d3.group([...marks].reverse(), (mark) => mark.source);
    for (const [source, own] of d3.sort(bySource, ([, each]) => -each[0].x)) {
      const label = d3.sort(own, (mark) => mark.isCopy).slice(0, 4).flatMap((mark) => placesAround(mark, source)).find((place) =>
        place.left >= left && place.right <= right && place.top >= top && place.bottom <= bottom &&
        !boxes.some((box) => overlap(box, place)));
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
    const texts = [[name, valueInWords(mark.entry)], [shorten(source, 22), ""]];
    const middle = (mark.top + mark.bottom) / 2;
    return texts.flatMap(([words, value]) => {
      const width = widthOf(value ? `${words} ${value}` : words);
      const at = (anchor, edge, line) => ({
        mark, name: words, value, anchor,
        x: anchor === "start" ? edge : anchor === "end" ? edge : mark.x,
        y: line,
        left: anchor === "start" ? edge : anchor === "end" ? edge - width : mark.x - width / 2,
        right: anchor === "start" ? edge + width : anchor === "end" ? edge : mark.x + width / 2,
        top: line - TEXT, bottom: line + 4,
      });
      const raised = mark.entry.bound === "at_least" ? 18 : 0;
      const lowered = mark.entry.bound === "at_most" ? 18 : 0;
      return [
        at("start", mark.x + 11, middle + 4), at("end", mark.x - 11, middle + 4),
        at("middle", 0, mark.top - 11 - raised), at("middle", 0, mark.bottom + 20 + lowered),
      ];
    });
  }

  Object.assign(reportedly, { lastOf, sourcesOf, timeScale, valueScale, marksOf, labelsOf });
})();
