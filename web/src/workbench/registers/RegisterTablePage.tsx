import { type RegisterTableView, tableLimits } from '@fadu/contract'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { addressOf, call } from '../../api/client.ts'
import { DropFile } from '../../components/drop-file/DropFile.tsx'
import { Page, Waiting } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { Done, EnterTable } from './EnterTable.tsx'
import { contentOf, type EnteredRow } from './enter-table.ts'
import { type Chosen, TableColumns } from './TableColumns.tsx'
import { TableFaults, TablePreview } from './TableRows.tsx'
import './RegisterTablePage.css'

const megabytes = tableLimits.bytes / 1_048_576

interface Looked {
  readonly name: string
  readonly content: string
  readonly view: RegisterTableView
  readonly from: string
}

/** A table on its way into a register: chosen, matched, looked at, confirmed. */
export function RegisterTablePage() {
  const { register = '' } = useParams()
  const { t, say } = useLanguage()
  const words = t.table
  const found = useAsk('register', { params: { register }, query: {} })
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) {
    return (
      <Page title={words.open} place={t.work.place}>
        <ProblemNote error={found.error} retry={() => void found.refetch()} />
      </Page>
    )
  }
  return (
    <Page
      title={words.title(say(found.data.term))}
      place={t.work.place}
      sentence={found.data.mayEnter ? words.sentence : t.newCase.notYours}
    >
      <div className="buttons register-head">
        <Link className="button" to={`/registers/${register}`}>
          {words.back}
        </Link>
        {found.data.mayEnter && <Templates register={register} />}
      </div>
      {found.data.mayEnter && <Import register={register} today={found.data.on} />}
    </Page>
  )
}

function Templates({ register }: { register: string }) {
  const { t, language } = useLanguage()
  return (['xlsx', 'csv'] as const).map((format) => (
    <a key={format} className="button" href={addressOf('registerTemplate', { params: { register }, query: { format, language } })} download>
      {t.table.template(format)}
    </a>
  ))
}

function Import({ register, today }: { register: string; today: string }) {
  const { t } = useLanguage()
  const words = t.table
  const [looked, setLooked] = useState<Looked>()
  const [chosen, setChosen] = useState<Chosen>([])
  const [from, setFrom] = useState(today)
  const [state, setState] = useState('')
  const [failed, setFailed] = useState('')
  const [problem, setProblem] = useState<unknown>()
  const [done, setDone] = useState<readonly EnteredRow[]>()
  const look = async (file: { name: string; content: string }, columns?: Chosen) => {
    setState(words.reading(file.name))
    setFailed('')
    setProblem(undefined)
    try {
      const body = { ...file, ...(from && { from }), ...(columns && { columns: [...columns] }) }
      const view = await call('registerTable', { params: { register }, body })
      setLooked({ ...file, view, from })
      setChosen(view.columns.map(({ field }) => field))
    } catch (error) {
      setProblem(error)
    }
    setState('')
  }
  const take = async ([file]: readonly File[]) => {
    if (!file) return
    setLooked(undefined)
    setDone(undefined)
    if (file.size > tableLimits.bytes) return setFailed(words.tooLarge(megabytes))
    const content = await contentOf(file).catch(() => undefined)
    if (content === undefined) return setFailed(words.unreadable)
    await look({ name: file.name.slice(-200), content })
  }
  const view = looked?.view
  const asChosen = view?.columns.every(({ field, sure }, i) => sure && field === (chosen[i] ?? null)) === true && looked?.from === from
  return (
    <>
      <DropFile
        words={words.drop}
        choose={words.choose}
        hint={words.hint(megabytes, tableLimits.rows)}
        accept=".xlsx,.csv,.tsv"
        state={state}
        failed={failed}
        onFiles={(files) => void take(files)}
      />
      <ProblemNote error={problem} />
      {done && <Done items={done} onAnother={() => setDone(undefined)} />}
      {looked && view && (
        <>
          <TableColumns
            view={view}
            chosen={chosen}
            from={from}
            onChoose={setChosen}
            onFrom={setFrom}
            onAgain={asChosen ? undefined : () => void look({ name: looked.name, content: looked.content }, chosen)}
          />
          <TableFaults view={view} />
          <TablePreview view={view} />
          <EnterTable
            register={register}
            view={view}
            settled={asChosen}
            onDone={(items) => {
              setDone(items)
              setLooked(undefined)
            }}
          />
        </>
      )}
    </>
  )
}
