import type { CaseWireView } from '@fadu/contract'
import { useState } from 'react'
import { addressOf } from '../../api/client.ts'
import { FoldingSection } from '../../components/page/FoldingSection.tsx'
import { OfflineCheck } from '../../components/seal/Seal.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { PurposeDialog } from './PurposeDialog.tsx'

/** The file for checking offline: without personal values, or with them for a purpose. */
export function ExportCase({ view }: { view: CaseWireView }) {
  const { t } = useLanguage()
  const [asking, setAsking] = useState(false)
  const name = `${view.reference}.json`
  return (
    <FoldingSection title={t.case.export} anchor="export" onScreen>
      <p>{t.case.exportWhy}</p>
      <p className="small soft">
        {t.case.head} <code>{view.head}</code>
      </p>
      <div className="buttons">
        <a className="button" href={addressOf('exportCase', { params: { id: view.id }, query: { reveal: 'no' } })} download={name}>
          {t.case.exportMasked}
        </a>
        <button type="button" onClick={() => setAsking(true)}>
          {t.case.exportFull}
        </button>
      </div>
      <OfflineCheck />
      {asking && (
        <PurposeDialog
          title={t.case.exportFull}
          why={t.field.revealWhy}
          send={t.case.export}
          onClose={() => setAsking(false)}
          onPurpose={async (purpose) => {
            const link = document.createElement('a')
            link.href = addressOf('exportCase', { params: { id: view.id }, query: { reveal: 'yes', purpose } })
            link.download = name
            link.click()
            setAsking(false)
          }}
        />
      )}
    </FoldingSection>
  )
}
