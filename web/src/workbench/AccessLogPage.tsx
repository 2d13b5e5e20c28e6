import type { AccessRowView } from '@fadu/contract'
import { routes } from '@fadu/contract'
import { line, words } from '@fadu/procedure'
import { useId, useState } from 'react'
import { useSearchParams } from 'react-router'
import { z } from 'zod'
import { addressOf, call } from '../api/client.ts'
import { Empty, Page } from '../components/page/Page.tsx'
import { PaperForm } from '../components/paper-form/PaperForm.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../texts/language.tsx'
import { MoreButton } from './MoreButton.tsx'
import { useSession } from './session.ts'
import { usePages } from './use-pages.ts'
import './CasesPage.css'
import './AccessLogPage.css'

const purposePaper = z.object({
  purpose: line(words('本次审计的用途', 'Purpose of this audit'), {
    max: 200,
    hint: words(
      '例如“二〇二六年第一季度内部审计”“核查某某投诉”。',
      'Such as “internal audit, first quarter of 2026” or “complaint about …”.',
    ),
  }),
})
const texts = ['case', 'account', 'post'] as const
const days = ['from', 'until'] as const
type Key = (typeof texts)[number] | (typeof days)[number] | 'act' | 'class'

/** Who read what, for the auditor. The purpose is asked once a sitting and goes with every reading; it is not part of the address. */
export function AccessLogPage() {
  const { t } = useLanguage()
  const { post } = useSession()
  const [purpose, setPurpose] = useState('')
  if (!post.duties.includes(routes.accessLog.duty))
    return <Page title={t.work.ways.audit} place={t.work.place} sentence={t.audit.auditorsOnly} />
  return (
    <Page title={t.work.ways.audit} place={t.work.place} sentence={t.audit.sentence}>
      {purpose ? (
        <Log purpose={purpose} />
      ) : (
        <PaperForm schema={purposePaper} send={t.audit.begin} onSend={async (paper) => setPurpose(String(paper.purpose))} />
      )}
    </Page>
  )
}

function Log({ purpose }: { purpose: string }) {
  const { t } = useLanguage()
  const [search] = useSearchParams()
  const filters = Object.fromEntries([...search].filter(([, value]) => value !== '')) as Partial<Record<Key, string>>
  const query = { purpose, ...filters } as { purpose: string }
  const list = usePages('accessLog', { query })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <Filters />
      <Chain />
      {list.isError && <ProblemNote error={list.error} retry={() => void list.refetch()} />}
      <p role="status" className="small soft">
        {list.isPending ? t.page.waiting : t.audit.shown(rows.length, list.hasNextPage)}
      </p>
      {list.isSuccess && rows.length === 0 && <Empty>{t.audit.none}</Empty>}
      {rows.length > 0 && <Rows rows={rows} />}
      <MoreButton list={list} />
      <p>
        <a className="button" href={addressOf('accessLogFile', { query })} download>
          {t.audit.export}
        </a>
      </p>
    </>
  )
}

function Filters() {
  const { t } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const ids = useId()
  const names = t.readings as Readonly<Record<string, string>>
  return (
    <search>
      <form
        className="filters audit-filters"
        onSubmit={(event) => {
          event.preventDefault()
          const given = [...new FormData(event.currentTarget)].map(([key, value]) => [key, String(value).trim()])
          setSearch(new URLSearchParams(given.filter(([, value]) => value !== '') as [string, string][]), { replace: true })
        }}
      >
        {[...texts, ...days].map((key) => (
          <div key={key}>
            <label htmlFor={`${ids}-${key}`}>{t.audit[key]}</label>
            <input
              id={`${ids}-${key}`}
              name={key}
              type={key === 'from' || key === 'until' ? 'date' : 'text'}
              maxLength={120}
              defaultValue={search.get(key) ?? ''}
            />
          </div>
        ))}
        <div>
          <label htmlFor={`${ids}-act`}>{t.audit.act}</label>
          <select id={`${ids}-act`} name="act" defaultValue={search.get('act') ?? ''}>
            <option value="">{t.audit.anyAct}</option>
            {Object.entries(names).map(([act, name]) => (
              <option key={act} value={act}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor={`${ids}-class`}>{t.audit.class}</label>
          <select id={`${ids}-class`} name="class" defaultValue={search.get('class') ?? ''}>
            <option value="">{t.audit.anyClass}</option>
            {['V0', 'V1', 'V2', 'V3', 'V4'].map((level) => (
              <option key={level}>{level}</option>
            ))}
          </select>
        </div>
        <div>
          <button type="submit">{t.audit.find}</button>
        </div>
      </form>
    </search>
  )
}

function Rows({ rows }: { rows: readonly AccessRowView[] }) {
  const { t, say, instant } = useLanguage()
  const names = t.readings as Readonly<Record<string, string>>
  return (
    <table className="case-table">
      <caption className="unseen">{t.work.ways.audit}</caption>
      <thead>
        <tr>
          <th scope="col">{t.audit.at}</th>
          <th scope="col">{t.audit.who}</th>
          <th scope="col">{t.audit.what}</th>
          <th scope="col">{t.audit.why}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.n}>
            <td>{instant(row.at)}</td>
            <td>
              {t.audit.person(row.person, row.account)}
              <br />
              <span className="small soft">
                {row.organ} {row.post}
              </span>
            </td>
            <td>
              {names[row.act] ?? row.act}
              {row.case && (
                <>
                  <br />
                  <span className="small soft">
                    {t.audit.ofCase(say(row.case.procedureTerm), row.case.reference, row.case.informationClass)}
                  </span>
                </>
              )}
            </td>
            <td>{row.purpose ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Walks the whole chain; on a log of years this takes a while, so it is asked for. */
function Chain() {
  const { t } = useLanguage()
  const [found, setFound] = useState<{ intact: boolean; firstAltered?: number | undefined }>()
  const [error, setError] = useState<unknown>()
  const [checking, setChecking] = useState(false)
  const check = async () => {
    setChecking(true)
    setError(undefined)
    try {
      setFound(await call('accessLogCheck'))
    } catch (cause) {
      setError(cause)
    } finally {
      setChecking(false)
    }
  }
  return (
    <div className="buttons">
      <button type="button" onClick={() => void check()} disabled={checking}>
        {checking ? t.audit.checking : t.audit.check}
      </button>
      <span role="status" className={found && !found.intact ? 'overdue' : 'met'}>
        {found ? (found.intact ? t.audit.intact : t.audit.broken(found.firstAltered)) : ''}
      </span>
      {error !== undefined && <ProblemNote error={error} />}
    </div>
  )
}
