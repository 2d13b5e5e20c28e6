import type { ImportLine } from '../../import/import-line.ts'
import { dayAfter, entryOf, firstDay, oneOf, partOf, spreadDay, type Year } from './lines.ts'
import { departments, departmentsWithLawyer, towns, villages } from './organisation.ts'

const justice = 'y-justice'
type Entries = Generator<ImportLine>

/** Leadership, publicity and learning. */
export function* publicityLines(year: Year): Entries {
  yield entryOf(year, 'publicity-activities', 0, justice, {
    title: '学习资料发放',
    on: dayAfter(year, 20),
    kind: 'material',
    audience: 'leaders',
    attendance: 0,
    materials: 1000,
  })
  for (let i = 0; i < 83; i++)
    yield entryOf(year, 'publicity-activities', 100 + i, justice, {
      title: '法治知识竞赛',
      on: spreadDay(year, i, 83),
      kind: 'contest',
      audience: 'pupils',
      attendance: partOf(100_000, 83, i),
      school: `第${i + 1}示例学校`,
    })
  for (let i = 0; i < 50; i++)
    yield entryOf(year, 'publicity-activities', 200 + i, justice, {
      title: '送法进企业',
      on: spreadDay(year, i, 50),
      kind: 'talk',
      audience: 'enterprises',
      attendance: 0,
      enterprises: 200,
    })
  for (let i = 0; i < 70; i++)
    yield entryOf(year, 'publicity-activities', 300 + i, justice, {
      title: '群众普法',
      on: spreadDay(year, i, 70),
      kind: 'visit',
      audience: year.drawn(`audience ${i}`) < 0.7 ? 'residents' : 'mixed',
      attendance: 2000,
    })
  yield* learningLines(year)
  yield* mediaLines(year)
}

function* learningLines(year: Year): Entries {
  for (let i = 0; i < 4; i++)
    yield entryOf(year, 'learning-sessions', i, justice, {
      title: '问答活动',
      on: spreadDay(year, i, 4),
      kind: 'quiz',
      audience: 'officials',
      trainees: 950,
    })
  yield entryOf(year, 'learning-sessions', 10, justice, {
    title: '法治思维培训',
    on: dayAfter(year, 150),
    kind: 'training',
    audience: 'leaders',
    trainees: 100,
  })
}

function* mediaLines(year: Year): Entries {
  const reports = [
    ['central', 35],
    ['province', 26],
    ['district', 69],
  ] as const
  for (const [k, [tier, count]] of reports.entries())
    for (let i = 0; i < count; i++)
      yield entryOf(year, 'media-items', 1000 * (k + 1) + i, justice, {
        title: `报道${i + 1}`,
        on: spreadDay(year, i, count),
        kind: 'report',
        tier,
      })
  for (let i = 0; i < 35; i++)
    yield entryOf(year, 'media-items', i, justice, {
      title: `普法短视频${i + 1}`,
      on: spreadDay(year, i, 35),
      kind: 'video',
      tier: 'own',
      views: 28_572,
    })
  for (const [i, kind] of (['website', 'wechat', 'weibo', 'video', 'client'] as const).entries())
    yield entryOf(year, 'publicity-channels', i, justice, {
      title: `示例平台${i + 1}`,
      kind,
      matrix: true,
      publicityPlatform: kind !== 'website',
    })
}

/** What leaders asked for, what was recognised, what falls short, and campaigns with their days. */
export function* leadershipLines(year: Year): Entries {
  for (let i = 0; i < 9; i++)
    yield entryOf(year, 'instructions', i, justice, {
      post: 'y-mayor',
      rank: 'government-leader',
      on: spreadDay(year, i, 9),
      subject: `法治工作批示${i + 1}`,
    })
  const honour = (n: number, kind: string, level: string, holder: string) =>
    entryOf(year, 'honours', n, justice, {
      title: `示例荣誉${n}`,
      kind,
      level,
      holder,
      recognisedOn: dayAfter(year, 120),
      by: '示例认定机关',
    })
  yield honour(1, 'judicial-office', 'province', towns[0]!.id)
  yield honour(2, 'trademark', 'national', justice)
  yield honour(3, 'inspection-award', 'province', 'y-government')
  yield honour(4, 'inspection-award', 'province', 'y-government')
  for (const [i, { id }] of villages.entries()) yield honour(10 + i, 'democratic-village', 'district', id)
  const campaign = (n: number, kind: string, start: number, more: object) =>
    entryOf(year, 'campaigns', n, justice, {
      title: `示例专项${n}`,
      kind,
      level: 'district',
      start: dayAfter(year, start),
      end: dayAfter(year, start + 99),
      ...more,
    })
  yield campaign(1, 'dispute-resolution', 90, {})
  yield campaign(2, 'litigation', 200, {})
  yield campaign(3, 'publicity-programme', 0, { end: `${year.year + 4}-12-31`, ordinal: 8 })
  for (let i = 0; i < 4; i++)
    yield entryOf(year, 'shortcomings', i, justice, {
      title: `示例不足${i + 1}`,
      found: 'self',
      cause: '示例原因',
      measure: '示例措施',
      due: `${year.year + 1}-06-30`,
      reportYear: year.year,
    })
}

/** Matters, inspections and reviews of enforcement. Shares need whole counts that print as the report says. */
export function* enforcementLines(year: Year): Entries {
  const matter = (n: number, status: string, more: object = {}) =>
    entryOf(year, 'enforcement-matters', n, justice, { title: `执法事项${n}`, code: `SL-${n}`, status, ...more })
  for (let n = 0; n < 666; n++) yield matter(n, 'existing')
  for (let n = 666; n < 666 + 508; n++) yield matter(n, 'transferred', { transferredOn: spreadDay(year, n - 666, 508) })
  for (let n = 1174; n < 5870; n++) yield matter(n, 'department', { requestedByTowns: n < 1174 + 33 })
  for (const [n, system] of (['disclosure', 'recording', 'legal-review'] as const).entries())
    yield entryOf(year, 'enforcement-systems', n, justice, {
      system,
      document: '示例制度文件',
      inForceOn: firstDay(year),
      level: 'district',
    })
  const { all, credit, joint } = drawnTasks()
  for (let n = 0; n < all; n++)
    yield entryOf(year, 'inspection-tasks', n, justice, {
      title: `双随机任务${n + 1}`,
      on: spreadDay(year, n, all),
      random: true,
      creditRule: n < credit,
      joint: n >= all - joint,
      inspections: 10,
      mobile: 10,
    })
  for (const [n, kind] of (
    ['joint-supervision', 'joint-supervision', 'joint-supervision', 'joint-supervision', 'evaluation', 'file-review'] as const
  ).entries())
    yield entryOf(year, 'enforcement-reviews', n, justice, {
      title: `示例监督${n + 1}`,
      on: spreadDay(year, n, 6),
      kind,
      problems: partOf(34, 6, n),
    })
}

/** The smallest number of tasks of which whole parts print as 91.31 % and 20.71 %. */
export function drawnTasks(): { readonly all: number; readonly credit: number; readonly joint: number } {
  const part = (all: number, hundredths: number): number | undefined => {
    const near = Math.round((all * hundredths) / 10_000)
    return Math.round((near * 10_000) / all) === hundredths ? near : undefined
  }
  for (let all = 1; ; all++) {
    const [credit, joint] = [part(all, 9131), part(all, 2071)]
    if (credit !== undefined && joint !== undefined) return { all, credit, joint }
  }
}

/** Advisers, points, consultations, talent. */
export function* legalWorkLines(year: Year): Entries {
  for (const [i, { id }] of departments.entries())
    yield entryOf(year, 'legal-staffing', i, id, {
      kind: 'department',
      adviser: true,
      governmentLawyers: i < departmentsWithLawyer ? 1 : 0,
      legalityReview: true,
    })
  for (const [i, { id }] of towns.entries())
    yield entryOf(year, 'legal-staffing', 100 + i, id, { kind: 'town', adviser: true, governmentLawyers: 0, legalityReview: true })
  for (let i = 0; i < 393; i++)
    yield entryOf(year, 'adviser-grids', i, justice, {
      title: `第${i + 1}网格`,
      town: towns[i % towns.length]!.id,
      entities: partOf(150_000, 393, i),
      lawyerAssigned: true,
    })
  const point = (n: number, kind: string, offers: readonly string[], more: object = {}) =>
    entryOf(year, 'service-points', n, justice, {
      title: `示例服务点${n}`,
      offers,
      kind,
      since: firstDay(year),
      level: 'district',
      ...more,
    })
  for (const [i, { id }] of towns.entries()) yield point(i, 'station', ['reconsideration', 'consultation'], { town: id })
  for (let i = 0; i < 33; i++) yield point(100 + i, 'kiosk', ['consultation'], { town: towns[i % towns.length]!.id })
  yield point(200, 'centre', ['intellectual-property'])
  for (let i = 0; i < 240; i++)
    yield entryOf(year, 'consultations', i, justice, {
      on: spreadDay(year, i, 240),
      channel: oneOf(['counter', 'phone', 'online'], year.drawn(`channel ${i}`)),
      topic: oneOf(['family', 'labour', 'contract', 'property'], year.drawn(`topic ${i}`)),
      answered: partOf(5880, 240, i),
    })
  for (const [i, { id, town }] of villages.entries())
    yield entryOf(year, 'legal-talent', i, town, {
      village: id,
      leaders: partOf(1163, villages.length, i),
      literate: partOf(4570, villages.length, i),
      households: partOf(4612, villages.length, i),
      countedOn: firstDay(year),
    })
}
