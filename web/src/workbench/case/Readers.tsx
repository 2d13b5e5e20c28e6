import { useState } from 'react'
import { useAsk } from '../../api/asking.ts'
import { FoldingSection } from '../../components/page/FoldingSection.tsx'
import { Empty } from '../../components/page/Page.tsx'
import { ScrollRegion } from '../../components/page/ScrollRegion.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** Who has read the case, read itself only when asked for. */
export function Readers({ id }: { id: string }) {
  const { t, instant } = useLanguage()
  const [open, setOpen] = useState(false)
  const names = t.readings as Readonly<Record<string, string>>
  const readers = useAsk('readers', { params: { id } }, { enabled: open })
  return (
    <FoldingSection title={t.case.readers} anchor="readers" onScreen>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t.case.showReaders}</summary>
        {readers.isError && <ProblemNote error={readers.error} />}
        {readers.data?.items.length === 0 && <Empty>{t.case.noReaders}</Empty>}
        {readers.data && readers.data.items.length > 0 && (
          <ScrollRegion label={t.case.readers}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t.case.readAt}</th>
                  <th scope="col">{t.case.readBy}</th>
                  <th scope="col">{t.case.readWhat}</th>
                  <th scope="col">{t.case.readFor}</th>
                </tr>
              </thead>
              <tbody>
                {readers.data.items.map((item) => (
                  <tr key={`${item.at}${item.post}${item.what}`}>
                    <td>{instant(item.at)}</td>
                    <td>
                      {item.organ} {item.post}
                    </td>
                    <td>{names[item.what] ?? item.what}</td>
                    <td>{item.purpose ?? '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )}
      </details>
    </FoldingSection>
  )
}
