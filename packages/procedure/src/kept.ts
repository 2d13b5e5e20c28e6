/** What is kept under a key, made when it is asked for first. For what follows from law or organisation alone and is asked for again and again. */
export function kept<K, V>(held: { get(key: K): V | undefined; set(key: K, value: V): unknown }, key: K, made: () => V): V {
  const known = held.get(key)
  if (known !== undefined) return known
  const fresh = made()
  held.set(key, fresh)
  return fresh
}
