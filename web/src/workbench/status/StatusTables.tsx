import type { Answer } from '@fadu/contract'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { useLanguage } from '../../texts/language.tsx'
import type { Run } from './StatusPage.tsx'

type Status = Answer<'status'>

export function JobTable({ jobs, run }: { jobs: Status['jobs']; run: Run }) {
  const { t, instant } = useLanguage()
  const words = t.status
  if (jobs.length === 0) return <p className="empty">{words.noJobs}</p>
  return (
    <ScrollTable
      label={words.jobs}
      className="status-table"
      columns={[words.job, words.waiting, words.running, words.failed, words.lastFailure]}
    >
      {jobs.map((job) => (
        <tr key={job.name}>
          <th scope="row">{words.jobNames[job.name] ?? job.name}</th>
          <td data-head={words.waiting}>
            {job.waiting}
            {job.waiting > 0 && <span className="small soft"> {words.oldest(words.duration(job.oldestSeconds))}</span>}
          </td>
          <td data-head={words.running}>{job.running}</td>
          <td data-head={words.failed} className={job.failed > 0 ? 'overdue' : ''}>
            {job.failed}
          </td>
          <td>
            {job.lastFailure ? (
              <>
                {instant(job.lastFailure.at)} <code className="small">{job.lastFailure.message}</code>{' '}
                <button
                  type="button"
                  aria-label={words.retry(words.jobNames[job.name] ?? job.name)}
                  onClick={() => void run({ work: 'failed-jobs', job: job.name })}
                >
                  {words.retryShort}
                </button>
              </>
            ) : (
              words.noFailure
            )}
          </td>
        </tr>
      ))}
    </ScrollTable>
  )
}

export function ProcessTable({ processes }: { processes: Status['processes'] }) {
  const { t, instant } = useLanguage()
  const words = t.status
  return (
    <ScrollTable label={words.processes} className="status-table" columns={[words.processes, words.version, words.startedAt, words.state]}>
      {processes.map((process) => (
        <tr key={process.id}>
          <th scope="row">{words.process(process.host, process.pid)}</th>
          <td data-head={words.version}>{process.version}</td>
          <td data-head={words.startedAt}>{instant(process.startedAt)}</td>
          <td>{process.here ? words.here : words.heard(process.silentSeconds)}</td>
        </tr>
      ))}
    </ScrollTable>
  )
}
