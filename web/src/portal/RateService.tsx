import type { FollowView } from '@fadu/contract'
import { acts } from '@fadu/procedure'
import { answers } from '../api/asking.ts'
import { call } from '../api/client.ts'
import { Section } from '../components/page/Page.tsx'
import { PaperForm } from '../components/paper-form/PaperForm.tsx'
import { useLanguage } from '../texts/language.tsx'

/** One rating of the service once the case is closed; it bears on the service, never on the outcome. */
export function RateService({ view }: { view: FollowView }) {
  const { t, day } = useLanguage()
  return (
    <Section title={t.follow.rate} onScreen={!view.rating}>
      {view.rating ? (
        <p>
          {t.follow.rated(view.rating.score, day(view.rating.on))}
          {view.rating.comment && <q>{view.rating.comment}</q>}
        </p>
      ) : (
        <>
          <p>{t.follow.rateWhy}</p>
          <PaperForm
            schema={acts['case.rated']}
            send={t.follow.sendRating}
            onSend={async (paper, _beside, once) => {
              await call('followAct', { body: { event: 'case.rated', paper, version: view.version }, headers: { 'idempotency-key': once } })
              await answers.invalidateQueries({ queryKey: ['follow'] })
            }}
          />
        </>
      )}
    </Section>
  )
}
