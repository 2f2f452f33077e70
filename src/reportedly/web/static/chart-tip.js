/* What a mark says when pointed at, and the keys that walk the marks. Adds to the global `reportedly`.
   A mark is an element of class `mark` with its number in `data-entry`; one of them has tabindex 0, the others -1. */
(() => {
  "use strict";
  const EDGE = 8; // pixels between a mark and its words

  /** An empty panel for words. */
  function makeTip() {
    const tip = document.createElement("div");
    tip.className = "chart-tip";
    tip.hidden = true;
    return tip;
  }

  /** Shows in `tip`, for the mark pointed at or moved to within `stage`, the lines that `tell(number)` gives.
      A line is [element, class, words]; `kin(number)` gives elements that stay in sight with the mark. A click or
      Enter follows its link. */
  function tellMarks(stage, tip, tell, kin = () => []) {
    const markAt = (event) => event.target.closest?.(".mark[data-entry]");
    const hide = () => {
      tip.hidden = true;
      stage.querySelectorAll(".shown, .kin").forEach((element) => element.classList.remove("shown", "kin"));
    };
    const show = (mark) => {
      hide();
      const number = Number(mark.dataset.entry);
      mark.classList.add("shown");
      for (const each of kin(number)) each.classList.add("kin");
      tip.replaceChildren(...tell(number).map(lineOf));
      tip.hidden = false;
      placeTip(tip, mark.getBoundingClientRect(), stage.getBoundingClientRect());
    };
    stage.addEventListener("pointerover", (event) => markAt(event) && show(markAt(event)));
    stage.addEventListener("pointerout", (event) => markAt(event) && event.pointerType !== "touch" && hide());
    stage.addEventListener("focusin", (event) => markAt(event) && show(markAt(event)));
    stage.addEventListener("focusout", hide);
    stage.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
      else moveByKey(event, stage);
    });
    tellBeforeFollowing(stage, markAt);
  }

  /** The first touch of a mark only shows its words, the second follows its link. */
  function tellBeforeFollowing(stage, markAt) {
    let [touched, told] = [false, null];
    stage.addEventListener("pointerup", (event) => (touched = event.pointerType === "touch"));
    stage.addEventListener("click", (event) => {
      const mark = markAt(event);
      if (touched && mark && mark !== told) event.preventDefault();
      told = mark;
    });
  }

  function moveByKey(event, stage) {
    const from = event.target.closest?.(".mark[data-entry]");
    const marks = [...stage.querySelectorAll(".mark[data-entry]")];
    const at = marks.indexOf(from);
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: marks.length - 1,
    };
    if (!from || !(event.key in to)) return;
    event.preventDefault();
    const mark = marks[Math.max(0, Math.min(marks.length - 1, to[event.key]))];
    from.setAttribute("tabindex", -1);
    mark.setAttribute("tabindex", 0);
    mark.focus();
  }

  function lineOf([name, kind, words]) {
    const element = document.createElement(name);
    element.className = kind;
    element.textContent = words;
    return element;
  }

  /** Above the mark, below it where there is no room, and within the figure's sides. */
  function placeTip(tip, mark, stage) {
    const { offsetWidth: width, offsetHeight: height } = tip;
    const left = mark.left + mark.width / 2 - stage.left - width / 2;
    const isAbove = mark.top - height - EDGE > 0;
    tip.style.left = `${Math.max(0, Math.min(stage.width - width, left))}px`;
    tip.style.top = `${isAbove ? mark.top - stage.top - height - EDGE : mark.bottom - stage.top + EDGE}px`;
  }

  /** The JSON of a figure: in a script element within it, else from its data-src. */
  async function dataOf(figure) {
    const inPage = figure.querySelector("script[type='application/json']");
    if (inPage) return JSON.parse(inPage.textContent);
    const answer = await fetch(figure.dataset.src, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return answer.json();
  }

  /** Says in a figure why it is empty. */
  function tellFailure(figure, error) {
    figure.replaceChildren(lineOf(["p", "chart-failed", `This could not be drawn: ${error.message}.`]));
  }

  /** Draws into `stage` with `draw(width)`, now and whenever the figure's width changes. */
  function keepDrawn(figure, stage, draw) {
    let drawn = 0;
    const redraw = () => {
      const width = Math.floor(figure.clientWidth);
      if (!width || width === drawn) return;
      drawn = width;
      stage.replaceChildren(draw(width));
    };
    redraw();
    new ResizeObserver(redraw).observe(figure);
  }

  /** Calls `draw` for each figure of a class, once the page is there. */
  function whenReady(selector, draw) {
    const start = () => document.querySelectorAll(selector).forEach(draw);
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
    else start();
  }

  Object.assign(reportedly, { dataOf, keepDrawn, makeTip, tellFailure, tellMarks, whenReady });
})();
