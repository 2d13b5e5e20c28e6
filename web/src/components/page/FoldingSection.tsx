import { type ReactNode, useState } from 'react'

const narrow = '(max-width: 47.99rem)'

/**
 * A part of a long page under a heading that folds it: folded at first on the phone, open elsewhere and on paper.
 * A link to its anchor, or to anything in it, unfolds it: that is the browser's own doing.
 */
export function FoldingSection({
  title,
  anchor,
  children,
  onScreen = false,
}: {
  title: string
  anchor: string
  children: ReactNode
  /** Not for paper. */
  onScreen?: boolean
}) {
  const [open] = useState(() => !window.matchMedia(narrow).matches)
  return (
    <section className={onScreen ? 'section screen-only' : 'section'} aria-label={title}>
      <details className="folding" open={open}>
        <summary>
          <h2>{title}</h2>
        </summary>
        <div id={anchor} className="folding-body">
          {children}
        </div>
      </details>
    </section>
  )
}
