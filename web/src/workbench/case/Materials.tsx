import type { CaseWireView } from '@fadu/contract'
import { addressOf } from '../../api/client.ts'
import { FileLinks } from '../../components/field-list/FileLinks.tsx'
import { FoldingSection } from '../../components/page/FoldingSection.tsx'
import { Empty } from '../../components/page/Page.tsx'
import { useLanguage } from '../../texts/language.tsx'

export function Materials({ view }: { view: CaseWireView }) {
  const { t, say, day } = useLanguage()
  return (
    <FoldingSection title={t.case.materials} anchor="materials">
      {view.materials.length === 0 && <Empty>{t.case.noMaterials}</Empty>}
      <ul className="rows">
        {view.materials.map((material) => (
          <li key={`${material.seq}${material.title}`}>
            <h3>{material.title}</h3>
            <span>{t.case.proves(material.proves)}</span>{' '}
            <span className="small soft">{t.case.materialFrom(say(material.from.name), day(material.on), material.seq)}</span>
            <FileLinks files={material.files} address={(hash) => addressOf('caseFile', { params: { id: view.id, hash } })} />
          </li>
        ))}
      </ul>
    </FoldingSection>
  )
}
