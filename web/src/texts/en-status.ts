import type { statusZh } from './zh-status.ts'

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** Words of the status page in English. */
export const statusEn: typeof statusZh = {
  status: {
    title: 'System status',
    administratorsOnly: 'The system status is for administrators; the person signed in is not one.',
    well: 'Everything is running as it should. There is nothing to attend to.',
    sentence: (red, amber) =>
      [
        red > 0 ? `${count(red, 'matter needs', 'matters need')} attention now` : '',
        amber > 0 ? `${count(amber, 'matter needs', 'matters need')} watching` : '',
      ]
        .filter((s) => s !== '')
        .join('; ')
        .concat('.'),
    asOf: (at) => `As of ${at}`,
    refresh: 'Refresh',
    concerns: 'Needs attention',
    light: { red: '● Now', amber: '◐ Watch' },
    concern: {
      'jobs-failed': (job) =>
        `Background jobs “${job}” have failed after several attempts. Run them again once the cause has been removed.`,
      'jobs-waiting': (job) => `Background jobs “${job}” are piling up. Check that the server processes are running.`,
      'lapses-late': () =>
        'Limits have run out and the consequence has not been recorded. Check the server processes, or have it done now.',
      'seal-late': () => 'Some days have not been sealed. Check the server processes, or have it done now.',
      'disk-low': () => 'The disk of the data folder is nearly full. Free some space or enlarge it: when it is full, uploads fail.',
      'backup-missing': () => 'No backup has been recorded. Set up a daily backup.',
      'backup-old': () => 'The last backup is out of date. Check the backup job.',
      'calendar-missing': (year) =>
        `The holiday notice for ${year} has not been entered, so limits reaching into that year are provisional. Enter it under Calendar.`,
      'versions-differ': (version) => `Another server process is running version ${version}. Bring all processes to the same version.`,
    },
    program: 'Program and processes',
    version: 'Version',
    mode: 'Mode',
    modes: { demonstration: 'demonstration', real: 'real use' },
    uptime: 'This process has been running for',
    duration: (seconds) => {
      const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60]
      return days > 0
        ? `${days} d ${hours} h`
        : hours > 0
          ? `${hours} h ${minutes} min`
          : minutes > 0
            ? `${minutes} min`
            : 'less than a minute'
    },
    processes: 'Server processes',
    process: (host, pid) => `${host}, process ${pid}`,
    here: 'the process answering',
    heard: (seconds) => `heard ${seconds} s ago`,
    startedAt: 'Started',
    state: 'State',
    database: 'Database',
    engine: 'Database version',
    engines: { postgresql: 'PostgreSQL', embedded: 'Embedded database' },
    size: 'Database size',
    connections: 'Connections',
    connectionsOf: (size, idle, waiting) =>
      `${size} open, ${idle} of them idle${waiting > 0 ? `; ${count(waiting, 'request is', 'requests are')} waiting for one` : ''}`,
    migrations: 'Schema',
    migrationsOf: (n, last, at) => `${count(n, 'version', 'versions')}, the latest ${last} (${at})`,
    jobs: 'Background jobs',
    job: 'Job',
    jobNames: {
      'follow-reactions': 'effects on linked cases',
      'deliver-notice': 'sending reminders',
      'deliver-webhook': 'telling other systems',
    },
    waiting: 'Waiting',
    running: 'Running',
    failed: 'Failed',
    oldest: (time) => `the oldest for ${time}`,
    lastFailure: 'Last failure',
    noFailure: 'none',
    noJobs: 'This process has no background jobs.',
    retry: (job) => `Run failed jobs again: ${job}`,
    retryShort: 'Run again',
    time: 'Limits and seals',
    lapses: 'Limits run out, not yet recorded',
    lapsesOf: (n, day) => (n === 0 ? 'none' : `${n >= 1000 ? '1000 or more' : n}${day ? `, the oldest due ${day}` : ''}`),
    seal: 'Last daily seal',
    sealOf: (day, at) => `entries of ${day}, sealed ${at}`,
    noSeal: 'No day has been sealed yet; a day with entries is sealed on the next',
    unsealed: (day) => `not sealed since ${day}`,
    lookNow: 'Process limits and seals now',
    lookWhy: 'This happens by itself every twenty seconds. After an outage it can be done here at once; doing it twice does no harm.',
    done: 'Done. The latest status is below.',
    storage: 'Storage and backup',
    disk: 'Free space of the data folder',
    diskOf: (free, total, share) => `${free} of ${total} (${share}% free)`,
    backup: 'Last backup',
    noBackup: 'none recorded',
    calendar: 'Calendar',
    missing: 'Years without a holiday notice',
    years: (years) => (years.length === 0 ? 'none' : years.join(', ')),
    provisional: 'Provisional limits',
    provisionalOf: (n) => (n === 0 ? 'none' : n >= 1000 ? '1000 or more' : String(n)),
  },
}
