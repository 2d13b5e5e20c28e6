import { words } from '@fadu/procedure'
import type { DocumentContext } from '../../work-fields.ts'

export const documents = {
  bulletin: {
    term: words('简报', 'Bulletin'),
    to: [],
    number: { series: 'bulletin', format: (_organ: { readonly shortName: string }, year: number, n: number) => `${year}年第${n}期` },
    text: ({ view }: DocumentContext) => {
      const { title, text } = view.facts.edited ?? view.facts.submitted
      return { title, paragraphs: text.split('\n') }
    },
  },
}
