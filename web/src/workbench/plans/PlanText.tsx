import type { PlanItemView, PlanReadingView } from '@fadu/contract'
import { Fragment, useEffect, useMemo, useRef } from 'react'
import { useLanguage } from '../../texts/language.tsx'

interface TextProps {
  readonly text: string
  readonly files: PlanReadingView['files']
  readonly items: readonly PlanItemView[]
  readonly chosen: PlanItemView | undefined
  readonly onChoose: (id: string) => void
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly lit: 'item' | 'target' | undefined
}

/** The document as it was read; the chosen item is lit, its targets marked, and a click finds the item one points at. */
export function PlanText({ text, files, items, chosen, onChoose }: TextProps) {
  const { t } = useLanguage()
  const scroller = useRef<HTMLDivElement>(null)
  const lit = useRef<HTMLElement>(null)
  const lines = useMemo(() => linesOf(text), [text])
  const chosenId = chosen?.id
  useEffect(() => {
    const [frame, mark] = [scroller.current, lit.current]
    if (!frame || !mark || chosenId === undefined) return
    // Only the frame moves: the page itself stays where the reader has it.
    const offset = mark.getBoundingClientRect().top - frame.getBoundingClientRect().top
    frame.scrollTo({ top: frame.scrollTop + offset - frame.clientHeight / 4 })
  }, [chosenId])
  const pick = (at: number) => {
    const hit = items.filter((item) => item.start <= at && at < item.end).sort((a, b) => a.end - a.start - (b.end - b.start))[0]
    if (hit) onChoose(hit.id)
  }
  // Where a file begins its name stands above it; a single one needs none.
  const heads = files.length > 1 ? files.map((file) => ({ ...file, line: lines.find(({ start }) => start >= file.start)?.start })) : []
  let first = true
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div className="text-scroll serif" ref={scroller} tabIndex={0} role="document" aria-label={t.plan.text} lang="zh-CN">
      {lines.map(({ start, end }) => (
        <Fragment key={start}>
          {heads
            .filter(({ line }) => line === start)
            .map(({ document, name }) => (
              <h3 key={document} className="small soft">
                {name}
              </h3>
            ))}
          {/* The tree beside it holds the same choices for the keyboard; clicking the text is a shortcut. */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
          <p onClick={() => pick(start + 1)}>
            {piecesOf(start, end, chosen).map((piece) => {
              const words = text.slice(piece.start, piece.end)
              if (!piece.lit) return <span key={piece.start}>{words}</span>
              const holds = first
              first = false
              return (
                <mark key={piece.start} className={piece.lit} ref={holds ? lit : undefined}>
                  {words}
                </mark>
              )
            })}
          </p>
        </Fragment>
      ))}
    </div>
  )
}

function linesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const lines: { start: number; end: number }[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ start, end: start + line.length })
    start += line.length + 1
  }
  return lines
}

/** A line cut where the chosen item and its targets begin and end. */
function piecesOf(start: number, end: number, chosen: PlanItemView | undefined): readonly Piece[] {
  if (!chosen || chosen.end <= start || chosen.start >= end) return [{ start, end, lit: undefined }]
  const cuts = new Set([start, end])
  for (const span of [chosen, ...chosen.targets]) for (const at of [span.start, span.end]) if (at > start && at < end) cuts.add(at)
  const places = [...cuts].sort((a, b) => a - b)
  const within = (span: { start: number; end: number }, at: number) => span.start <= at && at < span.end
  return places.slice(0, -1).map((from, i) => ({
    start: from,
    end: places[i + 1]!,
    lit: chosen.targets.some((target) => within(target, from)) ? 'target' : within(chosen, from) ? 'item' : undefined,
  }))
}
