import { sendYear } from '../demonstration/year/send-year.ts'
import { partOfYear, wholeYear } from '../demonstration/year/volumes.ts'
import { type Command, UsageError } from './command.ts'

const shown = 20

export const yearCommand: Command = {
  name: 'year',
  about: '向演示系统送入一整年的虚构数据 / send a synthetic year to a house in demonstration',
  usage: 'year 地址 address --year 2025 [--seed 1] [--batch]',
  options: {
    '--year': '年份 / the year it happens in, over by now',
    '--seed': '种子，同一种子内容相同 / the same seed gives the same year',
    '--batch': '只送一部分：调解十分之一、体检百分之一 / a part: a tenth of the mediations, a hundredth of the check-ups',
  },
  run: async ({ words, options, out }) => {
    const [house] = words
    const [year, seed] = [Number(options.year), Number(options.seed ?? 1)]
    if (!house || !Number.isInteger(year) || !Number.isInteger(seed)) throw new UsageError(yearCommand.usage)
    const volumes = options.batch ? partOfYear : wholeYear
    let told = 0
    const { cases, events, known, faults, took } = await sendYear({
      house: house.replace(/\/$/, ''),
      year,
      seed,
      volumes,
      told: (sent) => {
        if (sent.events - told < 20_000) return
        told = sent.events
        out(`… ${sent.cases} 件、${sent.events} 条 / ${sent.cases} cases, ${sent.events} entries`)
      },
    })
    const rate = Math.round(events / (took / 1000))
    out(
      `已记录 ${cases} 件、${events} 条，此前已有 ${known} 件，每秒 ${rate} 条 / ${cases} cases, ${events} entries, ${known} known, ${rate} a second`,
    )
    for (const { line, id, text } of faults.slice(0, shown)) out(`  ${id ?? line}：${text.zh} / ${text.en}`)
    return faults.length > 0 ? 1 : 0
  },
}
