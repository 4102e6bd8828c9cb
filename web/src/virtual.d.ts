declare module 'virtual:nouns' {
  const nouns: Record<string, string>;
  export default nouns;
}

declare module 'virtual:acts' {
  const acts: Record<string, string>;
  export default acts;
}

declare module 'virtual:world' {
  import type { GeometryCollection, Topology } from 'topojson-specification';
  const world: Topology<{ countries: GeometryCollection }>;
  export default world;
}
