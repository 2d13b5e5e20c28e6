import { catalogue, dutyWords, sightRules } from '@fadu/catalogue'
import { type Route, type RouteName, routes } from '@fadu/contract'
import { type AnyProcedure, asRole, type CaseDoing, type InformationClass, informationClasses, type Standing } from '@fadu/procedure'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordEvent } from './record-event.ts'
import { knockAt, knocks } from './testing/knocks.ts'
import { disputePaper } from './testing/matters.ts'
import { type EnteredPost, enterOrganisation, password } from './testing/test-district.ts'
import { cookieFrom, openTestHouse, type TestHouse } from './testing/test-house.ts'

/**
 * Every route × everybody who may knock at it × where the case lies × its class of information. What is expected is worked out here
 * from what is declared: the caller and duty a route names, what it does with a case, and the table of who sees what.
 */

const all = Object.entries(routes) as [RouteName, Route][]
const duties = Object.keys(dutyWords) as (keyof typeof dutyWords)[]

/** A matter of each class, alike in everything else: roles are held by these duties in the organ that has the case. */
const matterOf = (level: InformationClass) => `matter-${level.toLowerCase()}`
const roleDuties = ['dispute-centre-intake', 'dispute-centre-lead']
const lineDuties = [...roleDuties, 'people-mediator']
const original = catalogue.procedures.find((p) => p.id === 'dispute-mediation')!
const law = {
  ...catalogue,
  procedures: [
    ...catalogue.procedures,
    { ...catalogue.procedures.find((p) => p.id === 'register:organs')!, id: 'register:closed', informationClass: 'V3' } as AnyProcedure,
    ...informationClasses.map((level) => ({ ...original, id: matterOf(level), informationClass: level }) as unknown as AnyProcedure),
  ],
}

const organs = [
  { id: 'top', name: '试验区人民政府', shortName: '试政', level: 'district' },
  { id: 'justice', name: '试验区司法局', shortName: '试', level: 'district', parent: 'top' },
  { id: 'middle', name: '社会治理中心', shortName: '中', level: 'district', parent: 'top' },
  { id: 'lower', name: '北街调解站', shortName: '北', level: 'town', parent: 'middle' },
  { id: 'other', name: '另一个机关', shortName: '另', level: 'district' },
]
const post = (id: string, organ: string, held: EnteredPost['duties']): EnteredPost => ({
  id,
  organ,
  title: id,
  duties: held,
  person: `p-${id}`,
})
const posts = [
  post('registrar', 'justice', ['register-keeper']),
  ...duties.map((duty) => post(duty, 'middle', [duty])),
  ...['middle', 'lower', 'other'].map((organ) => post(`desk-${organ}`, organ, ['dispute-centre-intake', 'dispute-centre-lead'])),
]

type Place = 'own' | 'below' | 'elsewhere' | 'given'
const places: readonly Place[] = ['own', 'below', 'elsewhere', 'given']
const organOf: Readonly<Record<Place, string>> = { own: 'middle', below: 'lower', elsewhere: 'other', given: 'other' }

interface Knocker {
  readonly name: string
  readonly kind: 'public' | 'party' | 'post' | 'administrator'
  readonly duty?: string
  /** An administrator who holds no post. */
  readonly postless?: true
  readonly cookie: () => string | undefined
}

let databases: TestDatabases
let test: TestHouse
const cookies = new Map<string, string>()
const cases = new Map<string, string>()
const caseAt = (level: InformationClass, place: Place) => cases.get(`${level} ${place}`)!

const knockers: readonly Knocker[] = [
  { name: 'nobody', kind: 'public', cookie: () => undefined },
  { name: 'a party', kind: 'party', cookie: () => cookies.get('party') },
  ...duties.map((duty) => ({ name: duty, kind: 'post' as const, duty, cookie: () => cookies.get(duty) })),
  { name: 'an administrator with a post', kind: 'administrator', duty: 'register-keeper', cookie: () => cookies.get('registrar') },
  { name: 'an administrator without a post', kind: 'administrator', postless: true, cookie: () => cookies.get('root-office') },
]

beforeAll(async () => {
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!), {
    catalogue: law,
    enter: (house) => enterOrganisation(house, organs, posts),
  })
  for (const account of [...posts.map((p) => p.id), 'root-office']) cookies.set(account, await signedIn(account))
  for (const level of informationClasses) for (const place of places) cases.set(`${level} ${place}`, await opened(level, place))
  const filed = await test.must('open', deskOpens('V3', 'middle'))
  const reply = await test.call('followOpen', { body: { reference: filed.reference, secret: filed.secret! } })
  cookies.set('party', cookieFrom(reply))
})
afterAll(async () => {
  await test?.close()
  await databases?.close()
})

const signedIn = async (account: string): Promise<string> => cookieFrom(await test.call('signIn', { body: { account, password } }))
const deskOpens = (level: InformationClass, organ: string) => ({
  as: { cookie: cookies.get(`desk-${organ}`)! },
  body: { procedure: matterOf(level), paper: disputePaper({ organ, channel: 'counter' }) },
})

/** A case of a class in a place; the one that is given lies elsewhere, and was given to the mediator of the middle organ by name. */
async function opened(level: InformationClass, place: Place): Promise<string> {
  const { id } = await test.must('open', deskOpens(level, organOf[place]))
  if (place !== 'given') return id
  const lead = { post: 'desk-other', organ: 'other', person: 'p-desk-other', duties: [] }
  const outcome = await recordEvent(test.house, {
    case: id,
    event: { type: 'assigned', paper: { organisation: 'middle', mediator: 'people-mediator' }, on: test.house.clock.today() },
    actor: () => ({ by: asRole(lead, 'lead'), roles: ['lead'] }),
  })
  expect(outcome.kind).toBe('recorded')
  return id
}

type Answer = 'let in' | 'signed-out' | 'forbidden' | 'purpose-needed'

/** What the caller and the duty of a route say, before any case is looked at. */
function atTheDoor(name: RouteName, route: Route, who: Knocker): Answer {
  if (route.caller === 'public' || route.caller === 'demonstration') return 'let in'
  if (route.caller === 'party') return who.kind === 'party' ? 'let in' : 'signed-out'
  if (who.kind === 'public' || who.kind === 'party') return 'signed-out'
  if (route.caller === 'administrator')
    return who.kind === 'administrator' && (!route.duty || (!who.postless && [route.duty].flat().includes(who.duty!)))
      ? 'let in'
      : 'forbidden'
  // Changing to a post is for those who hold it.
  if (who.postless && name === 'switchPost') return 'forbidden'
  if (who.postless) return ofTheSession.includes(name) ? 'let in' : 'forbidden'
  if (route.duty) return [route.duty].flat().includes(who.duty!) ? 'let in' : 'forbidden'
  // Opening a matter is a role of its procedure like any other act.
  if (name === 'open') return roleDuties.includes(who.duty!) ? 'let in' : 'forbidden'
  // So is what ends in entries of the register it is knocked with.
  if (intoRegister.includes(name)) return organKeepers.includes(who.duty) ? 'let in' : 'forbidden'
  return 'let in'
}
const intoRegister: readonly RouteName[] = ['registerTable', 'registerEnter', 'registerTemplate']
const organKeepers = Object.values(catalogue.procedures.find((p) => p.id === 'register:organs')!.roles).map(({ duty }) => duty)
const ofTheSession: readonly RouteName[] = all.flatMap(([name, r]) => (r.path.startsWith('/api/session') ? [name] : []))

/** What the table says of a post at the middle organ, which is charged with one duty. */
function byTheTable(doing: CaseDoing, level: InformationClass, place: Place, duty: string): Answer {
  const standings: Standing[] = [
    'anybody',
    ...(place === 'own' && roleDuties.includes(duty) ? (['role'] as const) : []),
    ...(place === 'given' && duty === 'people-mediator' ? (['role', 'named'] as const) : []),
    ...(place === 'below' ? (['below', 'district'] as const) : place === 'own' ? (['district'] as const) : []),
  ]
  const rules = sightRules.filter(
    (r) =>
      r.may.includes(doing) &&
      r.classes.includes(level) &&
      standings.includes(r.standing) &&
      (!r.duties || ((r.duties as readonly string[]).includes(duty) && (!r.ownLine || lineDuties.includes(duty)))),
  )
  return rules.some((r) => !r.purpose) ? 'let in' : rules.length > 0 ? 'purpose-needed' : 'forbidden'
}

async function answered(name: RouteName, who: Knocker, caseId: string): Promise<Answer> {
  const cookie = who.cookie()
  const { problem } = await test.call(name, { ...knockAt(name, caseId), ...(cookie && { as: { cookie } }) })
  const code = problem?.code
  return code === 'signed-out' || code === 'forbidden' || code === 'purpose-needed' ? code : 'let in'
}

describe('what is declared', () => {
  it('covers every route: a caller, and for one case what it does with it', () => {
    expect(Object.keys(knocks).toSorted()).toEqual(all.map(([name]) => name).toSorted())
    const undeclared = all.filter(([, r]) => r.path.startsWith('/api/cases/:id') && !r.onCase)
    expect(undeclared.map(([name]) => name)).toEqual([])
  })
  it('keeps V5 and the content of V4 from everybody who was not named', () => {
    expect(sightRules.filter((r) => r.classes.includes('V5'))).toEqual([])
    const content = sightRules.filter((r) => r.classes.includes('V4') && r.may.some((doing) => doing !== 'list' && doing !== 'act'))
    expect(content.map((r) => [r.standing, r.purpose])).toEqual([['named', true]])
  })
  it('gives nobody by the tree alone more than to look on', () => {
    const byTree = sightRules.filter((r) => r.standing === 'below' || r.standing === 'district').flatMap((r) => r.may)
    for (const doing of ['act', 'reveal', 'export'] as const) expect(byTree).not.toContain(doing)
  })
})

// A stream stays open for whom it lets in, signing out ends the session the others need, and a path of a case is knocked at below.
const withoutCase = all.filter(([name, r]) => !r.onCase && name !== 'signOut' && name !== 'live').map(([name]) => name)

describe.each(knockers.map((who) => [who.name, who] as const))('%s', (_, who) => {
  it('is answered at every door as the contract says', async () => {
    const found = []
    for (const name of withoutCase) found.push([name, await answeredAtDoor(name, who)])
    expect(found).toEqual(withoutCase.map((name) => [name, atTheDoor(name, routes[name], who)]))
    for (const name of ['live', 'signOut'] as const)
      if (atTheDoor(name, routes[name], who) !== 'let in') expect(await answered(name, who, '')).toBe(atTheDoor(name, routes[name], who))
  })

  it.each(informationClasses)('may do with a case of class %s what the table says', async (level) => {
    const found: unknown[] = []
    const expected: unknown[] = []
    for (const [name, route] of all.filter(([, r]) => r.onCase)) {
      for (const place of places) {
        const door = atTheDoor(name, route, who)
        const table = door === 'let in' ? byTheTable(route.onCase!, level, place, inMiddle(who) ?? '') : door
        // Saying a purpose is for those who may then read.
        const read = byTheTable('read', level, place, inMiddle(who) ?? '')
        const wanted = name === 'statePurpose' && table === 'let in' && read === 'forbidden' ? 'forbidden' : table
        if (name === 'statePurpose' && wanted === 'let in') continue
        expected.push([name, place, wanted])
        found.push([name, place, await answered(name, who, caseAt(level, place))])
      }
    }
    expect(found).toEqual(expected)
  })
})

/** The registrar’s post is not in the middle organ: no duty of its table reaches a case. */
const inMiddle = (who: Knocker): string | undefined => (who.kind === 'post' ? who.duty : undefined)

/** The door of a post’s own switch is open to the post it holds, and to no other. */
async function answeredAtDoor(name: RouteName, who: Knocker): Promise<Answer> {
  const held = who.name === 'an administrator with a post' ? 'registrar' : who.duty
  if (name !== 'switchPost' || !held) return answered(name, who, caseAt('V3', 'own'))
  const reply = await test.call('switchPost', { as: { cookie: who.cookie()! }, body: { post: held } })
  return reply.problem ? 'forbidden' : 'let in'
}

describe('lists and the database', () => {
  it.each(duties)('the worklist of %s holds exactly what the table lets it list', async (duty) => {
    const { items } = await test.must('worklist', { as: { cookie: cookies.get(duty)! }, query: { state: 'all', size: 100 } })
    const expected = informationClasses.flatMap((level) =>
      places.flatMap((place) => (byTheTable('list', level, place, duty) === 'let in' ? [caseAt(level, place)] : [])),
    )
    const known = new Set(cases.values())
    expect(
      items
        .map((i) => i.case)
        .filter((id) => known.has(id))
        .toSorted(),
    ).toEqual(expected.toSorted())
  })
})

describe('a register above V2', () => {
  it.each(duties)('is for those who keep it, in its page, its history, its choices and the list of registers: %s', async (duty) => {
    const as = { cookie: cookies.get(duty)! }
    const keeps = duty === 'register-keeper'
    const asked = [
      await test.call('register', { as, params: { register: 'closed' }, query: {} }),
      await test.call('options', { as, query: { kind: 'entry', register: 'closed' } }),
    ]
    expect(asked.map((r) => r.status)).toEqual(keeps ? [200, 200] : [403, 403])
    expect((await test.call('registerHistory', { as, params: { register: 'closed', id: 'x' } })).status).toBe(keeps ? 404 : 403)
    const listed = (await test.must('registers', { as })).registers.map((r) => r.register)
    expect(listed.includes('closed')).toBe(keeps)
    expect(listed).toContain('organs')
  })
})

describe('a purpose', () => {
  it('opens the case for the rest of the day, to this post alone, and is written down', async () => {
    const as = { cookie: cookies.get('rule-of-law-office')! }
    const params = { id: caseAt('V3', 'below') }
    expect(await test.call('case', { as, params })).toMatchObject({ status: 403, problem: { code: 'purpose-needed' } })
    await test.must('statePurpose', { as, params, body: { purpose: '执法监督抽查' } })
    expect((await test.call('case', { as, params })).status).toBe(200)
    expect((await test.call('case', { as: { cookie: cookies.get('dispute-centre-lead')! }, params })).status).toBe(403)
    expect((await test.must('readers', { as, params })).items.map((r) => [r.what, r.purpose])).toEqual(
      expect.arrayContaining([
        ['purpose.given', '执法监督抽查'],
        ['case.read', undefined],
        ['case.refused', undefined],
      ]),
    )
    test.clock.set('2026-03-02T16:00:00.000Z' as never)
    const nextDay = { cookie: await signedIn('rule-of-law-office') }
    expect(await test.call('case', { as: nextDay, params })).toMatchObject({ status: 403, problem: { code: 'purpose-needed' } })
    test.clock.set('2026-03-02T01:00:00.000Z' as never)
  })
})
