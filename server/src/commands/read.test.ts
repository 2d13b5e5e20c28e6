import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { UsageError } from './command.ts'
import { read } from './read.ts'

const folder = mkdtempSync(join(tmpdir(), 'fadu-read-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(content: string | undefined, options: Record<string, true> = {}): Promise<string> {
  const path = join(folder, 'plan.txt')
  if (content !== undefined) writeFileSync(path, content)
  const lines: string[] = []
  const code = await read.run({
    words: content === undefined ? [] : [path],
    options,
    settings: () => {
      throw new Error('a reading needs no settings')
    },
    out: (line) => void lines.push(line),
    input: async function* () {},
  })
  expect(code).toBe(0)
  return lines.join('\n')
}

const plan = '云溪区便民实施方案\n一、任务\n（一）建窗口。到2024年建成窗口12个。（责任单位：区政务办）\n'

test('an outline for people', async () => {
  const outline = await run(plan)
  expect(outline).toContain('标题：云溪区便民实施方案')
  expect(outline).toContain('（一） 建窗口')
  expect(outline).toContain('牵头：区政务办')
  expect(outline).toContain('= 12个（2024）')
})

test('one JSON value with places in the text', async () => {
  const json = JSON.parse(await run(plan, { json: true })) as { title: string; tree: { children: Record<string, unknown>[] }[] }
  expect(json.title).toBe('云溪区便民实施方案')
  expect(json.tree[0]!.children[0]).toMatchObject({
    number: '（一）',
    number_normalised: '(一)',
    path: '一/(一)',
    level: 2,
    title: '建窗口',
    start: plan.indexOf('（一）'),
    lead: ['区政务办'],
    deadline: '2024',
    targets: [{ text: '到2024年建成窗口12个', value: 12, unit: '个', comparator: '=', nature: 'target', due: '2024' }],
  })
})

test('what cannot be read is told', async () => {
  await expect(run(' ')).rejects.toThrow(new UsageError('文件里没有文字 / the file holds no text'))
  await expect(run(undefined)).rejects.toThrow(UsageError)
})
