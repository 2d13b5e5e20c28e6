import { plusDays } from '@fadu/legal-time'
import type { ImportLine } from '../../import/import-line.ts'
import { caseLine, dayAfter, firstDay, type Happening, partOf, spreadDay, type Year } from './lines.ts'

const office = 'y-rule-office'

/** One campaign plan of ten actions with twenty-nine targets. */
export function* planLines(year: Year): Generator<ImportLine> {
  const items = Array.from({ length: 10 }, (_, i) => ({
    id: `a${i + 1}`,
    title: `示例行动${i + 1}`,
    level: 1,
    start: i * 20,
    end: i * 20 + 19,
  }))
  const targets = Array.from({ length: 29 }, (_, i) => ({
    item: items[i % 10]!.id,
    indicator: 'mediation-success',
    comparator: '>=',
    values: [60 + i],
    by: `${year.year}-12-31`,
  }))
  const on = dayAfter(year, 10)
  const registered = {
    organ: 'y-justice',
    title: '示例专项行动方案',
    number: `示法〔${year.year}〕1号`,
    issuer: '示例厅',
    issuedOn: dayAfter(year, 5),
    from: firstDay(year),
    until: `${year.year}-12-31`,
    level: 'province',
    kind: 'campaign',
    document: [year.document],
  }
  yield caseLine('plan-adoption', `plan-${year.year}`, [
    ['registered', on, office, registered],
    ['commitmentsRead', on, office, { reader: '人工录入', document: year.document.hash, items }],
    ['itemsConfirmed', on, office, { items: items.map(({ id }) => id) }],
    ['targetsAdopted', on, office, { targets }],
    ['adopted', on, office],
  ])
}

/** The office's three meetings of the year, and eleven executive meetings at which law was studied. */
export function* meetingLines(year: Year): Generator<ImportLine> {
  const meeting = (body: string, ordinal: number, n: number, item: { kind: string; title: string }) => {
    const on = spreadDay(year, ordinal - 1, n, 330)
    const convened = { organ: 'y-justice', body, ordinal, planned: on, agenda: [{ id: '1', ...item }] }
    return caseLine('coordination-meeting', `meeting-${year.year}-${body}-${ordinal}`, [
      ['convened', on, office, convened],
      ['held', on, office, { chair: 'y-mayor', attendance: ['y-mayor', 'y-head'] }],
      ['minutesIssued', plusDays(on, 2), office, { minutes: '示例纪要。', decisions: [] }],
    ])
  }
  for (let n = 1; n <= 3; n++) yield meeting('office', n, 3, { kind: 'ordinary', title: '示例议题' })
  for (let n = 1; n <= 11; n++) yield meeting('executive', n, 11, { kind: 'law-study', title: `学法${n}` })
}

/** Legality reviews of agenda items and district documents, bulletins, and supervision notices with two problems each. */
export function* officeWorkLines(year: Year): Generator<ImportLine> {
  const review = (n: number, all: number, kind: string) => {
    const on = spreadDay(year, n, all, 330)
    const requested = { reviewer: 'y-justice', unit: 'y-department-1', kind, level: 'district', title: `示例送审${n + 1}` }
    const concluded = { power: true, procedure: true, content: true, conclusion: 'lawful', reasons: '符合规定。' }
    return caseLine('legality-review', `review-${year.year}-${kind}-${n}`, [
      ['requested', on, 'y-liaison', requested],
      ['concluded', plusDays(on, 7), 'y-reviewer', concluded],
    ])
  }
  for (let n = 0; n < 185; n++) yield review(n, 185, 'agenda')
  for (let n = 0; n < 41; n++) yield review(n, 41, 'document')
  for (let n = 0; n < 19; n++) {
    const on = spreadDay(year, n, 19, 330)
    const text = { title: `简报${n + 1}`, text: '示例正文。' }
    yield caseLine('bulletin', `bulletin-${year.year}-${n}`, [
      ['submitted', on, office, { office: 'y-justice', unit: 'y-justice', kind: 'bulletin', ...text }],
      ['edited', on, office, text],
      ['approved', on, 'y-rule-lead'],
      ['issued', plusDays(on, 1), office],
    ])
  }
  for (let n = 0; n < 12; n++) yield supervision(year, n)
}

function supervision(year: Year, n: number): ImportLine {
  const on = spreadDay(year, n, 12, 300)
  const by = 'y-supervisor'
  const notice = { problems: ['示例问题一', '示例问题二'], demand: '限期整改。', mendBy: plusDays(on, 40) }
  return caseLine('enforcement-supervision', `supervision-${year.year}-${n}`, [
    ['opened', on, by, { supervisor: 'y-justice', unit: 'y-department-1', source: 'review', facts: '示例事项。' }],
    ['heard', plusDays(on, 5), by, { statement: '示例陈述。' }],
    ['noticeIssued', plusDays(on, 10), by, notice],
    ['answered', plusDays(on, 30), 'y-liaison', { mended: 2, text: '已整改。' }],
    ['verified', plusDays(on, 35), by, { finding: '已核实。' }],
  ])
}

/** 91 concluded: 51 mediated or withdrawn, 35 decided, 5 never admitted. */
export function* reconsiderationLines(year: Year): Generator<ImportLine> {
  for (let n = 0; n < 91; n++) {
    const ending = n < 30 ? 'mediated' : n < 51 ? 'withdrawn' : n < 86 ? 'decided' : 'rejected'
    yield caseLine('administrative-reconsideration', `reconsideration-${year.year}-${n}`, reconsideration(year, n, ending))
  }
}

function reconsideration(year: Year, n: number, ending: 'mediated' | 'withdrawn' | 'decided' | 'rejected'): readonly Happening[] {
  const on = spreadDay(year, n, 91, 300)
  const clerk = 'y-officer'
  const filed: Happening = [
    'filed',
    on,
    'applicant',
    {
      organ: 'y-justice',
      applicants: [{ kind: 'person', name: '示例申请人' }],
      respondent: 'y-department-1',
      actKind: 'penalty',
      act: '示例处罚决定',
      knewOn: plusDays(on, -10),
      requests: '撤销。',
      reasons: '示例理由。',
    },
  ]
  const signed = (draft: number, day: number, ...by: readonly string[]): readonly Happening[] =>
    by.map((post) => ['draft.signed', plusDays(on, day), post, { draft }])
  if (ending === 'rejected')
    return [filed, ['rejected', plusDays(on, 3), clerk, { reasons: '不属于受理范围。' }], ...signed(2, 3, 'y-head')]
  const heard: readonly Happening[] = [
    filed,
    ['accepted', plusDays(on, 3), clerk, { track: 'ordinary' }],
    ['answered', plusDays(on, 12), 'y-liaison', { answer: '示例答复。' }],
    ['heard', plusDays(on, 14), clerk, { how: 'phone', whom: '申请人', minutes: '示例记录。' }],
  ]
  const signers = ['y-head', 'y-mayor'] as const
  if (ending === 'mediated')
    return [...heard, ['mediated', plusDays(on, 20), clerk, { content: '示例调解内容。', signed: true }], ...signed(5, 20, ...signers)]
  if (ending === 'decided')
    return [...heard, ['decided', plusDays(on, 40), clerk, { outcome: 'upheld', reasons: '示例理由。' }], ...signed(5, 40, ...signers)]
  return [
    ...heard,
    ['withdrawalRequested', plusDays(on, 20), 'applicant', { reason: '已解决', ownWill: true }],
    ['terminated', plusDays(on, 21), clerk, { ground: 'withdrawn', reasons: '准予撤回。' }],
    ...signed(6, 21, ...signers),
  ]
}

/** Ranks and what others resolved, each with its source. */
export function* outsideLines(year: Year, figures: Readonly<Record<string, string>>): Generator<ImportLine> {
  const on = dayAfter(year, 350)
  for (const [indicator, value] of Object.entries(figures)) {
    const entry = {
      indicator,
      period: String(year.year),
      value,
      source: '示例通报',
      reckonedOn: '示例口径',
      signedBy: office,
      signedOn: on,
    }
    yield caseLine('register:external-figures', `outside-${year.year}-${indicator}`, [['entered', on, office, { from: on, entry }]])
  }
}

/** 967 legal aid cases, closed within the year, with what was recovered in all of them together. */
export function* aidLines(year: Year): Generator<ImportLine> {
  for (let n = 0; n < 967; n++) {
    const on = spreadDay(year, n, 967, 250)
    const [officer, lawyer] = ['y-aid-officer', 'y-aid-lawyer']
    yield caseLine('legal-aid', `aid-${year.year}-${n}`, [
      [
        'applied',
        on,
        'applicant',
        {
          organ: 'y-justice',
          applicants: [{ kind: 'person', name: '示例申请人' }],
          matter: 'labour',
          means: 'stated',
          facts: '示例案情。',
        },
      ],
      ['granted', plusDays(on, 3), officer, { reasons: '符合条件。' }],
      ['assigned', plusDays(on, 4), officer, { firm: 'y-justice', lawyer }],
      ['reported', plusDays(on, 80), lawyer, { result: '示例结果。', recovered: partOf(2_800_000_000, 967, n) }],
      ['closed', plusDays(on, 85), officer],
    ])
  }
}
