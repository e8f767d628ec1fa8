export { geoConicConformal, geoPath } from "d3-geo";
export { select } from "d3-selection";
export { zoom, zoomIdentity } from "d3-zoom";
export { feature, mesh } from "topojson-client";
