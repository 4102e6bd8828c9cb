// Where the parties of the network stand: a force layout that is computed to its end before anything
// is drawn, so that nothing wobbles and the same answer looks the same every time (d3-force starts
// from a fixed spiral and has its own fixed source of chance).
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import type { NetworkAnswer } from '../answers';

export interface Party extends SimulationNodeDatum {
  index: number;
  id: string;
  name: string;
  kind: string;
  country: string | null;
  contacts: number;
  radius: number;
  x: number;
  y: number;
}

export interface Tie extends SimulationLinkDatum<Party> {
  source: Party;
  target: Party;
  contacts: number;
  last: string | null;
  level: string | null;
  incidents: string[];
}

export interface Net {
  parties: Party[];
  ties: Tie[];
  /** How many parties were left out as having the fewest contacts. */
  left: number;
  box: { x: number; y: number; width: number; height: number };
}

const kMost = 120;
const kTicks = 320;
const kPad = 60;

export function layoutOf(data: NetworkAnswer, most = kMost, wide = 1.6): Net {
  // Who met nobody of the record has no place in it.
  const tied = new Set(data.edges.flatMap(edge => [edge.a, edge.b]));
  const order = [...tied].sort(
    (a, b) => (data.nodes[b]?.contacts ?? 0) - (data.nodes[a]?.contacts ?? 0),
  );
  const kept = order.slice(0, most);
  const top = Math.max(1, ...data.nodes.map(node => node.contacts));
  const parties: Party[] = kept.flatMap((from, index) => {
    const node = data.nodes[from];
    if (!node) return [];
    return [
      { ...node, index, radius: 4 + 14 * Math.sqrt(node.contacts / top), x: 0, y: 0, vx: 0, vy: 0 },
    ];
  });
  // The spiral that d3 would start from, by hand: x and y are never undefined then.
  parties.forEach((party, i) => {
    const r = 12 * Math.sqrt(0.5 + i);
    const turn = i * Math.PI * (3 - Math.sqrt(5));
    party.x = r * Math.cos(turn);
    party.y = r * Math.sin(turn);
  });
  const at = new Map(kept.map((from, index) => [from, parties[index]]));
  const ties: Tie[] = data.edges.flatMap(edge => {
    const [source, target] = [at.get(edge.a), at.get(edge.b)];
    return source && target ? [{ ...edge, source, target }] : [];
  });
  const heaviest = Math.max(1, ...ties.map(tie => tie.contacts));
  forceSimulation(parties)
    .force('charge', forceManyBody<Party>().strength(-260).distanceMax(420))
    .force(
      'tie',
      forceLink<Party, Tie>(ties)
        .distance(80)
        .strength(tie => 0.15 + 0.5 * (tie.contacts / heaviest)),
    )
    // Names stand beside the dots: more room is kept than the dots need.
    .force('apart', forceCollide<Party>(party => party.radius + 14).iterations(2))
    .force('x', forceX<Party>(0).strength(0.045))
    .force('y', forceY<Party>(0).strength(0.045 * wide))
    .stop()
    .tick(kTicks);
  return { parties, ties, left: order.length - kept.length, box: boxOf(parties) };
}

function boxOf(parties: readonly Party[]): Net['box'] {
  const xs = parties.map(party => party.x);
  const ys = parties.map(party => party.y);
  const x = Math.min(0, ...xs) - kPad * 1.5;
  const y = Math.min(0, ...ys) - kPad / 2;
  return {
    x,
    y,
    width: Math.max(0, ...xs) + kPad * 1.5 - x,
    height: Math.max(0, ...ys) + kPad / 2 - y,
  };
}
