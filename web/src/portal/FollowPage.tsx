import type { FollowView } from '@fadu/contract'
import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { answers, useAsk } from '../api/asking.ts'
import { addressOf, call } from '../api/client.ts'
import { passing } from '../api/kept.ts'
import { isSignedOut } from '../api/refused.ts'
import { Citations } from '../components/citation/Citation.tsx'
import { FieldList } from '../components/field-list/FieldList.tsx'
import { FileLinks } from '../components/field-list/FileLinks.tsx'
import { LimitItem } from '../components/limit-line/LimitItem.tsx'
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
  return <Followed view={found.data} today={offered.data?.today ?? found.data.entries[0]?.on ?? ''} place={place} onClose={close} />
}

function Followed({ view, today, place, onClose }: { view: FollowView; today: string; place: string; onClose: () => void }) {
  const { t, say, day } = useLanguage()
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
      {view.closed && <RateService view={view} />}
      <FollowActs view={view} />
      <Section title={t.follow.limits}>
        {view.limits.length === 0 && <Empty>{t.follow.noLimits}</Empty>}
        <ul>
          {view.limits.map((limit) => (
            <LimitItem key={`${limit.key}${limit.startSeq}`} limit={limit} today={today} plain />
          ))}
        </ul>
      </Section>
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
      <FollowEntries view={view} />
      <Section title={t.follow.materials}>
        {view.materials.length === 0 && <Empty>{t.follow.noMaterials}</Empty>}
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
      <Section title={t.follow.own}>
        <FieldList fields={view.own} />
      </Section>
      <Readers view={view} />
    </Page>
  )
}

function Readers({ view }: { view: FollowView }) {
  const { t, day } = useLanguage()
  return (
    <Section title={t.follow.readers}>
      <p>{t.follow.readersWhy}</p>
      {view.readers.length === 0 && <Empty>{t.follow.noReaders}</Empty>}
      {view.readers.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t.follow.readOn}</th>
              <th scope="col">{t.follow.readBy}</th>
              <th scope="col">{t.follow.readFor}</th>
            </tr>
          </thead>
          <tbody>
            {view.readers.map((reader) => (
              <tr key={`${reader.on}${reader.organ}${reader.purpose}`}>
                <td>{day(reader.on)}</td>
                <td>{reader.organ}</td>
                <td>{reader.purpose}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
