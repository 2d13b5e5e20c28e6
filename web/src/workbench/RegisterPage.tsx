import type { Answer } from '@fadu/contract'
import { isDay } from '@fadu/legal-time'
import { registerPrefix } from '@fadu/procedure'
import { useId, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { useAsk } from '../api/asking.ts'
import { Dialog } from '../components/dialog/Dialog.tsx'
import { FieldList } from '../components/field-list/FieldList.tsx'
import { Empty, Page, Waiting } from '../components/page/Page.tsx'
import { ScrollRegion } from '../components/page/ScrollRegion.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../texts/language.tsx'
import { MoreButton } from './MoreButton.tsx'
import { useSession } from './session.ts'
import { usePages } from './use-pages.ts'

type Entry = Answer<'register'>['items'][number]

/** A register as it stood on a day; each entry opens its history and its case. */
export function RegisterPage() {
  const { register = '' } = useParams()
  const { t, say, day } = useLanguage()
  const { opens } = useSession()
  const [search, setSearch] = useSearchParams()
  const on = search.get('on') ?? ''
  const [history, setHistory] = useState<string>()
  const chooser = useId()
  const list = usePages('register', { params: { register }, query: isDay(on) ? { on } : {} })
  if (list.isPending) return <Waiting place={t.work.place} />
  const first = list.data?.pages[0]
  if (!first) {
    return (
      <Page title={t.work.ways.registers} place={t.work.place}>
        <ProblemNote error={list.error} retry={() => void list.refetch()} />
      </Page>
    )
  }
  const opening = opens.find((open) => open.procedure === `${registerPrefix}${register}`)
  return (
    <Page title={say(first.term)} place={t.work.place} sentence={say(first.about)}>
      <div className="buttons register-head">
        <label htmlFor={chooser}>{t.register.asOf}</label>
        <input
          id={chooser}
          type="date"
          className="short"
          value={on || first.on}
          onChange={(event) => setSearch(event.target.value ? { on: event.target.value } : {}, { replace: true })}
        />
        <span className="soft">{day(on || first.on)}</span>
        {first.mayEnter && opening && (
          <Link className="button primary" to={`/new/${opening.procedure}?event=${opening.event}`}>
            {t.register.enter}
          </Link>
        )}
        {first.mayEnter && opening && (
          <Link className="button" to={`/registers/${register}/import`}>
            {t.table.open}
          </Link>
        )}
      </div>
      <RegisterTable
        entries={list.data?.pages.flatMap((page) => page.items) ?? []}
        columns={first.columns}
        onHistory={setHistory}
        caption={say(first.term)}
      />
      <MoreButton list={list} />
      {history && <History register={register} id={history} onClose={() => setHistory(undefined)} />}
    </Page>
  )
}

interface TableProps {
  readonly entries: readonly Entry[]
  readonly columns: Answer<'register'>['columns']
  readonly caption: string
  readonly onHistory: (id: string) => void
}

function RegisterTable({ entries, columns, caption, onHistory }: TableProps) {
  const { t, say, day } = useLanguage()
  if (entries.length === 0) return <Empty>{t.register.empty}</Empty>
  return (
    <ScrollRegion label={caption}>
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column.key}>
                {say(column.label)}
              </th>
            ))}
            <th scope="col">{t.register.inForce}</th>
            <th scope="col">{t.register.more}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              {columns.map((column) => {
                const shown = entry.shown.find((value) => value.key === column.key)
                return <td key={column.key}>{shown ? say(shown.value) : '—'}</td>
              })}
              <td>{t.register.period(day(entry.from), entry.until ? day(entry.until) : undefined)}</td>
              <td>
                <button type="button" className="link" onClick={() => onHistory(entry.id)}>
                  {t.register.history}
                </button>{' '}
                <Link to={`/cases/${entry.case}`}>{t.register.toCase}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function History({ register, id, onClose }: { register: string; id: string; onClose: () => void }) {
  const { t, day } = useLanguage()
  const found = useAsk('registerHistory', { params: { register, id } })
  return (
    <Dialog title={t.register.history} onClose={onClose} side>
      {found.isPending && <p role="status">{t.page.waiting}</p>}
      {found.isError && <ProblemNote error={found.error} />}
      {found.data?.editions.map((edition) => (
        <section key={edition.version} aria-label={t.register.edition(edition.version)}>
          <h3>{t.register.edition(edition.version)}</h3>
          <p className="small soft">{t.register.period(day(edition.from), edition.until ? day(edition.until) : undefined)}</p>
          <FieldList fields={edition.shown} />
        </section>
      ))}
    </Dialog>
  )
}
