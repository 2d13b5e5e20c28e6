import type { officeZh } from './zh-office.ts'

/** Words of sign-in, audit and administration in English. */
export const officeEn: typeof officeZh = {
  purpose: {
    title: 'State a purpose first',
    sentence:
      'This post does not handle the case, or the case is sensitive. With a purpose it may be read for the rest of the day. The purpose and every reading are recorded, and the parties see which organ has read their file.',
    send: 'Record the purpose and read',
  },
  audit: {
    sentence:
      'Who read what, when, through which post and for what purpose. Only the record, no content of any case; every reading of this page is recorded too.',
    auditorsOnly: 'The access log is for auditors; the present post is not charged with audit.',
    begin: 'Begin',
    shown: (n, more) => (more ? `${n} shown; there are earlier ones` : n === 1 ? '1 entry' : `${n} entries`),
    none: 'Nothing matches. Try wider conditions.',
    case: 'Case number',
    account: 'Account',
    post: 'Identifier of the post',
    act: 'Act',
    anyAct: 'Any act',
    class: 'Class',
    anyClass: 'Any class',
    from: 'From',
    until: 'To',
    find: 'Find',
    at: 'Time',
    who: 'Person and post',
    what: 'Act and case',
    why: 'Purpose',
    person: (name, account) => (name === account ? name : `${name} (${account})`),
    ofCase: (procedure, reference, level) => `${procedure} · ${reference} · ${level}`,
    export: 'Export as a table (CSV)',
    check: 'Check that the log is whole',
    checking: 'Checking',
    intact: '✓ The log is whole: every row fits, nothing was added, changed or taken out.',
    broken: (n) => `△ The log is not whole: from row ${n ?? '—'} on it does not fit its seal. Report this at once.`,
  },
}
