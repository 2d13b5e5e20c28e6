import type { InformationClass, SightRule } from '@fadu/procedure'
import type { Duty } from './registers/organs.ts'

/**
 * Who may see what: the one table. A post may do with a case what any row gives it; what no row gives is shut. V5 has no row:
 * what belongs to court, procuratorate, police, prison and health system is not kept here. Why each row reads as it does
 * stands in docs/readings.md under “Who sees a case”.
 */
export const sightRules: readonly (SightRule & { readonly duties?: readonly Duty[] })[] = [
  { standing: 'anybody', classes: ['V0'], may: ['list', 'read', 'file', 'export'] },
  { standing: 'role', classes: ['V0', 'V1', 'V2', 'V3'], may: ['list', 'read', 'file', 'reveal', 'export', 'act', 'readers'] },
  { standing: 'named', classes: ['V0', 'V1', 'V2', 'V3'], may: ['list', 'read', 'file', 'reveal', 'export', 'act', 'readers'] },

  // Sensitive: by duty alone a post may give the case to somebody; its content is for those named, each time with a purpose.
  { standing: 'role', classes: ['V4'], may: ['list', 'act'] },
  { standing: 'named', classes: ['V4'], may: ['list', 'act'] },
  { standing: 'named', classes: ['V4'], may: ['read', 'file', 'reveal', 'export', 'readers'], purpose: true },

  // The rule-of-law office looks over all units of the district; at a case file only when it supervises a matter.
  { standing: 'district', duties: ['rule-of-law-office'], classes: ['V1', 'V2'], may: ['list', 'read', 'file', 'readers'] },
  { standing: 'district', duties: ['rule-of-law-office'], classes: ['V3'], may: ['list'] },
  { standing: 'district', duties: ['rule-of-law-office'], classes: ['V3'], may: ['read', 'file', 'readers'], purpose: true },

  // A superior organ's reviewers, in their own line.
  {
    standing: 'below',
    duties: ['reconsideration-office-head', 'dispute-centre-lead'],
    ownLine: true,
    classes: ['V1', 'V2'],
    may: ['list', 'read', 'file', 'readers'],
  },
  { standing: 'below', duties: ['reconsideration-office-head', 'dispute-centre-lead'], ownLine: true, classes: ['V3'], may: ['list'] },
  {
    standing: 'below',
    duties: ['reconsideration-office-head', 'dispute-centre-lead'],
    ownLine: true,
    classes: ['V3'],
    may: ['read', 'file', 'readers'],
    purpose: true,
  },

  // Leaders see work, not case files; those they sign they hold a role in.
  {
    standing: 'below',
    duties: ['reconsideration-organ-head', 'unit-leader', 'rule-of-law-lead'],
    classes: ['V1', 'V2'],
    may: ['list', 'read'],
  },
]

/** Registers up to this class are directories that every post reads, for its forms are filled from them; above it they are for their keepers. */
export const openRegisters: readonly InformationClass[] = ['V0', 'V1', 'V2']
