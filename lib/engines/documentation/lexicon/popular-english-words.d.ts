declare module "popular-english-words" {
  /** Of Wikipedia, the commonest first. */
  export const words: { getMostPopular(count: number): string[] };
}
