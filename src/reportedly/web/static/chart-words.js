/* How values, moments and sources of a tally are said: pure functions, shared by chart, map and timeline.
   Adds to the global `reportedly`; loads first of our scripts. */
(() => {
  "use strict";

  const BOUND_WORDS = { about: "about ", at_least: "at least ", at_most: "up to " };
  const LARGE = [
    [1e12, "trillion", "tn"],
    [1e9, "billion", "bn"],
    [1e6, "million", "m"],
  ];
  const LETTER = 6.6; // pixels of a mean letter
  const plain = new Intl.NumberFormat("en", { maximumSignificantDigits: 10 });
  const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });

  /** The digits of a number as it is `shown`; those of a third, which never end, are four. */
  function digits(value, shown) {
    const found = shown.toPrecision(10).replace(/\.?0+$/, "").replace(/^-?[0.]*/, "").replace(".", "");
    return Number.isInteger(value) || found.length < 10 ? plain.format(shown) : short.format(shown);
  }

  /** A number with thousands separators, or with the word for its size from a million on. */
  function numberInWords(value) {
    for (const [size, word] of LARGE) {
      if (Math.abs(value) >= size) return `${digits(value, value / size)} ${word}`;
    }
    return digits(value, value);
  }

  /** The same in few characters, for axes: `2.5m`. */
  function numberOnAxis(value) {
    for (const [size, , sign] of LARGE) {
      if (Math.abs(value) >= size) return plain.format(value / size) + sign;
    }
    return plain.format(value);
  }

  /** Both ends of a range, the word for their size once: `2–10 million`. */
  function rangeInWords(low, high, form) {
    const [size, word] = LARGE.find(([size]) => Math.abs(low) >= size && Math.abs(high) >= size) ?? [];
    if (!size || Math.abs(high) >= 1000 * size) return `${numberInWords(low)}–${numberInWords(high)}`;
    return `${form.format(low / size)}–${form.format(high / size)} ${word}`;
  }

  /** An entry's value range with its bound, as `reportedly.wording.values` says it. */
  function valueInWords({ low, high, bound }) {
    if (low !== high) return rangeInWords(low, high, bound === "vague" ? short : plain);
    return (BOUND_WORDS[bound] ?? "") + numberInWords(low);
  }

  /** The instant of an ISO moment, in milliseconds; a day alone stands at its noon, no zone counts as UTC. */
  function instant(iso) {
    if (!iso) return null;
    const text = iso.length <= 10 ? `${iso}T12:00Z` : /(Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`;
    const found = Date.parse(text);
    return Number.isNaN(found) ? null : found;
  }

  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

  /** A moment as its page gives it, in its own zone: `1 Sep 2025, 08:10 (UTC+04:30)`. */
  function whenInWords(iso) {
    if (!iso) return "no date";
    const day = `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
    if (iso.length <= 10) return day;
    const zone = /(Z|[+-]\d\d:?\d\d)$/.exec(iso)?.[0];
    const offset = !zone ? "" : zone === "Z" || zone === "+00:00" ? " (UTC)" : ` (UTC${zone})`;
    return `${day}, ${iso.slice(11, 16)}${offset}`;
  }

  /** Who says a number: the body under one name for all articles, where the ledger has it. */
  function sourceOf(entry) {
    return entry.body ?? entry.source ?? "no source named";
  }

  /** The day of a moment alone: `1 Sep 2025`. */
  function dayInWords(iso) {
    return whenInWords(iso?.slice(0, 10));
  }

  /** A text of at most `length` characters. */
  function shorten(text, length) {
    return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
  }

  /** About how many pixels a text of the charts' type takes. */
  function widthOf(text) {
    return text.length * LETTER + 4;
  }

  /** What a tally counts, such as `People killed, Kunar`. */
  function questionOf(tally) {
    const words = [tally.what || "number", tally.place, tally.scope].filter(Boolean).join(", ");
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  /** A link that may be followed: within the page or the site, or to the web; anything else is none. */
  function safeHref(href) {
    return typeof href === "string" && /^(#|\/|\.|\?|https?:)/i.test(href) ? href : null;
  }

  /** An entry in a sentence, for those who hear the chart. */
  function spoken(entry) {
    const status = entry.status === "reported" ? "" : ` (${entry.status})`;
    return `${valueInWords(entry)}${status}, ${sourceOf(entry)}, ${whenInWords(entry.published)}: ${entry.sentence}`;
  }

  /** A tally's chart in a sentence. */
  function description(tally) {
    const [low, high] = tally.standing ?? [null, null];
    const standing =
      low === null
        ? ""
        : low === high
          ? ` The latest is ${numberInWords(low)}.`
          : ` The latest range from ${numberInWords(low)} to ${numberInWords(high)}.`;
    const many = tally.entries.length === 1 ? "1 entry" : `${tally.entries.length} entries`;
    return `${many} in order of time.${standing} The table has the same numbers.`;
  }

  globalThis.reportedly = {
    description,
    spoken,
    numberInWords,
    numberOnAxis,
    valueInWords,
    instant,
    whenInWords,
    sourceOf,
    dayInWords,
    shorten,
    questionOf,
    safeHref,
    widthOf,
  };
})();
