import type { ReactNode } from 'react'
import { ScrollRegion } from './ScrollRegion.tsx'

interface ScrollTableProps {
  /** What the table is; its caption, and the name of the region in which it scrolls. */
  readonly label: string
  readonly columns: readonly string[]
  readonly className?: string
  /** The rows. */
  readonly children: ReactNode
}

/** A table with one line of column heads that scrolls by itself where the screen is too narrow for it. */
export function ScrollTable({ label, columns, className, children }: ScrollTableProps) {
  return (
    <ScrollRegion label={label}>
      <table className={className}>
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            {columns.map((column, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one name
              <th key={n} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollRegion>
  )
}
