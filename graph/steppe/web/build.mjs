// Builds dist/ from src/ and from the pinned packages: the same input gives the same bytes on any machine.
// Usage: node build.mjs [folder]
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "dist");
const packages = join(here, "node_modules");
mkdirSync(out, { recursive: true });

const common = { absWorkingDir: here, bundle: true, minify: true, legalComments: "none", charset: "utf8", logLevel: "warning", target: "es2022" };
await build({
  ...common,
  entryPoints: ["src/main.ts"],
  outfile: join(out, "viewer.js"),
  format: "iife",
  banner: { js: "/* steppe viewer. Apache-2.0. */" },
});
await build({ ...common, entryPoints: ["src/viewer.css"], outfile: join(out, "viewer.css") });

const vis = join(packages, "vis-network");
copyFileSync(join(vis, "dist/vis-network.min.js"), join(out, "vis-network.min.js"));
copyFileSync(join(vis, "dist/dist/vis-network.min.css"), join(out, "vis-network.min.css"));

const version = (name) => JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8")).version;
const text = (...path) => readFileSync(join(packages, ...path), "utf8").trim();
const parts = [
  "viewer.js, viewer.css: steppe, Apache-2.0 (see LICENSE at the root of the repository).",
  `vis-network.min.js, vis-network.min.css: vis-network ${version("vis-network")}, Apache-2.0 or MIT; used under MIT:`,
  text("vis-network", "LICENSE-MIT"),
  `within vis-network.min.js: vis-data ${version("vis-data")}, Apache-2.0 or MIT; used under MIT:`,
  text("vis-data", "LICENSE-MIT"),
  `within viewer.js: d3-dsv ${version("d3-dsv")}, ISC:`,
  text("d3-dsv", "LICENSE"),
];
writeFileSync(join(out, "LICENSES.txt"), parts.join("\n\n") + "\n");

const names = ["LICENSES.txt", "viewer.css", "viewer.js", "vis-network.min.css", "vis-network.min.js"];
const hash = (name) => createHash("sha256").update(readFileSync(join(out, name))).digest("hex");
writeFileSync(join(out, "HASHES.txt"), names.map((name) => `${hash(name)}  ${name}\n`).join(""));
