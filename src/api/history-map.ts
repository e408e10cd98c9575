/** What the maps of one history share: each sees as many entries as it had when it was made. */
type Entries<Value> = Map<string, { readonly place: number; readonly value: Value }>;

/**
 * A map that never changes. One with a further entry takes constant time, as it shares the entries of the map that it was
 * made from: a pipeline of many steps is made step by step. Entries are in the order in which they were added.
 */
export class HistoryMap<Value> implements Iterable<[string, Value]> {
  readonly #entries: Entries<Value>;
  readonly #size: number;

  private constructor(entries: Entries<Value>, size: number) {
    this.#entries = entries;
    this.#size = size;
  }

  /** A map with these entries. */
  static of<Value>(entries: Iterable<readonly [string, Value]> = []): HistoryMap<Value> {
    const own: Entries<Value> = new Map();
    for (const [key, value] of new Map(entries)) {
      own.set(key, { place: own.size, value });
    }
    return new HistoryMap(own, own.size);
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    return entry !== undefined && entry.place < this.#size ? entry.value : undefined;
  }

  has(key: string): boolean {
    return (this.#entries.get(key)?.place ?? this.#size) < this.#size;
  }

  /** The same map with another value under a key; a new key comes last. */
  with(key: string, value: Value): HistoryMap<Value> {
    const isLatest = this.#entries.size === this.#size;
    if (!isLatest || this.#entries.has(key)) {
      return HistoryMap.of<Value>([...this, [key, value]]);
    }
    this.#entries.set(key, { place: this.#size, value });
    return new HistoryMap(this.#entries, this.#size + 1);
  }

  *[Symbol.iterator](): Generator<[string, Value]> {
    for (const [key, { place, value }] of this.#entries) {
      if (place >= this.#size) {
        return;
      }
      yield [key, value];
    }
  }

  keys(): readonly string[] {
    return [...this].map(([key]) => key);
  }

  values(): readonly Value[] {
    return [...this].map(([, value]) => value);
  }
}
