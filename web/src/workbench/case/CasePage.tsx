import type { ActView, CaseWireView } from '@fadu/contract'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { isMissing, needsPurpose } from '../../api/refused.ts'
import { Dialog } from '../../components/dialog/Dialog.tsx'
import { LimitList } from '../../components/limit-line/LimitList.tsx'
import { Page, Section, Waiting } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { StageMap } from '../../components/stage-map/StageMap.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { useSession } from '../session.ts'
import { ActDialog } from './ActDialog.tsx'
import { ActsList, ActsPanel } from './ActsPanel.tsx'
import { CaseLog } from './CaseLog.tsx'
import { CaseWays } from './CaseWays.tsx'
import { Documents } from './Documents.tsx'
import { DraftsInSigning } from './DraftsInSigning.tsx'
import { ExportCase } from './ExportCase.tsx'
import { FileParts } from './FileParts.tsx'
import { Links, WayToLeadingCase } from './Links.tsx'
import { Materials } from './Materials.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { Parties } from './Parties.tsx'
import { Readers } from './Readers.tsx'
import { RebindDialog } from './RebindDialog.tsx'
import { StatePurpose } from './StatePurpose.tsx'
import './CasePage.css'

/** Opens the form of an act; for a rectification with the entry it mends. */
export type OpenAct = (act: ActView, seq?: number) => void

export function CasePage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const found = useAsk('case', { params: { id } })
  if (found.isPending) return <Waiting place={t.work.place} />
  if (needsPurpose(found.error)) return <StatePurpose id={id} onStated={() => void found.refetch()} />
  if (!found.data) {
    return (
      <Page
        title={isMissing(found.error) ? t.case.missing : t.work.ways.cases}
        place={t.work.place}
        sentence={isMissing(found.error) ? t.case.missingWhat : undefined}
      >
        {!isMissing(found.error) && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
        <Link to="/cases" className="button">
          {t.work.ways.cases}
        </Link>
      </Page>
    )
  }
  return <CaseFile key={id} view={found.data} />
}

function CaseFile({ view }: { view: CaseWireView }) {
  const { t, say } = useLanguage()
  const { today } = useSession()
  const [open, setOpen] = useState<{ act: ActView; seq?: number | undefined }>()
  const [choosing, setChoosing] = useState(false)
  const [done, setDone] = useState('')
  const openAct: OpenAct = (act, seq) => {
    setChoosing(false)
    setOpen({ act, seq })
  }
  return (
    <Page title={say(view.title)} place={t.work.place} sentence={say(view.sentence)} above={<CaseHead view={view} />}>
      <p role="status" className="met">
        {done}
      </p>
      <WayToLeadingCase view={view} />
      <StageMap stages={view.stages} label={t.stage.map} />
      <CaseWays view={view} />
      <div className="two-columns">
        <div className="case-standing">
          <DraftsInSigning view={view} onOpen={openAct} />
          <Section title={t.case.limits} anchor="limits">
            <LimitList limits={view.limits} today={today} none={t.case.noLimits} />
          </Section>
        </div>
        <div className="case-side">
          <ActsPanel view={view} onOpen={openAct} />
          <Handlers view={view} />
        </div>
        <div className="case-rest">
          <Parties view={view} />
          <Materials view={view} />
          <Documents view={view} onOpen={openAct} />
          <Links view={view} />
          <CaseLog view={view} onOpen={openAct} />
          <FileParts view={view} />
          {view.may.includes('readers') && <Readers id={view.id} />}
          {view.may.includes('export') && <ExportCase view={view} />}
        </div>
      </div>
      <button type="button" className="thumb-act primary" onClick={() => setChoosing(true)}>
        {t.act.panel}
      </button>
      {choosing && (
        <Dialog title={t.act.now} onClose={() => setChoosing(false)}>
          <ActsList view={view} onOpen={openAct} />
        </Dialog>
      )}
      {open && (
        <DialogOf
          act={open.act}
          seq={open.seq}
          view={view}
          onClose={() => setOpen(undefined)}
          onDone={(said) => {
            setOpen(undefined)
            setDone(said)
          }}
        />
      )}
    </Page>
  )
}

/** Most acts are asked for by the form of their paper; those that change the whole case show first what they would do. */
function DialogOf(props: Parameters<typeof ActDialog>[0]) {
  if (props.act.event === 'case.rebound') return <RebindDialog {...props} />
  if (props.act.event === 'case.merged') return <MergeDialog {...props} />
  return <ActDialog {...props} />
}

function CaseHead({ view }: { view: CaseWireView }) {
  const { t, say, day } = useLanguage()
  return (
    <p className="case-head small soft">
      <span>{view.reference}</span>
      <span>{t.case.edition(say(view.procedureTerm), view.edition)}</span>
      {view.organ && <span>{view.organ.name}</span>}
      <span>{view.closedOn ? t.case.closed(day(view.began), day(view.closedOn)) : t.case.began(day(view.began))}</span>
      <span>{t.case.informationClass(view.informationClass)}</span>
    </p>
  )
}

function Handlers({ view }: { view: CaseWireView }) {
  const { t, say, day } = useLanguage()
  return (
    <section className="handlers" aria-label={t.case.handlers}>
      <h3>{t.case.handlers}</h3>
      <ul>
        {view.handlers.map((handler) => (
          <li key={`${handler.role.zh}${handler.post}`}>{t.case.handler(say(handler.role), handler.post)}</li>
        ))}
        {view.urges.map((urge) => (
          <li key={`${urge.on}${urge.note}`} className="near">
            {t.case.urged(say(urge.role), day(urge.on), urge.note)}
          </li>
        ))}
        {view.rating && <li>{t.case.rating(view.rating.score, view.rating.comment)}</li>}
      </ul>
      {view.roles.length > 0 && <p className="small soft">{t.case.yourRoles(view.roles.map((role) => say(role.term)))}</p>}
    </section>
  )
}
