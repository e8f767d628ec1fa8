#!/usr/bin/env bash
# Bundle the parts of D3 and TopoJSON that the map uses into one file. Needs Node.js and npm.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/entry.js" "$work/"
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund d3-geo@3.1.1 d3-selection@3.0.0 d3-zoom@3.0.0 topojson-client@3.1.0 esbuild@0.28.2
npx esbuild entry.js --bundle --minify --format=iife --global-name=d3 --charset=utf8 --legal-comments=none \
  --outfile="$here/d3-area-map.js"
{
  echo "Bundled into d3-area-map.js by make_vendor.sh:"
  for package in node_modules/d3-*/ node_modules/internmap/ node_modules/topojson-client/; do
    printf '\n== %s ==\n' "$(node -p "const p=require('./${package}package.json'); p.name+' '+p.version+' ('+p.license+')'")"
    cat "$package"/LICENSE*
  done
} >"$here/LICENSES.txt"
