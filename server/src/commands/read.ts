import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { findCommitments, limits, type PolicyDocument, planJson, planOutline, readDocument, readTogether } from '@fadu/policy-reader'
import { type Command, UsageError } from './command.ts'

async function bytesOf(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new UsageError(`没有文件 / no such file: ${path}`)
  if (found.size > limits.fileMiB * 1024 * 1024)
    throw new UsageError(`文件超过 ${limits.fileMiB} MiB / the file is larger than ${limits.fileMiB} MiB`)
  return readFile(path)
}

export const read: Command = {
  name: 'read',
  about: '读出规划、方案中的条目、责任单位、时限和指标 / read the items, units, dates and figures of a plan',
  usage: 'read FILE [FILE ...] [--json]',
  options: { '--json': '以 JSON 输出，附每一处在原文中的位置 / print JSON with the place of everything in the text' },
  run: async ({ words, options, out }) => {
    const documents: PolicyDocument[] = []
    for (const path of words) {
      const reading = await readDocument(await bytesOf(path), { name: basename(path) })
      if (!reading.ok) throw new UsageError(`${words.length > 1 ? `${basename(path)}：` : ''}${reading.refusal.zh} / ${reading.refusal.en}`)
      documents.push(reading.document)
    }
    const [first, ...others] = documents
    if (!first) throw new UsageError('read FILE [FILE ...] [--json]')
    const commitments = others.length > 0 ? readTogether([first, ...others]) : findCommitments(first)
    out(options.json === true ? JSON.stringify(planJson(commitments), null, 2) : planOutline(commitments))
    return 0
  },
}
