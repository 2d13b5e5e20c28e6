import type { IndicatorView } from '@fadu/contract'
import { Empty, Section } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** What others reported, each figure with its source and who signed for it. */
export function EnteredFigures({ figures }: { figures: IndicatorView['figures'] }) {
  const { t, say, day } = useLanguage()
  const words = t.indicators
  return (
    <Section title={words.figures}>
      {figures.length === 0 ? (
        <Empty>{words.noFigures}</Empty>
      ) : (
        <ScrollTable
          label={words.figures}
          columns={[
            words.period,
            words.figure.place,
            words.figure.value,
            words.figure.source,
            words.figure.reckonedOn,
            words.figure.signed,
          ]}
        >
          {figures.map((figure) => (
            <tr key={figure.case}>
              <td>{figure.period}</td>
              <td>{say(figure.place)}</td>
              <td className="figure">{figure.value}</td>
              <td>{figure.source}</td>
              <td>{figure.reckonedOn}</td>
              <td>
                {figure.signedBy} {day(figure.signedOn)}
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </Section>
  )
}
