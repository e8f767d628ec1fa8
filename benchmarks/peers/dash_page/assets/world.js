// Plotly fetches a map of the world from its maker's server, and draws no region before it has come:
// an empty one stands in, so that the page needs no other server and carries nothing for it.
{
  const empty = { type: "GeometryCollection", geometries: [] };
  const layers = ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"];
  const objects = Object.fromEntries(layers.map((layer) => [layer, empty]));
  const topojson = { world_110m: { type: "Topology", objects, arcs: [] } };
  window.PlotlyGeoAssets = { topojson };
}
