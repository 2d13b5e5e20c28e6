import * as business from './business.ts'
import * as digital from './digital.ts'
import * as enforcement from './enforcement.ts'
import * as leadership from './leadership.ts'
import * as legal from './legal-services.ts'
import * as publicity from './publicity.ts'
import * as society from './society.ts'

/** Every ledger of the work, in the order of the annual report. */
export const ledgers = [publicity, leadership, enforcement, business, society, legal, digital].flatMap((chapter) => Object.values(chapter))
