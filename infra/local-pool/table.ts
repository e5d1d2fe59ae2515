/** Records of one kind by key. A record is never changed in place, but replaced by putting a new one. */
export interface Table<Row> {
  get: (key: string) => Row | undefined
  put: (key: string, row: Row) => void
  delete: (key: string) => void
  /** Removes every record. */
  clear: () => void
  values: () => IterableIterator<Row>
  entries: () => IterableIterator<[key: string, row: Row]>
  readonly size: number
}

/** Where {@link createTable} tells what changes. */
interface TableHooks<Row> {
  /** Keeps indexes right: called with the old record to take it out, and with the new one to put it in. */
  index?: (row: Row, add: boolean) => void
  /** Hears of each change; null for a record that was removed. */
  changed: (key: string, row: Row | null) => void
}

/** An empty table. */
export function createTable<Row>({ index = () => undefined, changed }: TableHooks<Row>): Table<Row> {
  const rows = new Map<string, Row>()

  function remove(key: string): void {
    const before = rows.get(key)
    if (before === undefined) return
    index(before, false)
    rows.delete(key)
    changed(key, null)
  }

  return {
    get: (key) => rows.get(key),
    values: () => rows.values(),
    entries: () => rows.entries(),
    get size() {
      return rows.size
    },
    put(key, row) {
      const before = rows.get(key)
      if (before !== undefined) index(before, false)
      rows.set(key, row)
      index(row, true)
      changed(key, row)
    },
    delete: remove,
    clear() {
      for (const key of [...rows.keys()]) remove(key)
    },
  }
}
