// node regions.js ADMIN1.json REGIONS.json: Natural Earth's first-level regions as a small topology of shared borders.
// A region's `id` is its GeoNames code ("AF.34"), `c` its country's (ISO 3166-1), `n` its English name.
"use strict";
const fs = require("fs");
const { quantize } = require("topojson-client");
const { topology } = require("topojson-server");
const { filter, filterAttachedWeight, presimplify, simplify, sphericalRingArea, sphericalTriangleArea } = require("topojson-simplify");

const DETAIL = 5e-7; // steradians: corners that add a smaller triangle go; 20 km² on the ground
const ISLAND = 4 * DETAIL; // islands smaller than this go, unless they are all that a region has
const GRID = 1e5; // points along each axis

const [source, target] = process.argv.slice(2);
const regions = JSON.parse(fs.readFileSync(source)).features.map(({ geometry, properties }) => ({
  type: "Feature",
  id: properties.gn_a1_code || undefined,
  geometry,
  properties: { n: properties.name_en || properties.name, c: properties.iso_a2 },
}));
const full = presimplify(topology({ regions: { type: "FeatureCollection", features: regions } }), sphericalTriangleArea);
const small = simplify(full, DETAIL);
const kept = filter(small, filterAttachedWeight(small, ISLAND, sphericalRingArea));
fs.writeFileSync(target, JSON.stringify(quantize(kept, GRID)));
