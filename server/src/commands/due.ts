import { chinaCalendar, type Day, dueDay, dueOn, isDay, type LimitRule, numbered } from '@fadu/legal-time'
import { type CountableUnit, countable, isCountedFrom } from '../countable.ts'
import { type Command, UsageError } from './command.ts'

const rolls = { roll: 'forward', 'no-roll': 'none' } as const

/** One line `start⇥amount⇥unit⇥roll`. @throws UsageError naming the part that is wrong */
export function parseLine(line: string): { readonly start: Day; readonly rule: LimitRule } {
  const [start, amount, unit, roll = 'roll'] = line.split('\t')
  if (!isDay(start)) throw new UsageError(`start “${start ?? ''}” 不是日期 / is no day (YYYY-MM-DD)`)
  if (!isCountedFrom(start)) throw new UsageError(`start “${start}” 过于久远 / is too far away to be counted from`)
  const n = Number(amount)
  if (!/^\d{1,5}$/.test(amount ?? '') || n < 1) throw new UsageError(`amount “${amount ?? ''}” 不是正整数 / is no whole number above 0`)
  if (!unit || !Object.hasOwn(countable, unit))
    throw new UsageError(`unit “${unit ?? ''}” 应为 / must be ${Object.keys(countable).join(', ')}`)
  const { duration, most } = countable[unit as CountableUnit]
  if (n > most) throw new UsageError(`amount “${n}” 最多 / at most ${most}`)
  if (!(roll in rolls)) throw new UsageError(`roll “${roll}” 应为 / must be roll, no-roll`)
  return { start, rule: { runs: duration(n), roll: rolls[roll as keyof typeof rolls] } }
}

export const due: Command = {
  name: 'due',
  about: '计算期限届满日并逐行说明理由 / when a limit ends, with its reasons',
  usage: 'due START AMOUNT UNIT [ROLL]   |   due --batch < lines',
  options: {
    '--batch': '从标准输入逐行读取 start⇥amount⇥unit⇥roll，每行输出一个届满日 / read lines, print one due day a line',
    '--en': '英文理由 / reasons in English',
    '--json': '以 JSON 输出 / print JSON',
  },
  run: async ({ words, options, input, out }) => {
    if (options.batch) {
      let n = 0
      for await (const line of input()) {
        n++
        if (line.trim() === '') continue
        try {
          const { start, rule } = parseLine(line)
          out(dueDay(rule, start, chinaCalendar))
        } catch (fault) {
          if (fault instanceof UsageError || fault instanceof RangeError) throw new UsageError(`第 ${n} 行 / line ${n}: ${fault.message}`)
          throw fault
        }
      }
      return 0
    }
    if (words.length < 3) throw new UsageError('due START AMOUNT UNIT [ROLL]')
    const { start, rule } = parseLine(words.join('\t'))
    const found = dueOn(rule, start, chinaCalendar)
    if (options.json) out(JSON.stringify(found, null, 2))
    else {
      out(found.on + (found.provisional ? '  （暂定：该年放假安排尚未公布 / provisional: the year’s notice is not out yet）' : ''))
      out(numbered(found.reasons, options.en ? 'en' : 'zh'))
    }
    return 0
  },
}
