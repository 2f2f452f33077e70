/* Which shapes a map of places needs, where it looks and what finds room on it: no drawing.
   Needs d3, topojson, chart-words.js. */
(() => {
  "use strict";
  const { numberInWords, widthOf } = reportedly;
  const LARGEST = 26; // radius of the largest circle, in pixels
  const countryNames = new Intl.DisplayNames(["en"], { type: "region" });
  const LEAST = 1.5; // degrees that a map shows at least to each side of its places
  const WORLD = 150; // degrees of longitude from which the map is one of the world

  /** A topology of regions (vendor/regions.json) with the borders that maps draw. */
  function shapesOf(topology) {
    const regions = topology.objects.regions;
    const country = (region) => region.properties.c;
    const byCountry = d3.group(regions.geometries, country);
    const merged = new Map();
    const merge = (code) => merged.set(code, topojson.merge(topology, byCountry.get(code))).get(code);
    const borders = (test) => topojson.mesh(topology, regions, test);
    return {
      regions: topojson.feature(topology, regions).features,
      coast: borders((one, other) => one === other),
      regionBorders: borders((one, other) => one !== other && country(one) === country(other)),
      countryBorders: borders((one, other) => country(one) !== country(other)),
      countryCodes: [...byCountry.keys()].filter((code) => /^[A-Z]{2}$/.test(code)),
      country: (code) => (byCountry.has(code) ? (merged.get(code) ?? merge(code)) : null),
    };
  }

  const INHABITED = {
    type: "MultiPoint",
    coordinates: [
      [-168, 66],
      [-90, 78],
      [-70, -56],
      [0, 80],
      [150, -48],
      [179, 68],
      [178, -40],
    ],
  };

  const isCountry = (place) => place.properties.kind === "country";
  const weight = (place) => place.properties.figures || 0;

  /** The area of a place: its country, its region where that is what it is, else none. */
  function areaOf(place, shapes) {
    const { kind, country, region, name } = place.properties;
    if (kind === "country") return shapes.country(country);
    if (kind !== "region" || !region) return null;
    const found = shapes.regions.find((each) => each.id === region);
    return found?.properties.n && isSameName(found.properties.n, name) ? found.geometry : null;
  }

  /** A gazetteer's region may be a district of the first-level region whose code it has: then it is a point. */
  function isSameName(one, other) {
    const key = (text) =>
      text
        .normalize("NFD")
        .toLowerCase()
        .replace(/[^a-z]/g, "");
    return key(one).includes(key(other)) || key(other).includes(key(one));
  }

  /** What the map opens on: the main places, with room around them. */
  function viewOf(places, shapes) {
    const known = places.filter((place) => place.properties.main);
    const main = known.length ? known : places;
    return {
      type: "GeometryCollection",
      geometries: main.flatMap((place) => [areaOf(place, shapes), around(place)]).filter(Boolean),
    };
  }

  /** Without the countries of which there are finer places. */
  function finest(places) {
    const finer = new Set(places.filter((place) => !isCountry(place)).map((place) => place.properties.country));
    return places.filter((place) => !isCountry(place) || !finer.has(place.properties.country));
  }

  /** The areas that numbers are told of: regions, and countries of which nothing finer has numbers. */
  function toldAreas(places, shapes) {
    return finest(places.filter(weight))
      .map((place) => areaOf(place, shapes))
      .filter(Boolean);
  }

  function around(place) {
    const [x, y] = place.geometry.coordinates;
    const wide = LEAST / Math.max(0.2, Math.cos((y * Math.PI) / 180));
    return {
      type: "MultiPoint",
      coordinates: [
        [x - wide, y - LEAST],
        [x + wide, y + LEAST],
      ],
    };
  }

  /** A projection that fits `view` into the room: Mercator, or for the world Natural Earth. */
  function projectionOf(view, width, height) {
    const [[west], [east]] = d3.geoBounds(view);
    const breadth = east >= west ? east - west : east + 360 - west;
    const room = [
      [width * 0.08, height * 0.1],
      [width * 0.92, height * 0.9],
    ];
    if (breadth > WORLD)
      return d3.geoNaturalEarth1().fitExtent(
        [
          [0, 0],
          [width, height],
        ],
        INHABITED,
      );
    return d3
      .geoMercator()
      .rotate([-(west + breadth / 2), 0])
      .fitExtent(room, view);
  }

  /** A circle for each place that is no country, its area by the figures told of it; a dot for one only named. */
  function circlesOf({ places }, projection, { width, height }) {
    const most = d3.max(places, (place) => (isCountry(place) ? 0 : place.properties.figures)) || 1;
    const radius = d3.scaleSqrt([0, Math.max(most, 4)], [0, LARGEST]);
    return places
      .filter((place) => !isCountry(place))
      .flatMap((place) => {
        const at = projection(place.geometry.coordinates);
        if (!at || at[0] < 0 || at[1] < 0 || at[0] > width || at[1] > height) return [];
        const { figures } = place.properties;
        return [{ place, x: at[0], y: at[1], r: figures ? Math.max(5, radius(figures)) : 2.5 }];
      });
  }

  /** Names that find room: the story's places first, then for orientation the countries and regions in view. */
  function namesOf({ places, shapes }, circles, path, projection, room) {
    const boxes = circles.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
    boxes.push({ left: room.width - 48, right: room.width, top: 0, bottom: 118 }); // the buttons
    const names = [];
    const put = (words, kind, spots, own = null) => {
      const width = widthOf(words) * (kind.startsWith("of-country") ? 1.3 : kind === "of-place" ? 1.15 : 1);
      for (const [x, y, anchor] of spots) {
        const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
        const box = { left, right: left + width, top: y - 11, bottom: y + 4 };
        const isFree = !boxes.some(
          (each) =>
            each !== own &&
            each.left < box.right &&
            box.left < each.right &&
            each.top < box.bottom &&
            box.top < each.bottom,
        );
        if (isFree && box.left > 2 && box.right < room.width - 2 && box.top > 2 && box.bottom < room.height - 2) {
          boxes.push(box);
          names.push({ words, kind, x, y, anchor });
          return;
        }
      }
    };
    circles.forEach(({ place, x, y, r }, number) => {
      const { name, figures } = place.properties;
      put(
        figures ? `${name} ${numberInWords(figures)}` : name,
        figures ? "of-place" : "of-named",
        [
          [x + r + 4, y + 4, "start"],
          [x - r - 4, y + 4, "end"],
          [x, y - r - 5, "middle"],
          [x, y + r + 14, "middle"],
        ],
        boxes[number],
      );
    });
    nameCountries(put, places, shapes, path);
    if (projection.scale() > 2500) {
      const told = new Set([...circles.map(({ place }) => place.properties.name), null, undefined]);
      const others = shapes.regions.filter((region) => !told.has(region.properties.n));
      for (const region of others) nameArea(put, region, region.properties.n, "of-region", path);
    }
    return names;
  }

  function nameCountries(put, places, shapes, path) {
    const figures = new Map(
      places.filter(isCountry).map((place) => [place.properties.country, place.properties.figures]),
    );
    const order = d3.sort(shapes.countryCodes, (code) => -(figures.get(code) ?? -1));
    for (const code of order) {
      const area = shapes.country(code);
      const words = [countryNames.of(code), figures.get(code) ? numberInWords(figures.get(code)) : ""].join(" ").trim();
      nameArea(put, area, words, figures.get(code) ? "of-country told" : "of-country", path);
    }
  }

  /** A name in the middle of the part of an area that is in view, if that is large enough to carry it. */
  function nameArea(put, area, words, kind, path) {
    const size = path.area(area);
    if (size < Math.max(3200, widthOf(words) * 40)) return;
    const [x, y] = path.centroid(area);
    put(words, kind, [
      [x, y + 4, "middle"],
      [x, y - 18, "middle"],
      [x, y + 26, "middle"],
    ]);
  }

  Object.assign(reportedly, { circlesOf, countryNames, isCountry, namesOf, projectionOf, shapesOf, toldAreas, viewOf });
})();
