import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { Page, Section, Waiting } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'

interface Named {
  readonly number?: string | undefined
  readonly title: string
}
const Item = ({ number, title }: Named) => (
  <>
    {number} {title}
  </>
)

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null
  return (
    <Section title={`${title}（${count}）`}>
      <ul className="rows">{children}</ul>
    </Section>
  )
}

/** The plan beside the plan above it. */
export function PlanAlignmentPage() {
  const { id = '' } = useParams()
  const { t, say } = useLanguage()
  const found = useAsk('planAlignment', { params: { id } })
  if (found.isPending) return <Waiting place={t.work.place} />
  const { data } = found
  const contradicted = data?.covered.filter((row) => row.contradictions.length > 0) ?? []
  return (
    <Page
      title={t.plan.alignment}
      place={t.work.place}
      sentence={data && say(data.sentence)}
      above={<Back id={id} {...(data && { to: data.above.title })} />}
    >
      {!data && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      <Part title={t.plan.contradicted} count={contradicted.length}>
        {contradicted.map((row) => (
          <li key={row.upper.id}>
            <h3>
              <Item {...row.upper} />
            </h3>
            {row.contradictions.map((words) => (
              <p key={words.zh} className="overdue">
                {say(words)}
              </p>
            ))}
          </li>
        ))}
      </Part>
      <Part title={t.plan.uncovered} count={data?.uncovered.length ?? 0}>
        {data?.uncovered.map((item) => (
          <li key={item.id}>
            <Item {...item} />
          </li>
        ))}
      </Part>
      <Part title={t.plan.covered} count={data?.covered.length ?? 0}>
        {data?.covered.map((row) => (
          <li key={row.upper.id}>
            <Item {...row.upper} />
            <div className="small soft">
              {row.lower.map((item) => (
                <div key={item.id}>
                  <Item {...item} />
                </div>
              ))}
            </div>
          </li>
        ))}
      </Part>
    </Page>
  )
}

/** The plan beside its earlier version. */
export function PlanDifferencePage() {
  const { id = '' } = useParams()
  const { t, say } = useLanguage()
  const found = useAsk('planDifference', { params: { id } })
  if (found.isPending) return <Waiting place={t.work.place} />
  const { data } = found
  const running = <span className="near">　{t.plan.running}</span>
  return (
    <Page
      title={t.plan.difference}
      place={t.work.place}
      sentence={data && say(data.sentence)}
      above={<Back id={id} {...(data && { to: data.previous.title })} />}
    >
      {!data && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      <Part title={t.plan.added} count={data?.added.length ?? 0}>
        {data?.added.map((item) => (
          <li key={item.id}>
            <Item {...item} />
          </li>
        ))}
      </Part>
      <Part title={t.plan.removed} count={data?.removed.length ?? 0}>
        {data?.removed.map((item) => (
          <li key={item.id}>
            <Item {...item} />
            {item.running && running}
          </li>
        ))}
      </Part>
      <Part title={t.plan.changed} count={data?.changed.length ?? 0}>
        {data?.changed.map((row) => (
          <li key={row.now.id}>
            <h3>
              <Item {...row.now} />
              {row.running && running}
            </h3>
            {row.changes.map((words) => (
              <p key={words.zh} className="small">
                {say(words)}
              </p>
            ))}
          </li>
        ))}
      </Part>
    </Page>
  )
}

const Back = ({ id, to }: { id: string; to?: string }) => {
  const { t } = useLanguage()
  return (
    <p className="case-head small soft">
      <Link to={`/plans/${id}`}>{t.plan.tree}</Link>
      {to && <span>{to}</span>}
    </p>
  )
}
