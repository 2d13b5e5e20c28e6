import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { isMissing } from '../../api/refused.ts'
import { Page } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import './FollowUp.css'

export const parts = {
  board: '/follow-up',
  meetings: '/follow-up/meetings',
  assessments: '/follow-up/assessments',
  bulletins: '/follow-up/bulletins',
} as const

/** The four pages of the follow-up, one click apart. */
export function FollowUpWays() {
  const { t } = useLanguage()
  return (
    <nav aria-label={t.followUp.ways} className="follow-ways screen-only">
      {(['board', 'meetings', 'assessments', 'bulletins'] as const).map((part) => (
        <NavLink key={part} to={parts[part]} end={part === 'board'}>
          {t.followUp.parts[part]}
        </NavLink>
      ))}
    </nav>
  )
}

interface FollowUpPageProps {
  readonly title: string
  readonly sentence?: string | undefined
  readonly head?: ReactNode
  readonly children?: ReactNode
}

export function FollowUpPage({ title, sentence, head, children }: FollowUpPageProps) {
  const { t } = useLanguage()
  return (
    <Page
      title={title}
      place={t.work.place}
      sentence={sentence}
      above={
        <>
          <FollowUpWays />
          {head}
        </>
      }
    >
      {children}
    </Page>
  )
}

/** What is shown where an answer did not come: that there is none, or what went wrong. */
export function NotThere({ title, error, retry }: { title: string; error: unknown; retry: () => void }) {
  const { t } = useLanguage()
  return (
    <FollowUpPage title={title} sentence={isMissing(error) ? t.followUp.missing : undefined}>
      {!isMissing(error) && <ProblemNote error={error} retry={retry} />}
    </FollowUpPage>
  )
}
