/* Saves an SVG of the page as a file that looks the same elsewhere, or as a picture. */
(() => {
  "use strict";
  const STYLES = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "opacity",
    "font-family",
    "font-size",
    "font-weight",
    "paint-order",
    "display",
  ];
  const MARGIN = 16; // pixels of paper around a saved drawing
  const SCALE = 2; // pixels of a picture for one of the page
  const SVG = "http://www.w3.org/2000/svg";

  /** The text of an SVG file: the drawing with its looks as attributes, on paper, without links and classes. */
  function fileOf(drawing) {
    const copy = drawing.cloneNode(true);
    const originals = [drawing, ...drawing.querySelectorAll("*")];
    [copy, ...copy.querySelectorAll("*")].forEach((element, number) => {
      const looks = getComputedStyle(originals[number]);
      for (const name of STYLES) element.setAttribute(name, looks.getPropertyValue(name));
      for (const name of ["class", "href", "tabindex", "style"]) element.removeAttribute(name);
    });
    copy.querySelectorAll(".target, [display=none]").forEach((element) => element.remove());
    copy.setAttribute("xmlns", SVG);
    const [width, height] = ["width", "height"].map((side) => Number(drawing.getAttribute(side)) + 2 * MARGIN);
    const paper = document.createElementNS(SVG, "rect");
    const box = { x: -MARGIN, y: -MARGIN, width, height };
    for (const [name, value] of Object.entries(box)) paper.setAttribute(name, value);
    for (const [name, value] of Object.entries({ width, height, viewBox: Object.values(box).join(" ") }))
      copy.setAttribute(name, value);
    paper.setAttribute("fill", getComputedStyle(drawing).getPropertyValue("--chart-paper").trim());
    copy.prepend(paper);
    return new XMLSerializer().serializeToString(copy);
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /** Saves `drawing`, which has to be in the page, as `name`.svg. */
  function saveSvg(drawing, name) {
    save(new Blob([fileOf(drawing)], { type: "image/svg+xml" }), `${name}.svg`);
  }

  /** Saves it as `name`.png, twice its size. The picture has a `data:` address: `blob:` is closed to pictures. */
  async function savePng(drawing, name) {
    const picture = new Image();
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(fileOf(drawing))}`;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.width * SCALE;
    canvas.height = picture.height * SCALE;
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    // At once: `toBlob` waits for the browser to be idle, which took Chromium up to six seconds.
    const bytes = atob(canvas.toDataURL("image/png").split(",")[1]);
    save(new Blob([Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))], { type: "image/png" }), `${name}.png`);
  }

  /** Buttons that save what `drawing()` gives, put at the end of `figure`. */
  function addSaving(figure, name, drawing) {
    const tools = document.createElement("div");
    tools.className = "chart-tools";
    for (const [words, saveAs] of [
      ["Save as SVG", saveSvg],
      ["Save as PNG", savePng],
    ]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.addEventListener("click", async () => {
        const own = drawing();
        own.style.position = "absolute";
        own.style.left = "-9999px";
        figure.append(own);
        await saveAs(own, name);
        own.remove();
      });
      tools.append(button);
    }
    figure.append(tools);
  }

  Object.assign(reportedly, { addSaving });
})();
