import type { Places } from "./layered.ts";
import { HEAD, LINE, type ShownNode } from "./node-size.ts";

type Colors = { surface: string; line: string; text: string; faint: string };

const escapeXml = (text: string) =>
  text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\t\n\r\u0020-\uFFFD]/g, "");

/** The whole graph as a picture of its own, in the colours of the page. */
export function graphSvg(
  nodes: readonly ShownNode[],
  arrows: readonly { from: string; to: string }[],
  places: Places,
  { surface, line, text, faint }: Colors,
): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const at = (id: string) => places.get(id) ?? { x: 0, y: 0 };
  const width = Math.max(0, ...nodes.map((node) => at(node.id).x + node.width)) + 40;
  const height = Math.max(0, ...nodes.map((node) => at(node.id).y + node.height)) + 40;
  const paths = arrows.flatMap(({ from, to }) => {
    const [source, target] = [byId.get(from), byId.get(to)];
    if (!source || !target) return [];
    const [x1, y1] = [at(from).x + source.width, at(from).y + HEAD / 2];
    const [x2, y2] = [at(to).x, at(to).y + HEAD / 2];
    const bend = Math.max(30, (x2 - x1) / 2);
    return [
      `<path d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}" fill="none" stroke="${faint}"/>`,
    ];
  });
  const boxes = nodes.map((node) => {
    const { x, y } = at(node.id);
    const columns = node.columns.map(
      (column, place) =>
        `<text x="${x + 12}" y="${y + HEAD + LINE * place + 12}" font-size="12" fill="${faint}">${escapeXml(column)}</text>`,
    );
    return `<rect x="${x}" y="${y}" width="${node.width}" height="${node.height}" rx="6" fill="${surface}" stroke="${line}"/><text x="${x + 12}" y="${y + 25}" font-size="13" fill="${text}">${escapeXml(`${node.schemaName}.${node.name}`)}</text>${columns.join("")}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="-20 -20 ${width} ${height}" font-family="Inter, sans-serif"><rect x="-20" y="-20" width="${width}" height="${height}" fill="${surface}"/>${paths.join("")}${boxes.join("")}</svg>`;
}
