// The graph of states: boxes in layers by dagre, an arrow a move; dashed where who moves does not
// gain; two strengths of border where every party stays, the way there from the status quo bold.
import dagre from "@dagrejs/dagre";
import { useMemo, useState } from "preact/hooks";
import type { Edge } from "../answer";
import { T } from "../i18n";
import { Scroll } from "../section";

const most_shrunk = 1.25;

export interface StateNode { state: number; lines: string[]; lasts: "strong" | "weak" | "no"; is_status_quo: boolean }

// How to see what is wider than the screen.
function Pan({ is_wide, whole, show_whole }: { is_wide: boolean; whole: boolean; show_whole: (whole: boolean) => void }) {
  if (!is_wide) return null;
  return (
    <p class="note pan">
      {!whole && <T id="page.wider" />}
      <button type="button" onClick={() => show_whole(!whole)}><T id={whole ? "page.graph_in_full_size" : "page.graph_whole"} /></button>
    </p>
  );
}

const text_width = (text: string) => text.length * 6.6 + 18;

export function Graph({ nodes, edges, marks, path, label }: {
  nodes: StateNode[];
  edges: Edge[];
  marks: Map<string, string>;  // of who moves
  path: Set<string>;           // "from to": the way in
  label: string;
}) {
  const drawn = useMemo(() => {
    const graph = new dagre.graphlib.Graph({ multigraph: true });
    graph.setGraph({ rankdir: "TB", nodesep: 22, ranksep: 46, marginx: 8, marginy: 8 });
    graph.setDefaultEdgeLabel(() => ({}));
    for (const node of nodes) {
      const width = Math.max(...node.lines.map(text_width), 44);
      graph.setNode(String(node.state), { width, height: node.lines.length * 16 + 14 });
    }
    for (const edge of edges) {
      graph.setEdge(String(edge.from), String(edge.to), { width: 16, height: 16, labelpos: "c" }, edge.by);
    }
    dagre.layout(graph);
    return graph;
  }, [nodes, edges]);
  const size = drawn.graph();
  // A little too wide, it is drawn a little smaller; else what stands now comes into view first.
  const [room, set_room] = useState(Infinity);
  const [asked, show_whole] = useState<boolean | null>(null);
  const is_wide = (size.width ?? 0) > most_shrunk * room;
  const whole = asked ?? !is_wide;
  const measured = (is_wider: boolean, place: HTMLElement) => {
    const now = nodes.find((node) => node.is_status_quo);
    if (is_wider && room === Infinity && now) place.scrollLeft = drawn.node(String(now.state)).x - place.clientWidth / 2;
    set_room(place.clientWidth);
  };
  return (
    <>
    <Pan is_wide={is_wide} whole={whole} show_whole={show_whole} />
    <Scroll label={label} measured={measured}>
      <svg class={whole && (size.width ?? 0) > room ? "graph whole" : "graph"} role="img" aria-label={label} width={size.width} height={size.height}
        viewBox={`0 0 ${size.width ?? 0} ${size.height ?? 0}`}>
        <defs>
          <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" orient="auto-start-reverse">
            <path d="M0 0 L8 4 L0 8 z" fill="context-stroke" />
          </marker>
        </defs>
        {edges.map((edge) => {
          const found = drawn.edge({ v: String(edge.from), w: String(edge.to), name: edge.by });
          if (!found?.points) return null;
          const line = found.points.map((point: { x: number; y: number }, index: number) => `${index === 0 ? "M" : "L"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join(" ");
          return (
            <g class={`move${edge.improvement ? " gain" : ""}${path.has(`${edge.from} ${edge.to}`) && edge.improvement ? " way-in" : ""}`}>
              <path d={line} {...{ "marker-end": "url(#arrow)" }} />
              <text x={found.x} y={(found.y ?? 0) + 4}>{marks.get(edge.by)}</text>
            </g>
          );
        })}
        {nodes.map((node) => {
          const at = drawn.node(String(node.state));
          const box = { x: at.x - at.width / 2, y: at.y - at.height / 2, width: at.width, height: at.height };
          return (
            <g class={`state ${node.lasts}${node.is_status_quo ? " now" : ""}`}>
              <title>{node.lines.join("\n")}</title>
              <rect {...box} rx="4" />
              {node.lasts !== "no" && <rect class="inner" x={box.x + 3} y={box.y + 3} width={box.width - 6} height={box.height - 6} rx="2" />}
              {node.lines.map((line, index) => (
                <text x={at.x} y={box.y + 19 + index * 16} class={index === 0 ? "number" : ""}>{line}</text>
              ))}
            </g>
          );
        })}
      </svg>
    </Scroll>
    </>
  );
}
