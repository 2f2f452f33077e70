/* Which shapes a map of places needs and where it looks: no drawing. Needs d3, topojson. Adds to the global `reportedly`. */
(() => {
  "use strict";
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

  const INHABITED = { type: "MultiPoint", coordinates: [[-168, 66], [-90, 78], [-70, -56], [0, 80], [150, -48], [179, 68], [178, -40]] };

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
    const key = (text) => text.normalize("NFD").toLowerCase().replace(/[^a-z]/g, "");
    return key(one).includes(key(other)) || key(other).includes(key(one));
  }

  /** What the map opens on: the main places, with room around them. */
  function viewOf(places, shapes) {
    const main = places.filter((place) => place.properties.main);
    return { type: "GeometryCollection", geometries: main.flatMap((place) => [areaOf(place, shapes), around(place)]).filter(Boolean) };
  }

  /** Without the countries of which there are finer places. */
  function finest(places) {
    const finer = new Set(places.filter((place) => !isCountry(place)).map((place) => place.properties.country));
    return places.filter((place) => !isCountry(place) || !finer.has(place.properties.country));
  }

  /** The areas that numbers are told of: regions, and countries of which nothing finer has numbers. */
  function toldAreas(places, shapes) {
    return finest(places.filter(weight)).map((place) => areaOf(place, shapes)).filter(Boolean);
  }

  function around(place) {
    const [x, y] = place.geometry.coordinates;
    const wide = LEAST / Math.max(0.2, Math.cos((y * Math.PI) / 180));
    return { type: "MultiPoint", coordinates: [[x - wide, y - LEAST], [x + wide, y + LEAST]] };
  }

  /** A projection that fits `view` into the room: Mercator, or for the world Natural Earth. */
  function projectionOf(view, width, height) {
    const [[west], [east]] = d3.geoBounds(view);
    const breadth = east >= west ? east - west : east + 360 - west;
    const room = [[width * 0.08, height * 0.1], [width * 0.92, height * 0.9]];
    if (breadth > WORLD) return d3.geoNaturalEarth1().fitExtent([[0, 0], [width, height]], INHABITED);
    return d3.geoMercator().rotate([-(west + breadth / 2), 0]).fitExtent(room, view);
  }

  Object.assign(reportedly, { isCountry, projectionOf, shapesOf, toldAreas, viewOf });
})();
