import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useLanguage } from '../../texts/language.tsx'
import './Page.css'

interface PageProps {
  /** Heading of the page and, with the name of the place, title of the window. */
  readonly title: string
  readonly place: string
  /** The sentence before the table: how things stand and what to do. */
  readonly sentence?: string | undefined
  readonly above?: ReactNode
  readonly children?: ReactNode
}

/** Names the window after the page and the place. */
export function useWindowTitle(title: string, place: string): void {
  useEffect(() => {
    document.title = `${title} · ${place}`
  }, [title, place])
}

let firstPath: string | undefined

/** A page: its title in the window, its heading focused when one arrives from another page, its one plain sentence. */
export function Page({ title, place, sentence, above, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  useWindowTitle(title, place)
  useEffect(() => {
    if (firstPath === undefined || firstPath === pathname) {
      firstPath = pathname
      return
    }
    firstPath = ''
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <div className="page">
      {above}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {sentence && <p className="sentence">{sentence}</p>}
      {children}
    </div>
  )
}

/** A part of a page under its own heading. */
export function Section({
  title,
  children,
  anchor,
  aside,
  onScreen = false,
}: {
  title: string
  children: ReactNode
  anchor?: string
  aside?: ReactNode
  /** A part that only asks for something; paper has no use for it. */
  onScreen?: boolean
}) {
  return (
    <section className={onScreen ? 'section screen-only' : 'section'} {...(anchor ? { id: anchor } : {})} aria-label={title}>
      <div className="section-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** What would be here, and how it comes. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>
}

/** Words while an answer is on its way; nothing turns. */
export function Waiting({ place }: { place: string }) {
  const { t } = useLanguage()
  return (
    <Page title={t.page.waiting} place={place}>
      <p role="status" className="soft">
        {t.page.waitingWhy}
      </p>
    </Page>
  )
}
