import type { Answer } from '@fadu/contract'
import { ScrollRegion } from '../../components/page/ScrollRegion.tsx'
import { useLanguage } from '../../texts/language.tsx'
import type { Run } from './StatusPage.tsx'

type Status = Answer<'status'>

export function JobTable({ jobs, run }: { jobs: Status['jobs']; run: Run }) {
  const { t, instant } = useLanguage()
  const words = t.status
  if (jobs.length === 0) return <p className="empty">{words.noJobs}</p>
  return (
    <ScrollRegion label={words.jobs}>
      <table className="status-table">
        <caption className="unseen">{words.jobs}</caption>
        <thead>
          <tr>
            {[words.job, words.waiting, words.running, words.failed, words.lastFailure].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.name}>
              <th scope="row">{words.jobNames[job.name] ?? job.name}</th>
              <td>
                {job.waiting}
                {job.waiting > 0 && <span className="small soft"> {words.oldest(words.duration(job.oldestSeconds))}</span>}
              </td>
              <td>{job.running}</td>
              <td className={job.failed > 0 ? 'overdue' : ''}>{job.failed}</td>
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
        </tbody>
      </table>
    </ScrollRegion>
  )
}

export function ProcessTable({ processes }: { processes: Status['processes'] }) {
  const { t, instant } = useLanguage()
  const words = t.status
  return (
    <ScrollRegion label={words.processes}>
      <table className="status-table">
        <caption className="unseen">{words.processes}</caption>
        <thead>
          <tr>
            {[words.processes, words.version, words.startedAt, words.state].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {processes.map((process) => (
            <tr key={process.id}>
              <th scope="row">{words.process(process.host, process.pid)}</th>
              <td>{process.version}</td>
              <td>{instant(process.startedAt)}</td>
              <td>{process.here ? words.here : words.heard(process.silentSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
