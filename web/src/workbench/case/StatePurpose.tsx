import { line, words } from '@fadu/procedure'
import { Link } from 'react-router'
import { z } from 'zod'
import { call } from '../../api/client.ts'
import { Page } from '../../components/page/Page.tsx'
import { PaperForm } from '../../components/paper-form/PaperForm.tsx'
import { useLanguage } from '../../texts/language.tsx'

const purposePaper = z.object({
  purpose: line(words('查阅用途', 'Purpose'), {
    max: 200,
    hint: words('写明具体事由，例如“某某专项执法监督第3号”。', 'The particular matter, such as “supervision campaign, item 3”.'),
  }),
})

/** A case one supervises, or a sensitive one, is read for a purpose that is written down first. */
export function StatePurpose({ id, onStated }: { id: string; onStated: () => void }) {
  const { t } = useLanguage()
  return (
    <Page title={t.purpose.title} place={t.work.place} sentence={t.purpose.sentence}>
      <PaperForm
        schema={purposePaper}
        send={t.purpose.send}
        onSend={async (paper) => {
          await call('statePurpose', { params: { id }, body: { purpose: String(paper.purpose) } })
          onStated()
        }}
      />
      <p>
        <Link to="/cases">{t.work.ways.cases}</Link>
      </p>
    </Page>
  )
}
