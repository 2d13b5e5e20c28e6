import type { Answer } from '@fadu/contract'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { Refused } from '../../api/refused.ts'
import { largestFile, upload } from '../../api/upload.ts'
import { DropFile } from '../../components/drop-file/DropFile.tsx'
import { Page, Waiting } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
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

/** A plan has at most so many files. */
const mostFiles = 10

/** Takes a document, with its attachments where it has any, by dropping or choosing, sends them, and goes on to what was read in them. */
function DropDocument() {
  const { t, say } = useLanguage()
  const navigate = useNavigate()
  const [state, setState] = useState('')
  const [failed, setFailed] = useState('')
  const take = async (files: readonly File[]) => {
    if (files.length === 0) return
    setFailed('')
    const large = files.some((file) => file.size > largestFile)
    if (large) return setFailed(t.form.fileTooLarge(largestFile))
    if (files.length > mostFiles) return setFailed(t.plan.tooManyFiles(mostFiles))
    const query = new URLSearchParams()
    try {
      for (const file of files) {
        setState(t.plan.sending(file.name))
        const kept = await upload('caseUpload', file, () => undefined)
        for (const [key, value] of Object.entries({ file: kept.hash, name: kept.name, type: kept.type, size: String(kept.size) }))
          query.append(key, value)
      }
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
      accept=".txt,.docx,.pdf,.xlsx,.html,.htm"
      many
      state={state}
      failed={failed}
      onFiles={(files) => void take(files)}
    />
  )
}

function PlanTable({ rows }: { rows: readonly Row[] }) {
  const { t, say, day } = useLanguage()
  const { columns } = t.plan
  return (
    <ScrollTable
      label={t.plan.table}
      className="case-table"
      columns={[columns.plan, columns.period, columns.items, columns.tasks, columns.stage]}
    >
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
    </ScrollTable>
  )
}
