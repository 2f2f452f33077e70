/* Parts under their wholes in the chart of a tally: of the 17 killed, 11 in one town. Needs d3, chart-words.js.
   A part is {low, high, doc, published, value, words, href}: its value and what it counts are in words, too. */
(() => {
  "use strict";
  const { instant, safeHref, shorten, widthOf } = reportedly;
  const LONGEST = 26; // letters of a label
  const CAP = 7; // pixels from a part's bar to the end of its cap
  const LINE = 15; // pixels from a label to the next

  /** Bars from the foot of the chart up to each part's value, under the mark of the number that counts it: the one of
      its article, else at its own time. */
  function drawParts(svg, parts, marks, x, y, plot) {
    const group = svg.append("g").attr("class", "parts");
    const boxes = marks.map(boxOf);
    for (const part of parts) {
      const whole = wholeOf(part, marks);
      const at = instant(part.published);
      const left = whole?.x ?? (at === null ? plot.right - 6 : x(at));
      const top = Math.min(y(part.high), plot.bottom);
      const href = safeHref(part.href);
      const link = group.append(href ? "a" : "g").attr("class", `part s${whole?.colour ?? "x"}`);
      if (href) link.attr("href", href);
      link.attr("aria-label", `A part: ${part.value}, ${part.words}`);
      link.append("title").text(`A part: ${part.value}, ${part.words}`);
      const bar = `M${left},${plot.bottom}V${top}M${left - CAP},${top}H${left + CAP}`;
      link.append("path").attr("class", "target").attr("d", bar);
      link.append("path").attr("class", "bar").attr("d", bar);
      const label = labelOf(part, left, top, boxes, plot);
      if (!label) continue;
      boxes.push(label);
      link.append("text").attr("x", label.left).attr("y", label.bottom - 4).text(label.text);
    }
  }

  /** The mark that counts a part: of its article, the lowest that is not below it. */
  function wholeOf(part, marks) {
    const own = marks.filter(({ entry }) => entry.doc === part.doc && entry.high >= part.high);
    return d3.least(own, ({ entry }) => entry.high);
  }

  function boxOf({ x, top, bottom }) {
    return { left: x - 7, right: x + 7, top: top - 7, bottom: bottom + 7 };
  }

  /** The free room right of a part's cap, or left of it; none if both are taken. */
  function labelOf(part, left, top, boxes, plot) {
    const text = shorten(`${part.value}, a part`, LONGEST);
    const wide = widthOf(text);
    const middle = Math.min(top, plot.bottom - LINE / 2);
    const rooms = [left + CAP + 4, left - CAP - 4 - wide].map((start) => (
      { text, left: start, right: start + wide, top: middle - LINE / 2, bottom: middle + LINE / 2 }
    ));
    const isFree = (room) =>
      room.left >= plot.left &&
      room.right <= plot.right &&
      !boxes.some((box) => box.left < room.right && room.left < box.right && box.top < room.bottom && room.top < box.bottom);
    return rooms.find(isFree);
  }

  Object.assign(reportedly, { drawParts });
})();
