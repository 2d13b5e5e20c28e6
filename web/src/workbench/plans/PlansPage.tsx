import type { Answer } from '@fadu/contract'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { Refused } from '../../api/refused.ts'
import { largestFile, upload } from '../../api/upload.ts'
import { DropFile } from '../../components/drop-file/DropFile.tsx'
import { Page, Waiting } from '../../components/page/Page.tsx'
import { ScrollRegion } from '../../components/page/ScrollRegion.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'

type Row = Answer<'plans'>['items'][number]

/** All plans with how far they are; a document dropped here becomes one. */
export function PlansPage() {
  const { t, say } = useLanguage()
  const found = useAsk('plans')
  if (found.isPending) return <Waiting place={t.work.place} />
  return (
    <Page title={t.plan.title} place={t.work.place} sentence={found.data && say(found.data.sentence)}>
      {!found.data && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data?.mayRegister && <DropDocument />}
      {found.data && found.data.items.length > 0 && <PlanTable rows={found.data.items} />}
    </Page>
  )
}

/** Takes one document by dropping or choosing, sends it at once, and goes on to what was read in it. */
function DropDocument() {
  const { t, say } = useLanguage()
  const navigate = useNavigate()
  const [state, setState] = useState('')
  const [failed, setFailed] = useState('')
  const take = async (file: File | undefined) => {
    if (!file) return
    setFailed('')
    if (file.size > largestFile) return setFailed(t.form.fileTooLarge(largestFile))
    setState(t.plan.sending(file.name))
    try {
      const kept = await upload('caseUpload', file, () => undefined)
      const query = new URLSearchParams({ file: kept.hash, name: kept.name, type: kept.type, size: String(kept.size) })
      navigate(`/plans/new?${query}`)
    } catch (error) {
      setState('')
      setFailed(error instanceof Refused ? say(error.problem.detail ?? error.problem.title) : t.form.fileFailed)
    }
  }
  return (
    <DropFile
      words={t.plan.drop}
      choose={t.plan.choose}
      hint={t.plan.dropHint}
      accept=".txt,.docx,.pdf,.xlsx"
      state={state}
      failed={failed}
      onFiles={([file]) => void take(file)}
    />
  )
}

function PlanTable({ rows }: { rows: readonly Row[] }) {
  const { t, say, day } = useLanguage()
  const { columns } = t.plan
  return (
    <ScrollRegion label={t.plan.table}>
      <table className="case-table">
        <caption className="unseen">{t.plan.table}</caption>
        <thead>
          <tr>
            {[columns.plan, columns.period, columns.items, columns.tasks, columns.stage].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.case}>
              <td>
                <Link to={`/plans/${row.case}`}>{row.title}</Link>
                <div className="small soft">{[row.number, row.issuer].filter(Boolean).join('　')}</div>
              </td>
              <td className="small">
                {day(row.from)}—{day(row.until)}
              </td>
              <td>{t.plan.items(row.confirmed, row.items)}</td>
              <td>
                {t.plan.tasks(row.done, row.handedOut)}
                {row.late > 0 && <div className="overdue">{t.plan.late(row.late)}</div>}
              </td>
              <td>{say(row.stageTerm)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
