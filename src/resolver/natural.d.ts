/** The two files of `natural` in use; its package root loads database drivers. */
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { readonly stem: (word: string) => string };
  export default stemmer;
}

declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  /** Likeness of two texts, 0 to 1; it can depend on their order. */
  export default function jaroWinkler(a: string, b: string): number;
}
