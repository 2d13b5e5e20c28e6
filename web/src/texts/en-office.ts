import type { officeZh } from './zh-office.ts'

/** Words of sign-in, audit and administration in English. */
export const officeEn: typeof officeZh = {
  purpose: {
    title: 'State a purpose first',
    sentence:
      'This post does not handle the case, or the case is sensitive. With a purpose it may be read for the rest of the day. The purpose and every reading are recorded, and the parties see which organ has read their file.',
    send: 'Record the purpose and read',
  },
  oidc: {
    enter: 'Sign in with the identity provider',
    failures: {
      provider: 'Sign-in at the identity provider was not completed. Try again; if it keeps failing, ask an administrator.',
      'no-account': 'The identity provider knows you, but there is no account for you here. Ask an administrator to create one.',
      'no-post': 'This account holds no post at present. Ask whoever keeps the registers.',
    },
  },
  secondFactor: {
    title: 'One-time codes',
    states: {
      on: 'Signing in takes a one-time code beside the password. Set it up anew here when the phone is replaced.',
      off: 'With one-time codes, signing in takes a code from an authenticator on the phone beside the password, so that a stolen password alone opens nothing.',
      demanded:
        'Administrators and posts that read sensitive cases set up one-time codes before anything else. A phone with an authenticator app is needed.',
    },
    begin: 'Set up one-time codes',
    renew: 'Replace the authenticator',
    show: 'Show the key',
    keyTitle: 'Enter the key in the authenticator',
    keyWhy:
      'In the authenticator app choose “enter a key”, type “time-based”, and enter the key below group by group. Then fill in the six digits that it shows.',
    openApp: 'Open in an authenticator on this device',
    address: 'The key as an address',
    confirm: 'Check and set up',
    done: '✓ One-time codes are in use. Sessions on other devices have ended.',
    recoveryTitle: 'Keep the recovery codes',
    recoveryWhy:
      'Without the phone a recovery code takes the place of a one-time code, each of them once. They are shown only now: print them or write them down, and keep them safe.',
    print: 'Print',
    kept: 'They are kept',
    code: 'One-time code or recovery code',
    codeHint: 'The six digits the authenticator shows now; without the phone, a recovery code.',
  },
  accountActs: {
    do: (account) => `Act on account ${account}`,
    column: 'Act',
    why: 'Make sure of the person first. What was done, why and by whom is written to the access log.',
    send: 'Do it',
    done: (account) => `Done for account ${account}.`,
    newPassword: (account) => `The new password of account ${account} is shown only once:`,
    waiting: 'somebody is waiting after failures',
    disabled: 'disabled',
    secondFactor: 'one-time codes',
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
