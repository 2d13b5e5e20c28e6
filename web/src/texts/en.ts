import { followUpEn } from './en-follow-up.ts'
import { indicatorsEn } from './en-indicators.ts'
import { officeEn } from './en-office.ts'
import { plansEn } from './en-plans.ts'
import { portalEn } from './en-portal.ts'
import { reportEn } from './en-report.ts'
import { statusEn } from './en-status.ts'
import { tablesEn } from './en-tables.ts'
import { wholeCaseEn } from './en-whole-case.ts'
import { workEn } from './en-work.ts'
import type { LimitInWords, SpokenLimit, Texts } from './zh.ts'

const kinds = {
  counted: 'counted',
  rest: 'rest days',
  'adjusted-workday': 'adjusted working day, counted',
  suspended: 'suspended, not counted',
  excluded: 'excluded by law, not counted',
  extended: 'extension',
  rolled: 'moved past rest days',
} as const

const mib = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`
const small = (label: string): string => (/^[A-Z][a-z]/.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label)

/** Words of the interface in English: written, not translated word by word. */
export const en: Texts = {
  ...portalEn,
  ...workEn,
  ...wholeCaseEn,
  ...tablesEn,
  ...officeEn,
  ...statusEn,
  ...plansEn,
  ...reportEn,
  ...indicatorsEn,
  ...followUpEn,
  shell: {
    skip: 'Skip to content',
    mainNavigation: 'Main navigation',
    bottomNavigation: 'Bottom navigation',
    demonstration:
      'This is a demonstration. Everything in it is invented and nothing filed here has legal effect. Please do not enter real personal details.',
    demonstrationWork: 'Demonstration: everything here is invented and has no legal effect.',
  },
  page: {
    waiting: 'Loading',
    waitingWhy: 'Loading from the server; one moment please.',
    missing: 'Not found',
    missingWhat: 'There is no such page, or the link no longer works.',
    more: 'Show more',
  },
  dialog: { close: 'Close' },
  problem: {
    unreachable: 'The server did not answer, so it is not certain whether this was received.',
    unexpected: 'An unexpected error occurred on this page and the action was not completed.',
    retry: 'Try again',
    request: (id) => `Request number: ${id}`,
  },
  field: {
    masked: 'masked',
    maskedWhy: 'Personal details are masked by default',
    show: 'Show',
    showOf: (label) => `Show ${small(label)}`,
    hide: 'Mask again',
    shownNow: 'Personal details are shown; this access has been logged.',
    revealTitle: 'Show personal details',
    revealWhy: 'Personal details are shown for a stated purpose only. Who viewed them, when and why is logged, and the party can see it.',
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
    addOneOf: 'Choose to add',
    readingOptions: 'Loading the choices',
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
    fileHint: (most, largest) => `Images, PDF, documents, audio or video; at most ${most} files of up to ${mib(largest)} each.`,
    fileTooLarge: (largest) => `The file is larger than ${mib(largest)} and was not uploaded.`,
    fileFailed: 'The upload was interrupted. Check the network and choose the file again.',
    sendingFile: (name) => `Uploading ${name}`,
    waitingForFiles: 'Waiting for files',
    restored: 'The draft from last time has been restored.',
    keptAt: (at) => `Draft saved in this browser, ${at}.`,
    discard: 'Discard draft',
    keptAfterFailure: 'The draft is saved in this browser; submitting again will not file it twice.',
    notKept: 'What was entered is still on the page. Keep the page open and submit again later; it will not be filed twice.',
    sending: 'Submitting',
    toReview: 'Next: review',
    backToFilling: 'Back to the form',
    checkOnly: 'Check only, record nothing',
    reviewTitle: 'Review the entries',
    reviewWhy: 'Check the following, then submit.',
    toMend: (n) => (n === 1 ? 'One item needs correcting:' : `${n} items need correcting:`),
    fillIn: (label) => `Fill in: ${small(label)}`,
    choose: (label) => `Choose: ${small(label)}`,
    attach: (label) => `Upload: ${small(label)}`,
    notAmount: (label) => `${label}: a number in yuan, with at most two decimals`,
    notDay: (label) => `${label}: not a valid date`,
    notCount: (label) => `${label}: a whole number`,
    tooLong: (label, most) => `${label}: at most ${most} characters`,
    tooMuch: (label, most) => `${label}: at most ${most}`,
    tooLittle: (label, least) => `${label}: at least ${least}`,
    wrong: (label) => `${label}: please check this entry`,
    codes: {
      'masked-value': 'This is a masked value; enter the full value',
      phone: 'A telephone number may contain only digits, spaces, plus signs and hyphens',
      'identity-number': 'The identity number is wrong; check its eighteen characters',
      'credit-code': 'The credit code is wrong; check its eighteen characters',
      account: 'Lower-case letters, digits, dots, underscores and hyphens only; three or more',
    },
  },
  limit: {
    today: 'Today',
    internal: 'The office’s own target, not a statutory limit',
    overdueWord: 'overdue',
    nearWord: 'due soon',
    pausedWord: 'suspended',
    daysLeft: (n) => (n > 1 ? `${n} days left` : n === 1 ? '1 day left' : n === 0 ? 'ends today' : n === -1 ? 'by 1 day' : `by ${-n} days`),
    provisionalWord: 'provisional',
    provisional: 'The public holidays of that year have not been announced; the day may change.',
    suspended: 'The limit is suspended; the day shown is the earliest possible.',
    endedOnes: (n) => `Ended limits (${n})`,
    restsOn: 'Legal basis',
    consequence: (words) => `If it expires: ${words}.`,
    extensionLeft: (n) => `It may still be extended by ${n} days.`,
    why: (n) => `How this day was calculated (${n} ${n === 1 ? 'line' : 'lines'})`,
    part: (kind, from, until) => `${from}${until ? ` to ${until}` : ''}: ${kinds[kind]}`,
    state: (status, light) => {
      if (status === 'paused') return '‖ suspended'
      if (status === 'met') return '✓ done in time'
      if (status === 'late') return '! done late'
      if (status === 'expired') return light === 'red' ? '! overdue' : 'expired'
      if (status === 'over') return '✓ period complete'
      if (status === 'dropped') return 'no longer counted'
      return light === 'red' ? '! overdue' : light === 'amber' ? '△ due soon' : 'running'
    },
    sentence: ({ bears, until, bracketed, limitation, ended, status }: LimitInWords) => {
      if (bracketed)
        return status === 'over'
          ? `The minimum period ended on ${until}.`
          : `The minimum period runs until ${until}; the next step may not be taken before then.`
      if (limitation && ended && (status === 'met' || status === 'late')) return `${bears}: open until ${until}, used on ${ended}.`
      if (limitation && status !== 'dropped')
        return status === 'expired' ? `${bears}: ended on ${until}.` : `${bears}: open until ${until}.`
      if (status === 'met' || status === 'late') return `${bears}: due by ${until}, done on ${ended ?? '—'}.`
      if (status === 'dropped') return 'The case is closed or circumstances have changed; no longer counted.'
      return `${bears}: due by ${until}.`
    },
    spoken: (limit: SpokenLimit) =>
      [
        `${limit.term}: from ${limit.from}, due ${limit.due}`,
        limit.bracketed ? 'a minimum period: the next step may not be taken before then' : '',
        limit.restDays > 0 ? `${limit.restDays} rest days within` : '',
        ...limit.parts,
        limit.ended ? `done on ${limit.ended}` : limit.today ? `today is ${limit.today}` : '',
        limit.overdue ? 'overdue' : '',
        limit.provisional ? 'the day is provisional' : '',
      ]
        .filter((part) => part !== '')
        .join('; '),
  },
  readings: {
    'case.read': 'viewed the case',
    'document.read': 'viewed a document',
    'file.read': 'opened a file',
    'personal.revealed': 'viewed personal details',
    'personal.erased': 'erased personal details',
    export: 'exported the file, personal details masked',
    'export.revealed': 'exported the file with personal details',
    'purpose.given': 'stated a purpose',
    'case.refused': 'turned away',
    search: 'searched for cases',
    'cases.imported': 'imported cases in bulk',
    'indicator.opened': 'opened what an indicator is made of',
    'log.read': 'read the access log',
    'log.exported': 'exported the access log',
    'log.checked': 'checked the access log',
    'factor.enrolled': 'set up one-time codes',
    signedIn: 'signed in',
    'signIn.failed': 'tried in vain to sign in',
    'signIn.locked': 'locked for a while after several failures',
    'password.changed': 'changed their password',
    'account.created': 'created an account',
    'account.reset-second-factor': 'took away one-time codes',
    'account.reset-password': 'gave a new password',
    'account.disable': 'disabled an account',
    'account.enable': 'enabled an account',
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
    withoutUs: 'How to check without this system',
    withoutUsHow:
      'With the open-source program Fadu, run this command on a receipt or an exported case file. It contacts no server, recalculates every digest and names the first entry that was altered.',
  },
  stage: { map: 'Stages', passed: '(passed)', present: '(current stage)', possible: '(possible)', 'ruled-out': '(ruled out)' },
  print: {
    print: 'Print',
    backToCase: 'Back to the case',
    backToFollow: 'Back to progress',
    demonstration: '演示文书，没有法律效力',
    reference: (reference) => `案号：${reference}`,
    digest: '存证摘要：',
  },
}
