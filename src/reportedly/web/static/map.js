/* The map of a story's places, in every <figure class="place-map"> of the page.

   For templates:
     <figure class="place-map" data-src="/…/places.geojson" data-regions="/static/vendor/regions.json"></figure>
   The GeoJSON is what reportedly.export.geojson writes; a feature's property `href`, if there, is where its name leads.
   Instead of data-src the figure may hold a script element of type application/json with it; then data-regions may be
   `#id` of another.
   Scripts, deferred, in this order: vendor/d3.min.js, vendor/topojson-client.min.js, chart-words.js, chart-tip.js,
   chart-save.js, map-shapes.js, map.js. Stylesheet: charts.css. The shapes (1.8 MB) are fetched when the map comes near
   the screen. */
(() => {
  "use strict";
  const {
    addSaving,
    circlesOf,
    countryNames,
    dataOf,
    isCountry,
    namesOf,
    numberInWords,
    projectionOf,
    safeHref,
    shapesOf,
    tellFailure,
    toldAreas,
    viewOf,
    whenReady,
  } = reportedly;
  const STEP = 1.8; // zoom of one press
  const SAVED_WIDTH = 900;

  /** Draws the map of a figure with its list of places. */
  async function mapFigure(figure) {
    const [places, topology] = await Promise.all([dataOf(figure), regionsAt(figure.dataset.regions)]);
    const known = places.features.filter((place) => place.geometry.coordinates.every(Number.isFinite));
    if (!known.length) {
      figure.remove();
      return;
    }
    const map = { places: known, shapes: shapesOf(topology), zoom: 1, shift: [0, 0] };
    map.view = viewOf(known, map.shapes);
    const stage = document.createElement("div");
    stage.className = "map-stage";
    figure.replaceChildren(stage, listOf(known, stage));
    const draw = () =>
      figure.clientWidth && stage.replaceChildren(drawMap(map, stage.clientWidth), zoomButtons(map, draw));
    draw();
    let width = stage.clientWidth;
    new ResizeObserver(() => stage.clientWidth !== width && ((width = stage.clientWidth), draw())).observe(stage);
    dragging(stage, map, draw);
    listen(figure);
    addSaving(figure, figure.dataset.name || "places", () => drawMap(map, SAVED_WIDTH));
  }

  /** The shapes, from an address or from the element of this page that `#id` names. */
  async function regionsAt(address) {
    if (address.startsWith("#")) return JSON.parse(document.querySelector(address).textContent);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return answer.json();
  }

  function drawMap(map, width) {
    const height = Math.round(Math.min(width * 0.75, 460));
    const projection = projectionOf(map.view, width, height);
    const [x, y] = projection.translate();
    const from = (at, side, shift) => (at - side / 2) * map.zoom + side / 2 + shift;
    projection
      .scale(projection.scale() * map.zoom)
      .translate([from(x, width, map.shift[0]), from(y, height, map.shift[1])])
      .clipExtent([
        [-20, -20],
        [width + 20, height + 20],
      ]);
    const path = d3.geoPath(projection).digits(1);
    const svg = d3.create("svg").attr("class", "map-svg").attr("role", "img").attr("viewBox", `0 0 ${width} ${height}`);
    svg.attr("width", width).attr("height", height);
    svg.append("title").text("Map of the places; the list has the same numbers");
    svg.append("rect").attr("class", "sea").attr("width", width).attr("height", height);
    drawLand(svg, map, path);
    const circles = circlesOf(map, projection, { width, height });
    drawCircles(svg, circles);
    drawNames(svg, namesOf(map, circles, path, projection, { width, height }));
    return svg.node();
  }

  function drawLand(svg, { shapes, places }, path) {
    const land = svg.append("g").attr("class", "land");
    land
      .append("path")
      .attr("class", "ground")
      .attr("d", path({ type: "FeatureCollection", features: shapes.regions }));
    for (const area of toldAreas(places, shapes)) land.append("path").attr("class", "told").attr("d", path(area));
    const isNear = path.projection().scale() > 700;
    if (isNear) land.append("path").attr("class", "region-border").attr("d", path(shapes.regionBorders));
    land.append("path").attr("class", "country-border").attr("d", path(shapes.countryBorders));
    land.append("path").attr("class", "coast").attr("d", path(shapes.coast));
  }

  function drawCircles(svg, circles) {
    const marks = svg.append("g").attr("class", "circles").selectAll("a").data(circles).join("a");
    marks.attr("class", ({ place }) => (place.properties.figures ? "place" : "place named-only"));
    marks
      .attr("data-place", ({ place }) => place.properties.geoname_id)
      .attr("href", ({ place }) => safeHref(place.properties.href));
    marks.attr("tabindex", -1);
    marks
      .append("circle")
      .attr("cx", (each) => each.x)
      .attr("cy", (each) => each.y)
      .attr("r", (each) => each.r);
    marks.append("title").text(({ place }) => `${place.properties.name}: ${countsOf(place)}`);
  }

  function countsOf({ properties: { figures, mentions } }) {
    const named = `named ${numberInWords(mentions)}×`;
    return figures ? `${numberInWords(figures)} figure${figures === 1 ? "" : "s"}, ${named}` : named;
  }

  function drawNames(svg, names) {
    svg
      .append("g")
      .attr("class", "names")
      .attr("aria-hidden", "true")
      .selectAll("text")
      .data(names)
      .join("text")
      .attr("class", (name) => name.kind)
      .attr("x", (name) => name.x)
      .attr("y", (name) => name.y)
      .attr("text-anchor", (name) => name.anchor)
      .text((name) => name.words);
  }

  function zoomButtons(map, draw) {
    const group = document.createElement("div");
    group.className = "map-zoom";
    const scale = (by) => {
      map.zoom = Math.max(0.1, Math.min(40, map.zoom * by));
      map.shift = map.shift.map((each) => each * by);
    };
    const home = () => Object.assign(map, { zoom: 1, shift: [0, 0] });
    for (const [sign, words, act] of [
      ["+", "Zoom in", () => scale(STEP)],
      ["−", "Zoom out", () => scale(1 / STEP)],
      ["⌂", "All places", home],
    ]) {
      const button = Object.assign(document.createElement("button"), {
        type: "button",
        textContent: sign,
        title: words,
      });
      button.setAttribute("aria-label", words);
      button.addEventListener("click", () => {
        act();
        draw();
        group.ownerDocument.querySelector(`.map-zoom [aria-label="${words}"]`)?.focus();
      });
      group.append(button);
    }
    return group;
  }

  /** A mouse moves the map; fingers scroll the page over it. */
  function dragging(stage, map, draw) {
    let from = null;
    stage.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button || event.target.closest("button")) return;
      from = { x: event.clientX, y: event.clientY };
      event.preventDefault();
    });
    window.addEventListener("pointermove", (event) => {
      if (!from) return;
      stage.firstChild.style.transform = `translate(${event.clientX - from.x}px, ${event.clientY - from.y}px)`;
    });
    window.addEventListener("pointerup", (event) => {
      if (!from) return;
      const by = [event.clientX - from.x, event.clientY - from.y];
      from = null;
      if (Math.hypot(...by) < 3) return;
      map.shift = map.shift.map((each, axis) => each + by[axis]);
      draw();
    });
  }

  /** The same places in words, for keyboards and screen readers, and as the map's index. */
  function listOf(places) {
    const list = document.createElement("ol");
    list.className = "place-list";
    list.tabIndex = 0; // so that keys can scroll it
    list.setAttribute("aria-label", "Places");
    for (const place of places) {
      const { name, country, figures, geoname_id: id, href } = place.properties;
      const item = document.createElement("li");
      const link = document.createElement(safeHref(href) ? "a" : "span");
      if (safeHref(href)) link.href = href;
      link.textContent = name;
      const about = document.createElement("span");
      about.className = "place-about";
      about.textContent = [!isCountry(place) && country && countryNames.of(country), countsOf(place)]
        .filter(Boolean)
        .join(" · ");
      item.dataset.place = id;
      item.className = figures ? "told" : "named-only";
      item.append(link, about);
      list.append(item);
    }
    return list;
  }

  /** Pointing at a place in the list shows it on the map, and the other way round. */
  function listen(figure) {
    const mark = (event, isOn) => {
      const id = event.target.closest?.("[data-place]")?.dataset.place;
      if (id)
        figure
          .querySelectorAll(`[data-place="${CSS.escape(id)}"]`)
          .forEach((each) => each.classList.toggle("shown", isOn));
    };
    for (const [name, isOn] of [
      ["pointerover", true],
      ["pointerout", false],
      ["focusin", true],
      ["focusout", false],
    ]) {
      figure.addEventListener(name, (event) => mark(event, isOn));
    }
  }

  async function start(figure) {
    try {
      await mapFigure(figure);
    } catch (error) {
      tellFailure(figure, error);
    }
  }

  Object.assign(reportedly, { mapFigure: start });
  const watcher = new IntersectionObserver(
    (seen) => {
      for (const each of seen.filter((one) => one.isIntersecting)) {
        watcher.unobserve(each.target);
        start(each.target);
      }
    },
    { rootMargin: "400px" },
  );
  whenReady("figure.place-map", (figure) => (figure.dataset.src ? watcher.observe(figure) : start(figure)));
})();
