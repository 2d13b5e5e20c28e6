import { Link } from 'react-router'
import { useAsk } from '../api/asking.ts'
import { Empty, Page, Waiting } from '../components/page/Page.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../texts/language.tsx'

export function RegistersPage() {
  const { t, say } = useLanguage()
  const list = useAsk('registers')
  if (list.isPending) return <Waiting place={t.work.place} />
  const registers = list.data?.registers ?? []
  return (
    <Page title={t.work.ways.registers} place={t.work.place} sentence={list.data ? t.register.sentence(registers.length) : undefined}>
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      {list.data && registers.length === 0 && <Empty>{t.register.none}</Empty>}
      <ul className="rows">
        {registers.map((register) => (
          <li key={register.register}>
            <h2 className="plain-heading">
              <Link to={`/registers/${register.register}`}>{say(register.term)}</Link>
            </h2>
            <p>
              {say(register.about)} <span className="small soft">{t.register.entries(register.entries)}</span>
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
