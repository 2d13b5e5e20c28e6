import type { ReactNode } from 'react'

/** A table wider than the screen scrolls by itself; the keyboard can reach it to do so. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="scrolls" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
