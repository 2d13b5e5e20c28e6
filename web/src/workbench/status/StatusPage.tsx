import type { Answer, Asked } from '@fadu/contract'
import { useState } from 'react'
import { answers, useAsk } from '../../api/asking.ts'
import { call } from '../../api/client.ts'
import { Page, Section, Waiting } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { useSession } from '../session.ts'
import { JobTable, ProcessTable } from './StatusTables.tsx'
import './StatusPage.css'

type Status = Answer<'status'>
export type Run = (what: NonNullable<Asked<'statusRun'>['body']>) => Promise<void>

/** How the house stands, for the office that runs the machines: what needs attention first, each thing with what to do. */
export function StatusPage() {
  const { t, instant } = useLanguage()
  const { administrator } = useSession()
  const found = useAsk('status', {}, { enabled: administrator })
  const [ran, setRan] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const words = t.status
  if (!administrator) return <Page title={words.title} place={t.work.place} sentence={words.administratorsOnly} />
  if (found.isPending) return <Waiting place={t.work.place} />
  const run: Run = async (body) => {
    setFault(undefined)
    setRan(false)
    try {
      answers.setQueryData(['status', null, null], await call('statusRun', { body }))
      setRan(true)
    } catch (thrown) {
      setFault(thrown)
    }
  }
  const refresh = () => {
    setRan(false)
    void found.refetch()
  }
  const status = found.data
  const red = status?.concerns.filter((c) => c.light === 'red').length ?? 0
  const amber = (status?.concerns.length ?? 0) - red
  return (
    <Page
      title={words.title}
      place={t.work.place}
      sentence={status ? (red + amber > 0 ? words.sentence(red, amber) : words.well) : undefined}
    >
      <p className="status-age">
        {status && <span className="small soft">{words.asOf(instant(status.at))}</span>}
        <button type="button" onClick={refresh}>
          {words.refresh}
        </button>
      </p>
      <p role="status">{ran ? words.done : ''}</p>
      <ProblemNote error={fault ?? found.error} retry={refresh} />
      {status && <Concerns concerns={status.concerns} />}
      {status && <Parts status={status} run={run} />}
    </Page>
  )
}

function Concerns({ concerns }: { concerns: Status['concerns'] }) {
  const { t } = useLanguage()
  const words = t.status
  if (concerns.length === 0) return null
  return (
    <Section title={words.concerns}>
      <ul className="rows">
        {concerns.map(({ code, light, of = '' }) => (
          <li key={`${code}${of}`} className="concern">
            <strong className={light === 'red' ? 'overdue' : 'near'}>{words.light[light]}</strong>
            <span>{words.concern[code](code.startsWith('jobs') ? (words.jobNames[of] ?? of) : of)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Parts({ status, run }: { status: Status; run: Run }) {
  const { t } = useLanguage()
  const words = t.status
  return (
    <>
      <Section title={words.time}>
        <Time time={status.time} />
        <p className="small soft">{words.lookWhy}</p>
        <div className="buttons">
          <button type="button" onClick={() => void run({ work: 'look-at-time' })}>
            {words.lookNow}
          </button>
        </div>
      </Section>
      <Section title={words.jobs}>
        <JobTable jobs={status.jobs} run={run} />
      </Section>
      <Section title={words.storage}>
        <Storage status={status} />
      </Section>
      <Section title={words.calendar}>
        <Facts
          facts={[
            [words.missing, words.years(status.calendar.missing)],
            [words.provisional, words.provisionalOf(status.calendar.provisional)],
          ]}
        />
      </Section>
      <Section title={words.database}>
        <Database database={status.database} />
      </Section>
      <Section title={words.program}>
        <Facts
          facts={[
            [words.version, status.version],
            [words.mode, words.modes[status.mode]],
            [words.uptime, words.duration(status.uptimeSeconds)],
          ]}
        />
        <ProcessTable processes={status.processes} />
      </Section>
    </>
  )
}

function Facts({ facts }: { facts: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Time({ time }: { time: Status['time'] }) {
  const { t, day, instant } = useLanguage()
  const words = t.status
  const sealed = time.sealedDay && time.sealedAt ? words.sealOf(day(time.sealedDay), instant(time.sealedAt)) : words.noSeal
  return (
    <Facts
      facts={[
        [words.lapses, words.lapsesOf(time.lapses, time.oldestLapse && day(time.oldestLapse))],
        [words.seal, time.unsealedSince ? `${sealed}${t.form.comma}${words.unsealed(day(time.unsealedSince))}` : sealed],
      ]}
    />
  )
}

function Storage({ status: { disk, backup } }: { status: Status }) {
  const { t, instant } = useLanguage()
  const words = t.status
  const share = Math.round((disk.freeBytes / disk.totalBytes) * 100)
  return (
    <Facts
      facts={[
        [words.disk, words.diskOf(bytes(disk.freeBytes), bytes(disk.totalBytes), share)],
        [words.backup, backup.at ? instant(backup.at) : words.noBackup],
      ]}
    />
  )
}

function Database({ database: d }: { database: Status['database'] }) {
  const { t, instant } = useLanguage()
  const words = t.status
  return (
    <Facts
      facts={[
        [words.engine, `${words.engines[d.engine]} ${d.version}`],
        [words.size, bytes(d.bytes)],
        [words.connections, words.connectionsOf(d.connections.size, d.connections.idle, d.connections.waiting)],
        [words.migrations, words.migrationsOf(d.migrations, d.lastMigration, instant(d.migratedAt))],
      ]}
    />
  )
}

/** 12.3 MB, 4.5 GB, as the tools of operation write it. */
function bytes(n: number): string {
  const power = Math.max(2, Math.min(4, Math.floor(Math.log2(Math.max(1, n)) / 10)))
  const size = n / 2 ** (10 * power)
  return `${size >= 100 ? Math.round(size) : size.toFixed(1)} ${['MB', 'GB', 'TB'][power - 2]}`
}
