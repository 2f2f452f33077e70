/* What the pages do beside their charts: "/" goes to the search box, and stories that changed since the last look are marked. */
(() => {
  "use strict";
  const SEEN = "reportedly.seen";

  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      document.getElementById("q").select();
    }
  });

  /** Marks the stories of a list that were changed after the last visit; `?since=` gives another moment. */
  function markNew() {
    const items = [...document.querySelectorAll(".stories > li[data-changed]")];
    const since = new URLSearchParams(location.search).get("since") ?? lastSeen();
    for (const item of since ? items : []) {
      if (Date.parse(item.dataset.changed) > Date.parse(since)) {
        const mark = item.querySelector(".mark-new");
        mark.textContent = "new or changed";
        mark.hidden = false;
      }
    }
    if (location.pathname === "/" && items.length) {
      addEventListener("pagehide", () => remember(items.map((item) => item.dataset.changed).sort().at(-1)));
    }
  }

  function lastSeen() {
    try {
      return localStorage.getItem(SEEN);
    } catch {
      return null; // storage is switched off: nothing is marked
    }
  }

  function remember(moment) {
    try {
      if (moment > (lastSeen() ?? "")) localStorage.setItem(SEEN, moment);
    } catch {
      return; // as above
    }
  }

  markNew();
})();
