/** One sentence or term in the two languages of the product; Chinese is the official wording. */
export interface Words {
  readonly zh: string
  readonly en: string
}

export type Language = keyof Words

/** Builds {@link Words} without ceremony at the many places where a definition names something. */
export const words = (zh: string, en: string): Words => ({ zh, en })
