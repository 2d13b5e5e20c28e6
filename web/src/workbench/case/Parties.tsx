import type { Answer, CaseWireView } from '@fadu/contract'
import { useState } from 'react'
import { answers } from '../../api/asking.ts'
import { call } from '../../api/client.ts'
import { FieldList } from '../../components/field-list/FieldList.tsx'
import { FoldingSection } from '../../components/page/FoldingSection.tsx'
import { Empty } from '../../components/page/Page.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { PurposeDialog } from './PurposeDialog.tsx'

type Unmasked = Answer<'unmask'>['parties'][number]

/** The parties with their masked values; showing them takes a purpose and is logged. */
export function Parties({ view }: { view: CaseWireView }) {
  const { t, say } = useLanguage()
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<readonly Unmasked[]>([])
  return (
    <FoldingSection title={t.case.parties} anchor="parties">
      {view.parties.length === 0 && <Empty>{t.case.noParties}</Empty>}
      {shown.length > 0 && (
        <p role="status">
          {t.field.shownNow}{' '}
          <button type="button" className="link" onClick={() => setShown([])}>
            {t.field.hide}
          </button>
        </p>
      )}
      <ul className="rows">
        {view.parties.map((party) => {
          const values = shown.find((p) => p.key === party.key)?.values
          const fields = values ? values.map(({ label, value }) => ({ label, value: { zh: value, en: value } })) : party.fields
          return (
            <li key={party.key}>
              <h3>
                {say(party.roleTerm)}　{party.name}
              </h3>
              <FieldList fields={fields} {...(values || !view.may.includes('reveal') ? {} : { onReveal: () => setAsking(true) })} />
            </li>
          )
        })}
      </ul>
      {asking && (
        <PurposeDialog
          title={t.field.revealTitle}
          why={t.field.revealWhy}
          send={t.field.show}
          onClose={() => setAsking(false)}
          onPurpose={async (purpose) => {
            const answer = await call('unmask', { params: { id: view.id }, body: { purpose } })
            setShown(answer.parties)
            setAsking(false)
            void answers.invalidateQueries({ queryKey: ['readers'] })
          }}
        />
      )}
    </FoldingSection>
  )
}
