// What the build makes of files that stand elsewhere, so that nothing is written down twice:
//   virtual:nouns  what an incident of a type and mode is called (data/briefing/incidents.tsv)
//   virtual:acts   what a speaker did by an act (data/briefing/acts.tsv)
//   virtual:world  the outlines of states (world-atlas 50m), coarsened to about four kilometres
// World-atlas is far finer than the screen; without names and land and on a coarser grid it weighs
// less than half. Its small islands are worth keeping, so it isn't the 110m file.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { quantize } from 'topojson-client';
import type { Objects, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';

const kGrid = 1e4;

function rows(root: string, name: string): string[][] {
  const lines = readFileSync(resolve(root, `../data/briefing/${name}`), 'utf8').split('\n');
  const kept = lines.filter(line => line && !line.startsWith('#')).slice(1);
  return kept.map(row => row.split('\t'));
}

function acts(root: string): Record<string, string> {
  return Object.fromEntries(rows(root, 'acts.tsv').map(([act, verb]) => [act ?? '', verb ?? '']));
}

function nouns(root: string): Record<string, string> {
  return Object.fromEntries(
    rows(root, 'incidents.tsv').map(([type, mode, noun]) => [
      mode ? `${type}/${mode}` : `${type}`,
      noun ?? '',
    ]),
  );
}

// quantize() wants real coordinates; world-atlas comes on a grid of its own already.
function offGrid(world: Topology): Topology {
  if (!world.transform) return world;
  const { scale, translate } = world.transform;
  const arcs = world.arcs.map(arc => {
    let x = 0;
    let y = 0;
    return arc.map(point => {
      x += point[0] ?? 0;
      y += point[1] ?? 0;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  const { transform: _, ...rest } = world;
  return { ...rest, arcs };
}

function world(): unknown {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  const whole = JSON.parse(readFileSync(file, 'utf8')) as Topology;
  const { countries } = whole.objects;
  if (!countries || countries.type !== 'GeometryCollection')
    throw new Error(`${file} holds no collection of countries`);
  for (const country of countries.geometries) delete country.properties;
  const small = offGrid({ ...whole, objects: { countries } }) as Topology<
    Objects<Record<string, never>>
  >;
  return quantize(small, kGrid);
}

export function tables(): Plugin {
  let root = '.';
  const made: Record<string, () => unknown> = {
    'virtual:nouns': () => nouns(root),
    'virtual:acts': () => acts(root),
    'virtual:world': world,
  };
  return {
    name: 'dragoman-tables',
    configResolved(config) {
      root = config.root;
    },
    resolveId(id) {
      return id in made ? `\0${id}` : undefined;
    },
    load(id) {
      const make = id.startsWith('\0') ? made[id.slice(1)] : undefined;
      // JSON.parse of a string starts faster than the same as a literal.
      return make
        ? `export default JSON.parse(${JSON.stringify(JSON.stringify(make()))})`
        : undefined;
    },
  };
}
