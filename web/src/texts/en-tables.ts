import type { tablesZh } from './zh-tables.ts'

const rows = (n: number): string => (n === 1 ? '1 row' : `${n} rows`)

/** Words of tables that go into registers, in English. */
export const tablesEn: typeof tablesZh = {
  table: {
    open: 'Import a table',
    title: (term) => `${term}: import a table`,
    sentence: 'Look first, enter later: nothing is written while you look; once confirmed, rows are entered one by one.',
    template: (format) => `Download an empty table (${format})`,
    back: 'Back to the register',
    drop: 'Drop the filled-in table here',
    choose: 'Choose a table',
    hint: (megabytes, n) =>
      `xlsx or csv with column names in the first row; at most ${megabytes} MB and ${n} rows. The file is only looked at, not kept.`,
    reading: (name) => `Looking at “${name}”`,
    tooLarge: (megabytes) => `The table file is larger than ${megabytes} MB`,
    unreadable: 'The file could not be read; choose it again',
    columns: 'Columns',
    columnsSentence: (unsure) =>
      unsure === 0
        ? 'Every column is matched.'
        : `${unsure === 1 ? 'One column is' : `${unsure} columns are`} uncertain; choose, then look again.`,
    header: 'Column of the table',
    field: 'Goes into',
    goesInto: (name) => `“${name}” goes into`,
    takes: 'What to write',
    none: 'Leave this column out',
    unsure: 'please choose',
    missing: (fields) => `Required columns are missing: ${fields.join(', ')}`,
    unnamed: (n) => `Column ${n} (no name)`,
    from: 'In force from, where the table does not say',
    again: 'Look again',
    faults: 'To be put right',
    faultsSentence: (n, faults) =>
      `${faults === 1 ? '1 fault' : `${faults} faults`} in ${rows(n)}. Mend the table and choose it again, or enter the other rows first.`,
    row: 'Row',
    column: 'Column',
    reason: 'Reason',
    wholeRow: 'whole row',
    preview: 'What would be entered',
    counts: (n) => `${n.new} new, ${n.changed} changed, ${n.unchanged} unchanged, ${n.wrong} with faults.`,
    result: 'Result',
    standing: { new: 'New', changed: 'Changed', unchanged: 'Unchanged', wrong: 'With faults' },
    was: (text) => `was: ${text}`,
    more: (n) => `Show ${n} more rows`,
    why: 'Reason for the changes',
    whyDefault: (name) => `Updated from table “${name}”`,
    enter: (n) => `Confirm and enter ${rows(n)}`,
    nothing: 'There is nothing to enter.',
    entering: (done, of) => `${done} of ${of} done`,
    stopped: (done) => `Stopped after ${done}. Confirm again to go on; what is entered is not entered twice.`,
    done: 'Entered',
    doneCounts: (n) => `${n.entered} new, ${n.changed} changed, ${n.unchanged} there already, ${n.refused} not entered.`,
    refused: 'Rows that were not entered',
    another: 'Import another table',
  },
}
