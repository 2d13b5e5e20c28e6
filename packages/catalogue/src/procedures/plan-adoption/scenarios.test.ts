import { type Line, scenario } from '@fadu/procedure/scenario'
import { describe, expect, test } from 'vitest'
import { planAdoption } from './procedure.ts'
import { file, item, plan, target } from './scenario-lines.ts'
import { planTree, tasksOf } from './tree.ts'

/** Rules of the house; days counted by hand. The plan is invented, in the manner of such documents. */
const given = scenario(planAdoption)
const items = [item('1'), item('1.1', { parent: '1', level: 2, targets: [target] }), item('1.2', { parent: '1', level: 2 }), item('2')]
const registered: Line = ['2025-07-01', 'office', 'registered', plan]
const read = (list: readonly object[] = items, more: object = {}): Line => [
  '2025-07-01',
  'office',
  'commitmentsRead',
  { reader: '规则识别 1', document: file.hash, items: list, ...more },
]
const correct = (...changes: readonly object[]): Line => ['2025-07-02', 'office', 'itemsCorrected', { changes }]
const confirm = (ids: readonly string[], more: object = {}): Line => ['2025-07-03', 'office', 'itemsConfirmed', { items: ids, ...more }]
const adopted: Line = ['2025-07-04', 'office', 'adopted', {}]
const open = given(registered, read())
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map((r) => r.code)
type Told = typeof open
const tree = (c: Told) => planTree(c.on('2025-07-31'))
const shape = (c: Told) => tree(c).items.map((i) => `${i.parent ?? ''}>${i.id}:${i.state}`)

describe('from the document to a confirmed tree', () => {
  test('what was read is only proposed', () => {
    expect(shape(open)).toEqual(['>1:read', '1>1.1:read', '1>1.2:read', '>2:read'])
    expect(tree(open)).toMatchObject({ roots: ['1', '2'], unsettled: ['1', '1.1', '1.2', '2'] })
    expect(tree(open).byId.get('1')?.children).toEqual(['1.1', '1.2'])
  })
  test('adoption waits for every item: all unmet told at once', () => {
    expect(codes(given(registered).refuses(...adopted))).toEqual(['reading-missing', 'nothing-confirmed'])
    expect(codes(open.refuses(...adopted))).toEqual(['items-unsettled', 'nothing-confirmed'])
    expect(codes(open.and(confirm(['1'], { branch: true })).refuses(...adopted))).toEqual(['items-unsettled'])
    const c = open.and(correct({ change: 'remove', item: '2', reason: '属于背景' }), confirm(['1'], { branch: true }), adopted)
    expect(c.on('2025-07-04').stage).toBe('in-force')
    expect(shape(c)).toEqual(['>1:confirmed', '1>1.1:confirmed', '1>1.2:confirmed', '>2:set-aside'])
    expect(
      codes(
        open
          .and(correct({ change: 'remove', item: '1', branch: true, reason: '无' }, { change: 'remove', item: '2', reason: '无' }))
          .refuses(...adopted),
      ),
    ).toEqual(['nothing-confirmed'])
  })
  test('a document may be read again until something is confirmed; corrections are not lost unsaid', () => {
    const corrected = open.and(correct({ change: 'set', item: '2', values: { title: '改名' } }))
    const again = { reader: '规则识别 2', document: file.hash, items: [item('a')] }
    expect(codes(corrected.refuses('2025-07-02', 'office', 'commitmentsRead', again))).toEqual(['corrections-lost'])
    const anew = corrected.and(['2025-07-02', 'office', 'commitmentsRead', { ...again, discardsCorrections: true }])
    expect(shape(anew)).toEqual(['>a:read'])
    expect(
      codes(anew.and(confirm(['a'])).refuses('2025-07-03', 'office', 'commitmentsRead', { reader: '三', document: file.hash, items })),
    ).toEqual(['items-confirmed'])
  })
  test('a reading whose items do not hang together is refused', () => {
    const c = given(registered)
    expect(codes(c.refuses(...(read([item('1'), item('1', { parent: 'x' })]) as [string, string, string, object])))).toEqual([
      'item-twice',
      'item-unknown',
    ])
  })
  test('six hundred items with three levels are read, confirmed and adopted', () => {
    const many = Array.from({ length: 600 }, (_, n) =>
      item(`i${n}`, n === 0 ? {} : { parent: `i${Math.floor((n - 1) / 8)}`, level: 2, targets: n % 5 === 0 ? [target] : [] }),
    )
    const c = given(registered, read(many), confirm(['i0'], { branch: true }), adopted)
    expect(tree(c).items).toHaveLength(600)
    expect(tree(c)).toMatchObject({ roots: ['i0'], unsettled: [] })
    expect(tree(c).openTargets).toHaveLength(119)
  })
})

describe('corrections', () => {
  test('fields are set, taken away, and an item is moved', () => {
    const c = open.and(
      correct(
        { change: 'set', item: '1.1', values: { title: '改名', deadline: '2025-12-31', lead: ['司法局'], parent: '2' } },
        { change: 'set', item: '1.2', values: {}, clear: ['parent'] },
      ),
    )
    expect(tree(c).byId.get('1.1')).toMatchObject({ title: '改名', deadline: '2025-12-31', lead: ['司法局'], parent: '2', corrected: true })
    expect(tree(c).byId.get('1.1')?.targets).toEqual([target])
    expect(tree(c).roots).toEqual(['1', '1.2', '2'])
    expect(tree(c.and(correct({ change: 'set', item: '1.1', values: {}, clear: ['deadline'] }))).byId.get('1.1')).not.toHaveProperty(
      'deadline',
    )
  })
  test('split: the parts stand where the item stood, and inherit what was below', () => {
    const parts = [item('1a'), item('1b')]
    expect(shape(open.and(correct({ change: 'split', item: '1', parts })))).toEqual([
      '>1a:read',
      '>1b:read',
      '1a>1.1:read',
      '1a>1.2:read',
      '>2:read',
    ])
    const inner = open.and(correct({ change: 'split', item: '1.1', parts: [item('1.1'), item('1.1b', { parent: '1.1' })] }))
    expect(shape(inner)).toEqual(['>1:read', '1>1.1:read', '1.1>1.1b:read', '1>1.2:read', '>2:read'])
  })
  test('merge: one item for several, where the first stood', () => {
    const c = open.and(correct({ change: 'merge', items: ['1', '2'], into: item('12') }))
    expect(shape(c)).toEqual(['>12:read', '12>1.1:read', '12>1.2:read'])
    const children = open.and(correct({ change: 'merge', items: ['1.1', '1.2'], into: item('1.1', { level: 2 }) }))
    expect(shape(children)).toEqual(['>1:read', '1>1.1:read', '>2:read'])
    // An item merged with its own child stands where it stood.
    expect(shape(open.and(correct({ change: 'merge', items: ['1', '1.1'], into: item('m', { parent: '1' }) })))).toEqual([
      '>m:read',
      'm>1.2:read',
      '>2:read',
    ])
  })
  test('add, set aside with everything below, bring back', () => {
    const c = open.and(correct({ change: 'add', after: '1', entry: item('1.0', { parent: '1' }) }, { change: 'add', entry: item('3') }))
    expect(shape(c)).toEqual(['>1:read', '1>1.0:read', '1>1.1:read', '1>1.2:read', '>2:read', '>3:read'])
    const aside = open.and(correct({ change: 'remove', item: '1', branch: true, reason: '指导思想' }))
    expect(shape(aside)).toEqual(['>1:set-aside', '1>1.1:set-aside', '1>1.2:set-aside', '>2:read'])
    expect(tree(aside).byId.get('1.1')?.setAsideReason).toBe('指导思想')
    expect(shape(aside.and(correct({ change: 'restore', item: '1' })))).toEqual([
      '>1:read',
      '1>1.1:set-aside',
      '1>1.2:set-aside',
      '>2:read',
    ])
    expect(codes(aside.refuses(...(confirm(['1.1']) as [string, string, string, object])))).toEqual(['item-set-aside'])
    expect(shape(aside.and(correct({ change: 'restore', item: '1' }), confirm(['1'], { branch: true })))[1]).toBe('1>1.1:set-aside')
  })
  test.each([
    ['unknown item', { change: 'set', item: 'x', values: {} }, ['item-unknown']],
    ['unknown parent', { change: 'set', item: '1', values: { parent: 'x' } }, ['item-unknown']],
    ['below itself', { change: 'set', item: '1', values: { parent: '1.1' } }, ['item-loop']],
    ['its own parent', { change: 'set', item: '1', values: { parent: '1' } }, ['item-loop']],
    ['split of nothing', { change: 'split', item: 'x', parts: [item('a'), item('b')] }, ['item-unknown']],
    ['split into a name that is taken', { change: 'split', item: '1', parts: [item('2'), item('b')] }, ['item-twice']],
    ['split into twins', { change: 'split', item: '1', parts: [item('b'), item('b')] }, ['item-twice']],
    ['split below nothing', { change: 'split', item: '1', parts: [item('a', { parent: 'x' }), item('b')] }, ['item-unknown']],
    [
      'parts below one another',
      { change: 'split', item: '1', parts: [item('a', { parent: 'b' }), item('b', { parent: 'a' })] },
      ['item-loop'],
    ],
    ['merge of nothing', { change: 'merge', items: ['1', 'x'], into: item('m') }, ['item-unknown']],
    ['merge into a name that is taken', { change: 'merge', items: ['1.1', '1.2'], into: item('2') }, ['item-twice']],
    ['merge below what stood below', { change: 'merge', items: ['1', '2'], into: item('m', { parent: '1.1' }) }, ['item-loop']],
    ['merge below nothing', { change: 'merge', items: ['1', '2'], into: item('m', { parent: 'x' }) }, ['item-unknown']],
    ['added twice', { change: 'add', entry: item('1') }, ['item-twice']],
    ['added after nothing', { change: 'add', after: 'x', entry: item('9') }, ['item-unknown']],
    ['set aside: unknown', { change: 'remove', item: 'x', reason: '无' }, ['item-unknown']],
  ])('%s is refused', (_, change, expected) => {
    expect(codes(open.refuses(...(correct(change) as [string, string, string, object])))).toEqual(expected)
  })
  test('changes of one entry build on one another, and all their faults are told', () => {
    const c = open.and(correct({ change: 'add', entry: item('3') }, { change: 'set', item: '3', values: { parent: '2' } }))
    expect(tree(c).byId.get('3')?.parent).toBe('2')
    const faults = correct(
      { change: 'add', entry: item('1') },
      { change: 'set', item: 'x', values: {} },
      { change: 'set', item: '1', values: { parent: '1.1' } },
    )
    expect(codes(open.refuses(...(faults as [string, string, string, object])))).toEqual(['item-unknown', 'item-twice', 'item-loop'])
  })
  test('what is corrected after it was confirmed is confirmed anew', () => {
    const c = open.and(confirm(['1'], { branch: true }), [
      '2025-07-04',
      'office',
      'itemsCorrected',
      { changes: [{ change: 'set', item: '1.1', values: { title: '改' } }] },
    ])
    expect(shape(c)).toEqual(['>1:confirmed', '1>1.1:read', '1>1.2:confirmed', '>2:read'])
    const back = open.and(confirm(['1'], { branch: true }), [
      '2025-07-04',
      'office',
      'itemsCorrected',
      {
        changes: [
          { change: 'remove', item: '1', branch: true, reason: '误' },
          { change: 'restore', item: '1', branch: true },
        ],
      },
    ])
    expect(shape(back)).toEqual(['>1:read', '1>1.1:read', '1>1.2:read', '>2:read'])
  })
})

describe('targets and tasks', () => {
  const carry = { item: '1.1', lead: 'justice', support: ['town-1'], deadline: '2025-12-31' }
  const ready = open.and(confirm(['1', '2'], { branch: true, assignments: [carry, { item: '2', lead: 'town-1' }] }))
  const inForce = ready.and(adopted)
  const hand = (ids: readonly string[], more: object = {}): Line => ['2025-07-07', 'office', 'handedOut', { items: ids, ...more }]
  const adopt = (more: object = {}): Line => [
    '2025-07-03',
    'office',
    'targetsAdopted',
    { targets: [{ item: '1.1', target: 't1', indicator: 'coverage', comparator: '>=', values: [90], by: '2025-12-31', ...more }] },
  ]
  test('a target of the text is adopted on an indicator', () => {
    expect(tree(ready).openTargets).toEqual([{ item: '1.1', target: 't1' }])
    expect(tree(ready.and(adopt()))).toMatchObject({ openTargets: [] })
    expect(tree(ready.and(adopt())).byId.get('1.1')?.adopted).toMatchObject([{ indicator: 'coverage', values: [90] }])
    expect(codes(ready.refuses(...(adopt({ target: 'tx', values: [] }) as [string, string, string, object])))).toEqual([
      'target-unknown',
      'value-missing',
    ])
    expect(ready.and(adopt({ values: [], comparator: '<', against: '全省平均' })).log).toHaveLength(4)
    expect(codes(open.refuses(...(adopt() as [string, string, string, object])))).toEqual(['item-unconfirmed'])
  })
  test('only a confirmed item with one lead and a deadline is handed out, once', () => {
    expect(codes(inForce.refuses(...(hand(['2', 'x']) as [string, string, string, object])))).toEqual(['item-unconfirmed', 'lead-missing'])
    const c = inForce.and(hand(['1.1']))
    expect(tree(c).byId.get('1.1')?.handedOutOn).toBe('2025-07-07')
    expect(codes(c.refuses(...(hand(['1.1']) as [string, string, string, object])))).toEqual(['handed-out-already'])
    expect(tasksOf(tree(c), { items: ['1.1'], branch: false })).toMatchObject([
      { id: '1.1', assignment: { lead: 'justice', deadline: '2025-12-31' } },
    ])
  })
  test('a branch hands out what has a lead and a deadline below it', () => {
    const c = inForce.and(hand(['1'], { branch: true }))
    expect(
      tree(c)
        .items.filter((i) => i.handedOutOn)
        .map((i) => i.id),
    ).toEqual(['1.1'])
    expect(codes(inForce.refuses(...(hand(['2'], { branch: true }) as [string, string, string, object])))).toEqual(['lead-missing'])
  })
  test('one lead, and it does not support itself', () => {
    const twice = confirm(['1'], { assignments: [{ item: '1', lead: 'a', support: ['a'] }] })
    expect(codes(open.refuses(...(twice as [string, string, string, object])))).toEqual(['lead-among-supporters'])
    expect(codes(open.refuses(...(confirm(['x']) as [string, string, string, object])))).toEqual(['item-unknown'])
  })
  test('a later version names what changes for every running task', () => {
    const c = inForce.and(hand(['1.1']))
    const replace = (changes: readonly object[]): readonly [string, string, string, object] => [
      '2025-10-09',
      'office',
      'replaced',
      { later: '00000000-0000-7000-8000-000000000009', from: '2025-10-09', changes, reasons: '新版印发' },
    ]
    expect(codes(c.refuses(...replace([])))).toEqual(['changes-unnamed'])
    expect(codes(c.refuses(...replace([{ item: '1.1', effect: 'dropped' }])))).toEqual(['change-unexplained'])
    expect(c.and(replace([{ item: '1.1', effect: 'kept', becomes: '3.1' }])).on('2025-10-09').outcome).toBe('replaced')
    const done = c.and(['2025-09-01', 'link', 'taskEnded', { item: '1.1', outcome: 'done' }])
    expect(tree(done).byId.get('1.1')?.ended).toEqual({ outcome: 'done', on: '2025-09-01' })
    expect(done.and(replace([])).on('2025-10-09').outcome).toBe('replaced')
  })
  test('a plan ends with its tasks, or says what becomes of them', () => {
    const end = (more: object = {}) => ['2026-01-05', 'office', 'ended', { ground: 'expired', reasons: '期满', ...more }] as const
    const c = inForce.and(hand(['1.1']))
    expect(codes(c.refuses(...end()))).toEqual(['tasks-open'])
    expect(c.and(end({ openTasks: '转入下一年度要点' })).on('2026-01-05').outcome).toBe('ended')
    // Its task may still come to an end afterwards.
    expect(c.and(end({ openTasks: '转入' }), ['2026-02-02', 'link', 'taskEnded', { item: '1.1', outcome: 'done' }]).log.at(-1)?.type).toBe(
      'taskEnded',
    )
  })
  test('targets of the house: twenty working days to confirm, ten to hand out, thirty days after the period to settle', () => {
    expect(open.on('2025-07-01').limits.confirmation).toMatchObject({ due: { on: '2025-07-29' }, internal: true, articles: [] })
    expect(inForce.on('2025-07-04').limits.handOut?.due.on).toBe('2025-07-18')
    expect(inForce.on('2025-07-04').limits.settlement?.due.on).toBe('2026-01-30')
  })
})
