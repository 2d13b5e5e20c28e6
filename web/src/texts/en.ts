import { portalEn } from './en-portal.ts'
import { workEn } from './en-work.ts'
import type { LimitInWords, SpokenLimit, Texts } from './zh.ts'

const kinds = {
  counted: 'counted',
  rest: 'rest days',
  'adjusted-workday': 'worked in exchange, counted',
  suspended: 'suspended, not counted',
  excluded: 'excluded by law, not counted',
  extended: 'extension',
  rolled: 'rolled over rest days',
} as const

const mib = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`
const small = (label: string): string => (/^[A-Z][a-z]/.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label)

/** Words of the interface in English: written, not translated word by word. */
export const en: Texts = {
  ...portalEn,
  ...workEn,
  shell: {
    skip: 'Skip to content',
    mainNavigation: 'Main navigation',
    bottomNavigation: 'Bottom navigation',
    demonstration:
      'This is a demonstration. Everything in it is invented and nothing filed here has legal effect. Please do not enter real personal details.',
    demonstrationWork: 'Demonstration: everything here is invented and has no legal effect.',
  },
  page: {
    waiting: 'Reading',
    waitingWhy: 'Reading from the server; one moment.',
    missing: 'Not found',
    missingWhat: 'There is no such page, or the link no longer works.',
    more: 'Show more',
  },
  dialog: { close: 'Close' },
  problem: {
    unreachable: 'The server could not be reached, so it is not certain whether this arrived.',
    unexpected: 'Something unexpected happened in this page and the action was not completed.',
    retry: 'Try again',
    request: (id) => `Request number: ${id}`,
  },
  field: {
    masked: 'masked',
    maskedWhy: 'Personal details are masked unless there is a purpose',
    show: 'Show',
    showOf: (label) => `Show ${small(label)}`,
    hide: 'Mask again',
    shownNow: 'Personal details are shown; this reading has been logged.',
    revealTitle: 'Show personal details',
    revealWhy: 'Personal details are shown for a stated purpose only. Who read them, when and why is logged, and the party can see it.',
    fileSize: (bytes) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`),
  },
  form: {
    required: '(required)',
    optional: '(optional)',
    comma: ', ',
    yes: 'Yes',
    no: 'No',
    noAnswer: 'Leave blank',
    yuan: 'yuan',
    yuanOf: (yuan) => `${yuan} yuan`,
    pleaseChoose: 'Please choose',
    readingOptions: 'Reading the choices',
    noOptions: 'There is nothing to choose from at present.',
    optionWithHint: (name, hint) => `${name} (${hint})`,
    nth: (label, n) => `${label} ${n}`,
    addOptional: (label) => `Add ${small(label)}`,
    addAnother: (label) => `Add another: ${small(label)}`,
    leaveOut: (label) => `Leave out ${small(label)}`,
    remove: (label) => `Remove ${label}`,
    chooseFiles: 'Choose files',
    takePhoto: 'Take a photo',
    removeFile: 'Remove',
    fileHint: (most, largest) => `Pictures, PDF, documents, sound or video; at most ${most} files of up to ${mib(largest)} each.`,
    fileTooLarge: (largest) => `Larger than ${mib(largest)}; not uploaded.`,
    fileFailed: 'The upload broke off. Check the network and choose the file again.',
    sendingFile: (name) => `Uploading ${name}`,
    waitingForFiles: 'Waiting for files',
    restored: 'What was filled in last time has been restored.',
    keptAt: (at) => `Draft kept in this browser at ${at}.`,
    discard: 'Discard draft',
    keptAfterFailure: 'What was filled in is kept in this browser; sending again will not file it twice.',
    notKept: 'What was filled in is still on the page. Leave it open and send again later; it will not be filed twice.',
    sending: 'Sending',
    toReview: 'Next: check',
    backToFilling: 'Back to the form',
    checkOnly: 'Check only, record nothing',
    reviewTitle: 'Check what was filled in',
    reviewWhy: 'Read this through, then send it.',
    toMend: (n) => (n === 1 ? 'One thing needs mending:' : `${n} things need mending:`),
    fillIn: (label) => `Fill in: ${small(label)}`,
    choose: (label) => `Choose: ${small(label)}`,
    attach: (label) => `Upload: ${small(label)}`,
    notAmount: (label) => `${label}: a number in yuan, with at most two decimals`,
    notDay: (label) => `${label}: not a valid day`,
    notCount: (label) => `${label}: a whole number`,
    tooLong: (label, most) => `${label}: at most ${most} characters`,
    tooMuch: (label, most) => `${label}: at most ${most}`,
    tooLittle: (label, least) => `${label}: at least ${least}`,
    wrong: (label) => `${label}: not as it should be`,
    codes: {
      'masked-value': 'This is a masked value; give the full value',
      phone: 'A telephone number has only digits, spaces, plus and hyphens',
      'identity-number': 'The identity number is wrong; check its eighteen characters',
      'credit-code': 'The credit code is wrong; check its eighteen characters',
      account: 'Small letters, digits, dots, underscores and hyphens only; three or more',
    },
  },
  limit: {
    today: 'Today',
    internal: 'The office’s own target, not a statutory limit',
    overdueWord: 'overdue',
    nearWord: 'due soon',
    pausedWord: 'suspended',
    provisionalWord: 'provisional',
    provisional: 'The holidays of that year have not been announced; the day may move.',
    suspended: 'The limit is suspended; the day shown is the earliest possible.',
    restsOn: 'Legal basis',
    consequence: (words) => `If it runs out: ${words}.`,
    extensionLeft: (n) => `It may still be extended by ${n} days.`,
    why: (n) => `How this day was worked out (${n} ${n === 1 ? 'line' : 'lines'})`,
    part: (kind, from, until) => `${from}${until ? ` to ${until}` : ''}: ${kinds[kind]}`,
    state: (status, light) => {
      if (status === 'paused') return '‖ suspended'
      if (status === 'met') return '✓ done in time'
      if (status === 'late') return '! done late'
      if (status === 'expired') return light === 'red' ? '! overdue' : 'run out'
      if (status === 'over') return '✓ period has run'
      if (status === 'dropped') return 'no longer counted'
      return light === 'red' ? '! overdue' : light === 'amber' ? '△ due soon' : 'running'
    },
    sentence: ({ bears, until, bracketed, ended, status }: LimitInWords) => {
      if (bracketed)
        return status === 'over'
          ? `The least period ended on ${until}.`
          : `The least period runs until ${until}; the next step may not be taken before.`
      if (status === 'met' || status === 'late') return `${bears}: due by ${until}, done on ${ended ?? '—'}.`
      if (status === 'dropped') return 'The case is closed or circumstances have changed; no longer counted.'
      return `${bears}: due by ${until}.`
    },
    spoken: (limit: SpokenLimit) =>
      [
        `${limit.term}: from ${limit.from}, due ${limit.due}`,
        limit.bracketed ? 'a least period: the next step may not be taken before' : '',
        limit.restDays > 0 ? `${limit.restDays} rest days within` : '',
        ...limit.parts,
        limit.ended ? `done on ${limit.ended}` : limit.today ? `today is ${limit.today}` : '',
        limit.overdue ? 'overdue' : '',
        limit.provisional ? 'the day is provisional' : '',
      ]
        .filter((part) => part !== '')
        .join('; '),
  },
  seal: {
    title: 'Seal',
    states: { intact: 'Seal intact', unchecked: 'Seal not checked', broken: 'Seal broken' },
    open: (what, state) => `Seal of ${what}: ${state}`,
    what: 'What',
    by: 'Recorded by',
    at: 'Recorded at',
    digest: 'Digest',
    check: 'Check against the log',
    checkFailed: 'The check did not succeed. Try again later, or check offline as described below.',
    withoutUs: 'How to check it without us',
    withoutUsHow:
      'With the open-source program Fadu, run this command on a receipt or an exported case file. It contacts no server, recomputes every digest and names the first altered entry.',
  },
  stage: { map: 'Stages', passed: '(passed)', present: '(present stage)', possible: '(possible)', 'ruled-out': '(ruled out)' },
  print: {
    print: 'Print',
    backToCase: 'Back to the case',
    backToFollow: 'Back to following',
    demonstration: '演示文书，没有法律效力',
    reference: (reference) => `案号：${reference}`,
    digest: '存证摘要：',
  },
}
