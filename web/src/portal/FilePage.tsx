import { field, words } from '@fadu/procedure'
import { useMemo } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { z } from 'zod'
import { useAsk } from '../api/asking.ts'
import { call } from '../api/client.ts'
import { passing } from '../api/kept.ts'
import { Page, Waiting } from '../components/page/Page.tsx'
import { draftKey } from '../components/paper-form/draft-keeping.ts'
import { PaperForm } from '../components/paper-form/PaperForm.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { schemaFor } from '../procedures.ts'
import { useLanguage } from '../texts/language.tsx'
import { receiptShelf } from './follow-session.ts'

/** Asked where several organs take such a filing. */
const organQuestion = z.object({
  organ: field(z.string().min(1).max(80), { label: words('向哪个机关提出', 'To which organ'), widget: 'organ' }),
})
const noQuestion = z.object({})

/** A filing: the form drawn from its paper, read once more, sent once, and answered with a receipt. */
export function FilePage() {
  const { procedure: id = '' } = useParams()
  const { t, say } = useLanguage()
  const navigate = useNavigate()
  const offered = useAsk('offered')
  const offer = offered.data?.procedures.find((p) => p.procedure === id)
  const schema = useMemo(() => (offer ? schemaFor(offer.procedure, offer.edition, offer.event) : undefined), [offer])
  const place = t.portal.place(offered.data?.districtName)
  if (offered.isPending) return <Waiting place={place} />
  if (!offer || !schema) {
    return (
      <Page title={t.portal.notOffered} place={place} sentence={t.portal.notOfferedWhat}>
        {offered.isError && <ProblemNote error={offered.error} retry={() => void offered.refetch()} />}
        <Link to="/">{t.portal.ways.home}</Link>
      </Page>
    )
  }
  const asksOrgan = offer.organs.length > 1 && !Object.keys(schema.shape).includes('organ')
  const offers = { organ: offer.organs.map((organ) => ({ id: organ.id, words: { zh: organ.name, en: organ.name }, hint: organ.address })) }
  const only = offer.organs.length === 1 ? offer.organs[0]?.id : undefined
  return (
    <Page title={say(offer.term)} place={place} sentence={say(offer.about)}>
      <p className="small soft">
        {t.portal.formPrivacy} <Link to={`/help/${id}`}>{t.portal.howItGoes}</Link>
      </p>
      <PaperForm
        key={`${id}.${offer.edition}`}
        schema={schema}
        beside={asksOrgan ? organQuestion : noQuestion}
        offers={offers}
        draft={draftKey(id, offer.event)}
        review
        send={t.portal.sendFiling}
        onSend={async (paper, beside, once) => {
          const organ = (beside.organ as string | undefined) ?? only
          const receipt = await call('file', {
            body: { procedure: id, paper, ...(organ ? { organ } : {}) },
            headers: { 'idempotency-key': once },
          })
          passing.write(receiptShelf, JSON.stringify(receipt))
          navigate('/receipt')
        }}
      />
    </Page>
  )
}
