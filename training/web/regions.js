// node regions.js ADMIN1.json REGIONS.json: Natural Earth's first-level regions as a small topology of shared borders.
// A region's `id` is its GeoNames code ("AF.34"), `c` its country's (ISO 3166-1), `n` its English name.
"use strict";
const fs = require("fs");
const { quantize } = require("topojson-client");
const { topology } = require("topojson-server");
const {
  filter,
  filterAttachedWeight,
  presimplify,
  simplify,
  sphericalRingArea,
  sphericalTriangleArea,
} = require("topojson-simplify");

const DETAIL = 5e-7; // steradians: corners that add a smaller triangle go; 20 km² on the ground
const ISLAND = 4 * DETAIL; // islands smaller than this go, unless they are all that a region has
const GRID = 1e5; // points along each axis

/** Outer rings clockwise and holes against it, as d3 takes the inside of a ring on a sphere; the source has them otherwise. */
function wound({ type, coordinates }) {
  const ring = (points, isOuter) => (isClockwise(points) === isOuter ? points : [...points].reverse());
  const polygon = (rings) => rings.map((points, number) => ring(points, number === 0));
  return { type, coordinates: type === "Polygon" ? polygon(coordinates) : coordinates.map(polygon) };
}

function isClockwise(points) {
  let area = 0;
  for (let i = 1; i < points.length; i++) area += (points[i][0] - points[i - 1][0]) * (points[i][1] + points[i - 1][1]);
  return area > 0;
}

const [source, target] = process.argv.slice(2);
const regions = JSON.parse(fs.readFileSync(source)).features.map(({ geometry, properties }) => ({
  type: "Feature",
  id: properties.gn_a1_code || undefined,
  geometry: wound(geometry),
  properties: { n: properties.name_en || properties.name, c: properties.iso_a2 },
}));
const full = presimplify(
  topology({ regions: { type: "FeatureCollection", features: regions } }),
  sphericalTriangleArea,
);
const small = simplify(full, DETAIL);
const kept = filter(small, filterAttachedWeight(small, ISLAND, sphericalRingArea));
fs.writeFileSync(target, JSON.stringify(quantize(kept, GRID)));
