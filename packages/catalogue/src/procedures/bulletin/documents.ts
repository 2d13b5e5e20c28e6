import { type Facts, words } from '@fadu/procedure'
import type { DocumentContext } from '../../work-fields.ts'
import { composed } from '../annual-report/composition.ts'
import { type BulletinPapers, bulletinKinds } from './papers.ts'

export const documents = {
  bulletin: {
    term: words('简报', 'Bulletin'),
    to: [],
    number: { series: 'bulletin', format: (_organ: { readonly shortName: string }, year: number, n: number) => `${year}年第${n}期` },
    text: ({ view, entryName }: DocumentContext) => {
      const { edited, submitted, issued } = view.facts as Facts<BulletinPapers>
      const { title, text, figures } = (edited ?? submitted)!
      const said = composed(text, figures, (f) => (f as { readonly printed?: string }).printed ?? String(f.value ?? '—'))
      const sentTo = issued?.sentTo ?? []
      return {
        title: submitted?.kind === 'notice' ? `${bulletinKinds.notice.zh}：${title}` : title,
        paragraphs: [
          ...said.split('\n').filter((line) => line.trim() !== ''),
          ...(sentTo.length > 0 ? [`发送：${sentTo.map(entryName).join('、')}。`] : []),
        ],
      }
    },
  },
}
