import { expect, test } from 'vitest'
import { readApart } from './reading-room.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const plan = '青溪区法治建设方案\n一、总体要求\n（一）目标。调解成功率达到95%以上。\n'
const codeOf = (reading: Awaited<ReturnType<typeof readApart>>) => (reading.ok ? 'read' : reading.refusal.code)

/** A plan of a million lines: it may be read, but neither at once nor in a little memory. */
const endless = bytes(`一、总体要求\n${'（一）目标。到2030年调解成功率达到95%以上，（责任单位：司法局、民政局）\n'.repeat(90_000)}`)

test('a document and a table are read in the thread, as they are here', async () => {
  const read = await readApart('plan', [{ bytes: bytes(plan), name: '方案.txt' }])
  expect(read).toMatchObject({ ok: true, value: { read: { document: { name: '方案.txt', text: plan }, tree: [{ title: '总体要求' }] } } })
  expect(await readApart('rows', [{ bytes: bytes('编号,名称\na,甲'), name: 'a.csv' }])).toMatchObject({
    ok: true,
    value: [{ row: 1 }, { row: 2 }],
  })
  expect(codeOf(await readApart('plan', [{ bytes: Uint8Array.from([0x50, 0x4b, 3, 4, 1]), name: 'x.docx' }]))).toBe('damaged')
})

test('a document that takes too long is given up in words, and the house goes on meanwhile', async () => {
  let ticks = 0
  const clock = setInterval(() => ticks++, 20)
  const slow = await readApart('plan', [{ bytes: endless, name: 'x.txt' }], { seconds: 1.5, mebibytes: 2048, waiting: 9 })
  clearInterval(clock)
  expect(slow).toMatchObject({ ok: false, refusal: { code: 'takes-too-long', zh: expect.stringContaining('超过 1.5 秒') } })
  expect(ticks).toBeGreaterThan(30)
  expect(codeOf(await readApart('plan', [{ bytes: bytes(plan), name: 'x.txt' }]))).toBe('read')
})

test('a document that takes too much memory is given up, and the next one is read', async () => {
  const [huge, next] = await Promise.all([
    readApart('plan', [{ bytes: endless, name: 'x.txt' }], { seconds: 60, mebibytes: 48, waiting: 9 }),
    readApart('plan', [{ bytes: bytes(plan), name: 'x.txt' }]),
  ])
  expect([codeOf(huge), codeOf(next)]).toEqual(['takes-too-much', 'read'])
})

test('one at a time, in the order they came; when too many wait the next is told to come again', async () => {
  const order: number[] = []
  const all = [0, 1, 2].map(async (n) => {
    const code = codeOf(await readApart('plan', [{ bytes: bytes(plan), name: 'x.txt' }], { seconds: 30, mebibytes: 512, waiting: 2 }))
    order.push(n)
    return code
  })
  expect(await Promise.all(all)).toEqual(['read', 'read', 'busy'])
  expect(order).toEqual([2, 0, 1])
})
