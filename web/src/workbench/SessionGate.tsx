import { useEffect, useMemo, useState } from 'react'
import { Navigate, useLocation } from 'react-router'
import { answers, useAsk } from '../api/asking.ts'
import { onSignedOut } from '../api/client.ts'
import { isSignedOut } from '../api/refused.ts'
import { Dialog } from '../components/dialog/Dialog.tsx'
import { Page, Waiting } from '../components/page/Page.tsx'
import { placeContext } from '../components/paper-form/form-model.ts'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../texts/language.tsx'
import { useLive } from './live.ts'
import { officePlace } from './office-place.ts'
import { FirstPassword } from './PasswordPage.tsx'
import { SecondFactorDemanded } from './SecondFactorPage.tsx'
import { Shell } from './Shell.tsx'
import { SignInForm } from './SignInForm.tsx'
import { believedSignedIn, noteSignedIn, noteSignedOut, sessionContext } from './session.ts'

/** Nobody gets further without a session; one that ends meanwhile is taken up again without losing what was typed. */
export function SessionGate() {
  const { t } = useLanguage()
  const location = useLocation()
  const believed = believedSignedIn()
  const session = useAsk('session', {}, { enabled: believed })
  const [ended, setEnded] = useState(false)
  // Once begun, setting up a second factor stays on the screen until its recovery codes are kept.
  const [kept, setKept] = useState(false)
  const [begun, setBegun] = useState(false)
  const keeper = session.data?.person.id
  const place = useMemo(() => ({ ...officePlace, ...(keeper !== undefined && { keeper }) }), [keeper])
  const demanded = session.data?.secondFactor === 'demanded'
  if (demanded && !begun) setBegun(true)
  const first = session.data?.firstPassword === true
  const settingUp = demanded || (begun && !kept)
  useLive(session.data !== undefined && !settingUp && !first && !ended)
  useEffect(() => onSignedOut(() => setEnded(answers.getQueryData(['session', null, null]) !== undefined)), [])
  if (!believed || (isSignedOut(session.error) && !session.data)) {
    noteSignedOut()
    return <Navigate to="/sign-in" replace state={{ to: location.pathname }} />
  }
  if (session.isPending) {
    return (
      <main id="main" className="work-main">
        <Waiting place={t.work.place} />
      </main>
    )
  }
  if (!session.data) {
    return (
      <main id="main" className="work-main">
        <Page title={t.work.place} place={t.work.place}>
          <ProblemNote error={session.error} retry={() => void session.refetch()} />
        </Page>
      </main>
    )
  }
  return (
    <sessionContext.Provider value={session.data}>
      <placeContext.Provider value={place}>
        {first ? <FirstPassword /> : settingUp ? <SecondFactorDemanded onKept={() => setKept(true)} /> : <Shell />}
        {ended && (
          <Dialog title={t.signIn.again} onClose={() => undefined} fixed>
            <p>{t.signIn.againWhy}</p>
            <SignInForm
              onSignedIn={(next) => {
                noteSignedIn()
                // Somebody else: what is on the screen and what was typed is not theirs.
                if (next.person.id !== keeper) {
                  answers.clear()
                  window.location.assign('/work')
                  return
                }
                answers.setQueryData(['session', null, null], next)
                setEnded(false)
                void answers.invalidateQueries()
              }}
            />
          </Dialog>
        )}
      </placeContext.Provider>
    </sessionContext.Provider>
  )
}
