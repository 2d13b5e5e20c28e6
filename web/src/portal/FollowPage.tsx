import type { FollowView } from '@fadu/contract'
import { useEffect, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { answers, useAsk } from '../api/asking.ts'
import { addressOf, call } from '../api/client.ts'
import { passing } from '../api/kept.ts'
import { isSignedOut } from '../api/refused.ts'
import { Citations } from '../components/citation/Citation.tsx'
import { FieldList } from '../components/field-list/FieldList.tsx'
import { FileLinks } from '../components/field-list/FileLinks.tsx'
import { LimitList } from '../components/limit-line/LimitList.tsx'
import { FoldingSection } from '../components/page/FoldingSection.tsx'
import { Empty, Page, Section, Waiting } from '../components/page/Page.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { StageMap } from '../components/stage-map/StageMap.tsx'
import { useLanguage } from '../texts/language.tsx'
import { FollowActs } from './FollowActs.tsx'
import { FollowEntries } from './FollowEntries.tsx'
import { FollowOpen } from './FollowOpen.tsx'
import { followShelf } from './follow-session.ts'
import { RateService } from './RateService.tsx'

/** The case of whoever holds number and secret. */
export function FollowPage() {
  const { t } = useLanguage()
  const offered = useAsk('offered')
  const { state } = useLocation() as { state: { reference?: string } | null }
  const [open, setOpen] = useState(() => passing.read(followShelf) !== null && !state?.reference)
  const navigate = useNavigate()
  const found = useAsk('follow', {}, { enabled: open })
  const expired = isSignedOut(found.error)
  useEffect(() => {
    if (expired) passing.drop(followShelf)
  }, [expired])
  // A session opened on this very page leaves the address as it is; its arrival is noticed here.
  useEffect(() => {
    if (!open && found.data) setOpen(true)
  }, [open, found.data])
  const place = t.portal.place(offered.data?.districtName)
  if (!open || expired) {
    return (
      <Page title={t.portal.ways.follow} place={place} sentence={expired ? t.follow.expired : t.portal.followHow}>
        <FollowOpen {...(state?.reference ? { reference: state.reference } : {})} />
        <p className="small soft">{t.follow.lostSecret}</p>
      </Page>
    )
  }
  if (found.isPending) return <Waiting place={place} />
  if (found.isError) {
    return (
      <Page title={t.portal.ways.follow} place={place}>
        <ProblemNote error={found.error} retry={() => void found.refetch()} />
      </Page>
    )
  }
  const close = async () => {
    passing.drop(followShelf)
    await call('followClose').catch(() => null)
    answers.removeQueries({ queryKey: ['follow'] })
    setOpen(false)
    navigate('/follow', { replace: true })
  }
  return <Followed view={found.data} place={place} onClose={close} />
}

function Followed({ view, place, onClose }: { view: FollowView; place: string; onClose: () => void }) {
  const { t, say } = useLanguage()
  // A matter that was merged is not over: what comes of it, and what may be said to it, comes in the other case.
  const ended = view.closed && !view.mergedInto
  return (
    <Page
      title={say(view.title)}
      place={place}
      sentence={say(view.sentence)}
      above={
        <p className="small soft above-title">
          <span>{t.follow.head(view.reference, say(view.procedureTerm), say(view.roleTerm))}</span>
          <button type="button" className="link" onClick={onClose}>
            {t.follow.close}
          </button>
        </p>
      }
    >
      <p>{t.follow.handledBy(view.organ, view.handler ? say(view.handler) : undefined)}</p>
      <StageMap stages={view.stages} label={t.stage.map} />
      <Issued view={view} />
      {ended && <Remedies view={view} />}
      <FollowActs view={view} />
      <Section title={t.follow.limits}>
        <LimitList limits={view.limits} today={view.today} none={t.follow.noLimits} plain />
      </Section>
      {!view.closed && <Remedies view={view} />}
      <FollowEntries view={view} />
      <Delivered view={view} />
      <FoldingSection title={t.follow.own} anchor="own">
        <FieldList fields={view.own} />
      </FoldingSection>
      <Readers view={view} />
      {ended && <RateService view={view} />}
    </Page>
  )
}

/** Documents meant for the reader, the latest first: the decision is found without looking for it. */
function Issued({ view }: { view: FollowView }) {
  const { t, say, day } = useLanguage()
  const issued = view.entries.flatMap((entry) => entry.documents.map((document) => ({ ...document, on: entry.on }))).toReversed()
  if (issued.length === 0) return null
  return (
    <Section title={t.follow.documents}>
      <ul className="rows">
        {issued.map((document) => (
          <li key={`${document.seq}${document.key}`}>
            <h3>
              <Link to={`/follow/documents/${document.seq}/${document.key}`}>{say(document.term)}</Link>
            </h3>
            <span className="small soft">{t.follow.issuedOn(document.number, day(document.on))}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Remedies({ view }: { view: FollowView }) {
  const { t, say } = useLanguage()
  return (
    <Section title={t.follow.remedies}>
      {view.remedies.length === 0 && <Empty>{t.follow.noRemedies}</Empty>}
      <ul className="rows">
        {view.remedies.map((remedy) => (
          <li key={remedy.words.zh}>
            {say(remedy.words)} <Citations articles={[remedy.under]} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Delivered({ view }: { view: FollowView }) {
  const { t, day } = useLanguage()
  return (
    <Section title={t.follow.materials}>
      {view.materials.length === 0 && <Empty>{view.closed ? t.follow.noMaterialsClosed : t.follow.noMaterials}</Empty>}
      <ul className="rows">
        {view.materials.map((material) => (
          <li key={`${material.title}${material.on}`}>
            <h3>{material.title}</h3>
            <span className="small soft">{day(material.on)}</span>
            <FileLinks files={material.files} address={(hash) => addressOf('followFile', { params: { hash } })} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The same reading by the same organ on one day is told once, with its number. */
function readings(view: FollowView) {
  const counted = new Map<string, FollowView['readers'][number] & { readonly times: number }>()
  for (const reader of view.readers) {
    const key = [reader.on, reader.organ, reader.what, reader.purpose].join()
    counted.set(key, { ...reader, times: (counted.get(key)?.times ?? 0) + 1 })
  }
  return [...counted]
}

function Readers({ view }: { view: FollowView }) {
  const { t, day } = useLanguage()
  const names = t.readings as Readonly<Record<string, string>>
  return (
    <FoldingSection title={t.follow.readers} anchor="readers">
      <p>{t.follow.readersWhy}</p>
      {view.readers.length === 0 && <Empty>{t.follow.noReaders}</Empty>}
      <ul className="rows readers">
        {readings(view).map(([key, reader]) => (
          <li key={key}>
            <span>{day(reader.on)}</span> <strong>{reader.organ}</strong>{' '}
            {t.follow.reading(
              names[reader.what] ?? reader.what,
              reader.what.startsWith('case.') ? undefined : reader.purpose,
              reader.times,
            )}
          </li>
        ))}
      </ul>
    </FoldingSection>
  )
}
