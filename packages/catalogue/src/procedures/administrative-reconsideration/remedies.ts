import { type Remedy, words } from '@fadu/procedure'
import { art, art2017, law, law2017, litigation, regulation } from './law.ts'

/** What a party can do against an act or an ending, by the article of its edition. */
export interface Remedies {
  readonly suit: Remedy
  readonly suitAfterRejection: Remedy
  readonly suitAfterDismissal: Remedy
  readonly directSuit: Remedy
  readonly mediation: Remedy
}

const suit: Remedy = {
  words: words(
    '不服本决定的，可以自收到之日起十五日内向人民法院提起行政诉讼',
    'You may sue in the people’s court within fifteen days of receiving this',
  ),
  under: litigation(45),
  within: law.suit,
}
const directSuit: Remedy = {
  words: words(
    '可以自知道或者应当知道原行政行为之日起六个月内，直接就原行政行为向人民法院提起行政诉讼',
    'You may sue over the original act itself within six months of the day you knew or should have known of it',
  ),
  under: litigation(46, 1),
  within: law.directSuit,
}
const afterRejection = words(
  '可以自收到本决定书之日起十五日内，依法向人民法院提起行政诉讼',
  'You may sue in the people’s court within fifteen days of receiving this',
)

export const remedies: Remedies = {
  suit,
  directSuit,
  suitAfterRejection: { words: afterRejection, under: art(34), within: law.suitAfterPreposition },
  suitAfterDismissal: { words: afterRejection, under: art(34), within: law.suitAfterPreposition },
  mediation: {
    words: words('调解书生效后一方不履行的，可以申请强制执行', 'If a party does not perform, enforcement can be applied for'),
    under: art(78),
  },
}

export const remedies2017: Remedies = {
  suit,
  directSuit,
  suitAfterRejection: { words: afterRejection, under: art2017(19), within: law2017.suitAfterRejection },
  // Art. 19 names refusal and silence only; a dismissal is a decision like any other (docs/readings.md).
  suitAfterDismissal: suit,
  // The texts of that time say that a signed statement binds, and nothing of its enforcement.
  mediation: {
    words: words(
      '调解书经双方当事人签字即具有法律效力，可以要求对方履行',
      'Signed by both sides the statement binds; you may require the other side to perform',
    ),
    under: regulation(50, 2),
  },
}
