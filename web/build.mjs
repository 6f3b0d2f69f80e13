// Bundles the page's modules and the libraries they draw with into dist/, which the package serves and ships.
import { build } from "esbuild";
import { copyFile, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const packages = join(here, "node_modules");

// The map's worker is a file of its own, as the strict policy of the server's pages wants it.
const VENDOR = {
  "maplibre-gl.css": "maplibre-gl/dist/maplibre-gl.css",
  "maplibre-gl-csp.js": "maplibre-gl/dist/maplibre-gl-csp.js",
  "maplibre-gl-csp-worker.js": "maplibre-gl/dist/maplibre-gl-csp-worker.js",
  "maplibre-gl.LICENSE.txt": "maplibre-gl/LICENSE.txt",
  "rtl-text.js": "@mapbox/mapbox-gl-rtl-text/dist/mapbox-gl-rtl-text.js",
  "rtl-text.LICENSE.md": "@mapbox/mapbox-gl-rtl-text/LICENSE.md",
};

await rm(join(dist, "vendor"), { recursive: true, force: true });
await mkdir(join(dist, "vendor"), { recursive: true });
await Promise.all(Object.entries(VENDOR).map(([name, from]) => copyFile(join(packages, from), join(dist, "vendor", name))));
await build({
  entryPoints: [join(here, "js", "page.js"), join(here, "js", "theme.js"), join(here, "css", "page.css")],
  outdir: dist,
  entryNames: "[name]",
  bundle: true,
  minify: true,
  sourcemap: false,
  format: "iife",
  target: ["es2022"],
  logLevel: "warning",
});
