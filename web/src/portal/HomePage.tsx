import type { OfferedView } from '@fadu/contract'
import { Link } from 'react-router'
import { useAsk } from '../api/asking.ts'
import { Citations } from '../components/citation/Citation.tsx'
import { Empty, Page, Section, Waiting } from '../components/page/Page.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../texts/language.tsx'
import { FollowOpen } from './FollowOpen.tsx'
import './HomePage.css'

type Offer = OfferedView['procedures'][number]

/** What can be filed here, how to follow it, and where and by which telephone the same is done without a computer. */
export function HomePage() {
  const { t } = useLanguage()
  const offered = useAsk('offered')
  const place = t.portal.place(offered.data?.districtName)
  if (offered.isPending) return <Waiting place={place} />
  if (offered.isError) {
    return (
      <Page title={t.portal.ways.home} place={place}>
        <ProblemNote error={offered.error} retry={() => void offered.refetch()} />
      </Page>
    )
  }
  const { procedures, districtName } = offered.data
  return (
    <Page title={t.portal.homeTitle} place={place} sentence={t.portal.homeSentence(districtName, procedures.length)}>
      <Section title={t.portal.whatCanBeFiled}>
        {procedures.length === 0 && <Empty>{t.portal.nothingOffered}</Empty>}
        <ul className="rows offers">
          {procedures.map((offer) => (
            <OfferRow key={`${offer.procedure}.${offer.event}`} offer={offer} />
          ))}
        </ul>
      </Section>
      <Section title={t.portal.followTitle}>
        <p>{t.portal.followHow}</p>
        <FollowOpen />
      </Section>
      <Section title={t.portal.countersTitle}>
        <p>{t.portal.countersWhy}</p>
        <Counters procedures={procedures} />
      </Section>
    </Page>
  )
}

function OfferRow({ offer }: { offer: Offer }) {
  const { t, say } = useLanguage()
  return (
    <li className="offer">
      <div>
        <h3>{say(offer.term)}</h3>
        <p>{say(offer.about)}</p>
        <p className="small soft">
          {t.portal.basis} <Citations articles={offer.basis} />
        </p>
      </div>
      <div className="offer-ways">
        <Link className="button primary" to={`/file/${offer.procedure}`}>
          {t.portal.fileOnline}
          <span className="unseen">{say(offer.term)}</span>
        </Link>
        <Link to={`/help/${offer.procedure}`} className="button">
          {t.portal.howItGoes}
          <span className="unseen">{say(offer.term)}</span>
        </Link>
      </div>
    </li>
  )
}

function Counters({ procedures }: { procedures: readonly Offer[] }) {
  const { t, say } = useLanguage()
  const organs = new Map(procedures.flatMap((offer) => offer.organs.map((organ) => [organ.id, organ] as const)))
  return (
    <ul className="rows counters">
      {[...organs.values()].map((organ) => (
        <li key={organ.id}>
          <h3>{organ.name}</h3>
          <p>
            {t.portal.takes(procedures.filter((offer) => offer.organs.some((o) => o.id === organ.id)).map((offer) => say(offer.term)))}
            <br />
            {organ.address && t.portal.address(organ.address)}
            {organ.phone && (
              <>
                <br />
                {t.portal.phone} <a href={`tel:${organ.phone.replace(/\s/g, '')}`}>{organ.phone}</a>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
