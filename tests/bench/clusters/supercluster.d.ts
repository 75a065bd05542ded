/** What the bench uses of supercluster, which comes without types. */
declare module 'supercluster' {
  export default class Supercluster {
    constructor(options: { radius: number; minZoom: number; maxZoom: number; extent: number; minPoints: number });
    load(points: readonly object[]): this;
    getClusters(bounds: [number, number, number, number], zoom: number): { properties: Record<string, unknown> }[];
  }
}
