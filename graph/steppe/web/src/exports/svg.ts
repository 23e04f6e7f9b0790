/** SVG of what is drawn: the same lines, shapes and names, as elements that a drawing program can take apart. */

import { PATHS } from "../dom";
import type { Scene, Shape, Spot, Stroke } from "../scene";
import { theme } from "../theme";
import { Xml } from "./xml";

const LEAD = 14;
const FOOT = 34;
const FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const fixed = (number: number) => Number(number.toFixed(2));

/** The scene with its sentence above and its origin beneath. */
export function svg(scene: Scene, title: string, origin: string): string {
  const { width, height } = scene;
  const { ground, ink, faint } = theme();
  const xml = new Xml("http://www.w3.org/2000/svg", "svg", { width, height: height + FOOT, viewBox: `0 0 ${width} ${height + FOOT}`, role: "img" });
  xml.add(xml.root, "title", {}, title);
  xml.add(xml.root, "desc", {}, origin);
  xml.add(xml.root, "rect", { width, height: height + FOOT, fill: ground });
  const lines = xml.add(xml.root, "g", { fill: "none", "stroke-linecap": "butt" });
  for (const stroke of scene.strokes) line(xml, lines, stroke);
  const shapes = xml.add(xml.root, "g");
  for (const shape of scene.shapes) draw(xml, shapes, shape);
  const names = xml.add(xml.root, "g", { "font-family": FONT, "text-anchor": "middle", "paint-order": "stroke", stroke: ground, "stroke-width": 4, "stroke-linejoin": "round" });
  for (const name of [...scene.names, ...scene.words]) {
    const word = name.id < 0;
    const look = word ? { "font-size": 11, "font-style": "italic" } : name.strong ? { "font-size": 13, "font-weight": 650 } : { "font-size": 12 };
    const text = xml.add(names, "text", { fill: name.colour, ...look });
    name.lines.forEach((part, i) => {
      const [x, y] = [(name.left + name.right) / 2, word ? (name.top + name.bottom) / 2 : name.top + LEAD * (i + 0.5)];
      xml.add(text, "tspan", { x: fixed(x), y: fixed(y + 4) }, part);
    });
  }
  const foot = xml.add(xml.root, "g", { "font-family": FONT, "font-size": 11 });
  xml.add(foot, "text", { x: 12, y: height + 13, fill: ink }, title);
  xml.add(foot, "text", { x: 12, y: height + 27, fill: faint }, origin);
  return xml.toString();
}

function line(xml: Xml, into: Element, { points, color, opacity, width, dash, arrows, clear }: Stroke): void {
  if (points.length < 2) return;
  const d = points.map(({ x, y }, i) => `${i ? "L" : "M"}${fixed(x)} ${fixed(y)}`).join("");
  const dashes = dash.length ? { "stroke-dasharray": dash.map(fixed).join(" ") } : {};
  xml.add(into, "path", { d, stroke: color, "stroke-opacity": opacity, "stroke-width": fixed(width), ...dashes });
  for (const end of arrows) {
    const way = end === "to" ? points : [...points].reverse();
    xml.add(into, "path", { d: head(way, 4 + 2 * width, clear[end as "to" | "from"]), fill: color, "fill-opacity": opacity });
  }
}

/** An arrow head on the last piece of a line that is clear of the shape at its end. */
function head(points: Spot[], size: number, clear: number): string {
  const end = points.at(-1)!;
  const gap = (spot: Spot) => Math.hypot(end.x - spot.x, end.y - spot.y);
  const back = points.findLast((spot) => gap(spot) > clear + size / 2) ?? points[0]!;
  const length = gap(back) || 1;
  const [dx, dy] = [(end.x - back.x) / length, (end.y - back.y) / length];
  const at = (along: number, aside: number) => `${fixed(end.x - dx * along - dy * aside)} ${fixed(end.y - dy * along + dx * aside)}`;
  return `M${at(clear, 0)}L${at(clear + size, size / 2)}L${at(clear + size, -size / 2)}Z`;
}

function draw(xml: Xml, into: Element, { x, y, shape, size, fill, border, width }: Shape): void {
  const look = { fill, stroke: border, "stroke-width": fixed(width) };
  if (shape === "dot") {
    xml.add(into, "circle", { cx: fixed(x), cy: fixed(y), r: fixed(size), ...look });
    return;
  }
  const scale = size / 6.2;
  const transform = `translate(${fixed(x - 8 * scale)} ${fixed(y - 8 * scale)}) scale(${fixed(scale)})`;
  xml.add(into, "path", { d: PATHS[shape] ?? PATHS["square"]!, transform, ...look, "stroke-width": fixed(width / scale) });
}
