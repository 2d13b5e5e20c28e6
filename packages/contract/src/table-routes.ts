import { z } from 'zod'
import type { Route } from './route.ts'
import { enteredView, enterRequest, registerTableView, tableRequest } from './table-view.ts'

const params = z.object({ register: z.string().max(80) })

/** Tables into registers: looked at first, entered when confirmed, row by row through the one write path. */
export const tableRoutes = {
  registerTable: {
    method: 'POST',
    path: '/api/registers/:register/tables',
    summary: 'Reads a table (xlsx, csv) for a register: how its columns match, and each row as it would be entered; records nothing',
    caller: 'post',
    params,
    body: tableRequest,
    answer: registerTableView,
  },
  registerEnter: {
    method: 'POST',
    path: '/api/registers/:register/entries',
    summary: 'Enters rows that were looked at, or amends the entries they change; a row that stands already records nothing',
    caller: 'post',
    params,
    body: enterRequest,
    answer: enteredView,
  },
  registerTemplate: {
    method: 'GET',
    path: '/api/registers/:register/template',
    summary: 'An empty table with the columns of a register, to fill in',
    caller: 'post',
    params,
    query: z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx'), language: z.enum(['zh', 'en']).default('zh') }),
    answer: z.unknown(),
  },
} as const satisfies Record<string, Route>
