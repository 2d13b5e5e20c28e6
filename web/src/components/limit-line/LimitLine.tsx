import { useId } from 'react'
import { useLanguage } from '../../texts/language.tsx'
import { drawing, type Line, spokenStretches } from './geometry.ts'
import './LimitLine.css'

interface LimitLineProps {
  readonly line: Line
  /** What the limit is about, for the text that stands for the drawing. */
  readonly term: string
  readonly size: 'small' | 'full'
  readonly running: boolean
  readonly light?: 'none' | 'green' | 'amber' | 'red'
  /** A least period: bracketed, because nothing may happen inside it. */
  readonly bracketed?: boolean
  readonly provisional?: boolean
}

/**
 * The signature: from start to due day, rest days as gaps, adjusted workdays filled, suspension hatched, extension lighter,
 * the rolled part dotted, a least period bracketed, today a tick, the due day a flag with its weekday.
 */
export function LimitLine({ line, term, size, running, light = 'none', bracketed = false, provisional = false }: LimitLineProps) {
  const { t, day, flag } = useLanguage()
  const hatch = useId()
  const drawn = drawing(line, running)
  const full = size === 'full'
  const height = full ? 64 : 22
  const middle = full ? 38 : 14
  const thick = full ? 8 : 6
  const { named, restDays } = spokenStretches(line.segments)
  const label = t.limit.spoken({
    term,
    from: day(line.startedOn),
    due: day(line.dueOn),
    today: running ? day(line.today) : undefined,
    ended: line.endedOn ? day(line.endedOn) : undefined,
    overdue: light === 'red' || drawn.beyond !== undefined,
    restDays,
    parts: named.map((s) => t.limit.part(s.kind, day(s.from), s.from === s.until ? undefined : day(s.until))),
    bracketed,
    provisional,
  })
  return (
    <svg className={`limit-line ${size} ${light}`} role="img" aria-label={label} height={height} width="100%" focusable="false">
      {/* In lists the line is small: what it says stands behind it as well. */}
      {!full && <title>{label}</title>}
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="5" className="hatch" />
        </pattern>
      </defs>
      <g>
        <line x1="0%" x2="100%" y1={middle} y2={middle} className="hair" />
        <line x1="0%" x2="0%" y1={middle - thick} y2={middle + thick} className="start" />
        {drawn.stretches.map((s) => (
          <Stretch key={s.from} kind={s.kind} x={s.x} width={s.width} middle={middle} thick={thick} hatch={hatch} />
        ))}
        {drawn.beyond && (
          <line x1={`${drawn.beyond.x}%`} x2={`${drawn.beyond.x + drawn.beyond.width}%`} y1={middle} y2={middle} className="beyond" />
        )}
        {bracketed && <Brackets due={drawn.due} middle={middle} full={full} />}
        {drawn.ended !== undefined && (
          <circle cx={`${drawn.ended}%`} cy={middle} r={full ? 5 : 4} className={drawn.beyond ? 'ended late' : 'ended'} />
        )}
        {drawn.today !== undefined && running && <Today x={drawn.today} middle={middle} thick={thick} words={full ? t.limit.today : ''} />}
        <Flag x={drawn.due} middle={middle} words={full ? flag(line.dueOn) : ''} />
      </g>
    </svg>
  )
}

function Stretch({
  kind,
  x,
  width,
  middle,
  thick,
  hatch,
}: {
  kind: string
  x: number
  width: number
  middle: number
  thick: number
  hatch: string
}) {
  if (kind === 'rest') return null
  if (kind === 'rolled') return <line x1={`${x}%`} x2={`${x + width}%`} y1={middle} y2={middle} className="rolled" />
  const box = { x: `${x}%`, width: `${width}%`, y: middle - thick / 2, height: thick }
  if (kind !== 'suspended' && kind !== 'excluded') return <rect {...box} className={kind} />
  return (
    <>
      <rect {...box} fill={`url(#${hatch})`} />
      <rect {...box} className={kind} />
    </>
  )
}

function Today({ x, middle, thick, words }: { x: number; middle: number; thick: number; words: string }) {
  return (
    <>
      <line x1={`${x}%`} x2={`${x}%`} y1={middle - thick} y2={middle + thick + 2} className="today" />
      {words && (
        <text x={`${x}%`} y={middle + thick + 15} textAnchor={anchorAt(x)}>
          {words}
        </text>
      )}
    </>
  )
}

function Flag({ x, middle, words }: { x: number; middle: number; words: string }) {
  const top = words ? 8 : 1
  return (
    <svg x={`${x}%`} overflow="visible" className="flag" aria-hidden="true">
      <line x1="0" x2="0" y1={top} y2={middle + 5} />
      <path d={words ? `M0 ${top} h-10 l3 4 l-3 4 h10 z` : `M0 ${top} h7 l-2 2.5 l2 2.5 h-7 z`} />
      {words && (
        <text x={x > 30 ? -14 : 6} y={top + 9} textAnchor={x > 30 ? 'end' : 'start'}>
          {words}
        </text>
      )}
    </svg>
  )
}

function Brackets({ due, middle, full }: { due: number; middle: number; full: boolean }) {
  const reach = full ? 11 : 7
  return (
    <>
      <svg overflow="visible" aria-hidden="true">
        <path d={`M6 ${middle - reach} h-6 v${2 * reach} h6`} className="bracket" />
      </svg>
      <svg x={`${due}%`} overflow="visible" aria-hidden="true">
        <path d={`M-6 ${middle - reach} h6 v${2 * reach} h-6`} className="bracket" />
      </svg>
    </>
  )
}

const anchorAt = (x: number): 'start' | 'middle' | 'end' => (x < 8 ? 'start' : x > 92 ? 'end' : 'middle')
