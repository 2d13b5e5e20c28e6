import { line, words } from '@fadu/procedure'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { answers } from '../api/asking.ts'
import { call } from '../api/client.ts'
import { LanguageSwitch } from '../components/page/LanguageSwitch.tsx'
import { Page, Section } from '../components/page/Page.tsx'
import { PaperForm } from '../components/paper-form/PaperForm.tsx'
import { useLanguage } from '../texts/language.tsx'
import { ProofForm } from './ProofForm.tsx'
import { SignOut } from './Shell.tsx'
import { useSession } from './session.ts'
import './SignIn.css'

const codePaper = z.object({
  code: line(words('动态口令', 'One-time code'), {
    max: 20,
    hint: words('验证器上现在显示的六位数字。', 'The six digits the authenticator shows now.'),
  }),
})

type Proposed = { readonly key: string; readonly address: string }

/** One's own one-time codes: a key for the authenticator, its first code, and recovery codes shown once. */
export function SecondFactorPage({ onKept }: { onKept?: () => void }) {
  const { t } = useLanguage()
  const { ownPassword, secondFactor } = useSession()
  const navigate = useNavigate()
  // What the session said when the page was opened: the page goes on to the recovery codes though the state has changed.
  const [before] = useState(secondFactor)
  const [proposed, setProposed] = useState<Proposed>()
  const [recovery, setRecovery] = useState<readonly string[]>()
  if (!ownPassword) return <Page title={t.secondFactor.title} place={t.work.place} sentence={t.password.notHere} />
  return (
    <Page title={t.secondFactor.title} place={t.work.place} sentence={t.secondFactor.states[before]}>
      {recovery ? (
        <Recovery
          codes={recovery}
          onKept={() => {
            onKept?.()
            navigate('/')
            void answers.invalidateQueries({ queryKey: ['session'] })
          }}
        />
      ) : proposed ? (
        <Key proposed={proposed} onConfirmed={setRecovery} />
      ) : (
        <Section title={before === 'on' ? t.secondFactor.renew : t.secondFactor.begin}>
          <ProofForm withCode={before === 'on'} onProposed={setProposed} />
        </Section>
      )}
    </Page>
  )
}

function Key({ proposed, onConfirmed }: { proposed: Proposed; onConfirmed: (recovery: readonly string[]) => void }) {
  const { t } = useLanguage()
  return (
    <Section title={t.secondFactor.keyTitle}>
      <p>{t.secondFactor.keyWhy}</p>
      <p>
        <code className="one-time-key">{proposed.key}</code>
      </p>
      <p>
        <a href={proposed.address}>{t.secondFactor.openApp}</a>
      </p>
      <details>
        <summary>{t.secondFactor.address}</summary>
        <p>
          <code>{proposed.address}</code>
        </p>
      </details>
      <FirstCode onConfirmed={onConfirmed} />
    </Section>
  )
}

function FirstCode({ onConfirmed }: { onConfirmed: (recovery: readonly string[]) => void }) {
  const { t } = useLanguage()
  return (
    <PaperForm
      schema={codePaper}
      send={t.secondFactor.confirm}
      onSend={async (paper) => onConfirmed((await call('secondFactorConfirm', { body: { code: String(paper.code) } })).recovery)}
    />
  )
}

function Recovery({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useLanguage()
  return (
    <Section title={t.secondFactor.recoveryTitle}>
      <p role="status" className="met">
        {t.secondFactor.done}
      </p>
      <p>{t.secondFactor.recoveryWhy}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="buttons">
        <button type="button" onClick={() => window.print()}>
          {t.secondFactor.print}
        </button>
        <button type="button" className="primary" onClick={onKept}>
          {t.secondFactor.kept}
        </button>
      </div>
    </Section>
  )
}

/** Where a second factor is demanded nothing else is open; signing out is. */
export function SecondFactorDemanded({ onKept }: { onKept: () => void }) {
  return (
    <main id="main" tabIndex={-1} className="sign-in-page">
      <p className="switches">
        <LanguageSwitch />
        <SignOut />
      </p>
      <SecondFactorPage onKept={onKept} />
    </main>
  )
}
