import type { Figure } from './figures.ts'

export type Comparator = '>=' | '<=' | '=' | '~' | '>' | '<' | 'range' | 'increase' | 'decrease' | 'exists'

const adverbs = '(?:均|都|各|也|要|应|须|必须|分别|总体|整体|基本|力争|逐步|全部|原则上|每年|同比|累计|年均|平均|再|约|了|为|至少)*'
const at = (words: string): RegExp => new RegExp(`(?:${words})${adverbs}\\s*$`)

/** What stands right before a figure, the more exact first. */
const before: readonly (readonly [RegExp, Comparator])[] = [
  [at('不低于|不少于|不小于|不得低于|不得少于|不能低于|至少|最低|不低於|大于等于|≥|>='), '>='],
  [/(?:至少|最少|不少于|不低于)[\u4e00-\u9fa5]{1,8}$/, '>='],
  [/(?:不低于|不少于|不小于)[^，,]{1,24}的$/, '>='],
  [/(?:不高于|不超过|不多于|控制在)[^，,]{1,24}的$/, '<='],
  [/(?:达到|占)[^，,]{1,24}的$/, '>='],
  [/最[多高长]?(?:放宽|延长|延|跑|享受|给予|申请)[\u4e00-\u9fa5]{0,3}$/, '<='],
  [
    at(
      '不超过|不高于|不大于|不多于|不得超过|不得高于|不突破|控制在|控制到|限制在|最多|最高|最长|最快|至多|降低到|降低至|降到|降至|下降到|下降至|减少到|减少至|压减到|压减至|压缩到|压缩至|缩短到|缩短至|小于等于|≤|<=',
    ),
    '<=',
  ],
  [at('超过|超|突破|高于|多于|大于|优于|>|＞'), '>'],
  [at('低于|少于|小于|不足|<|＜'), '<'],
  [
    at(
      '达到|达|达至|提高到|提高至|提升到|提升至|增长到|增长至|增加到|增加至|上升到|上升至|扩大到|扩大至|拓展到|拓展至|扩展到|扩展至|放宽到|放宽至|延长到|延长至|调整到|调整至|增至|升至|增到|保持在|稳定在|维持在|占到|占比达',
    ),
    '>=',
  ],
  [at('下降|降低|减少|压降|下调|压减|缩减|压缩|减轻|缩短|削减|下浮|下调'), 'decrease'],
  [at('提高|提升|增长|增加|上升|扩大|增幅|增速|上浮|上调|增'), 'increase'],
  [at('约|大约|大概|近|接近'), '~'],
]

/** Whether words that compare stand right before the figure. */
export const compared = (prefix: string): boolean =>
  before.some(([pattern]) => pattern.test(prefix)) || /(?:占|占比|实现|率|比例?|比重|度|分)\s*$/.test(prefix)

/** How the figure is to be compared, from the words before and after it. */
export function comparatorOf(figure: Figure, prefix: string, suffix: string): Comparator {
  const word = before.find(([pattern]) => pattern.test(prefix))?.[1]
  const approx = /左右|上下/.test(figure.after) || /(?:约|大约|大概)\s*$/.test(prefix)
  if (word === 'decrease' || word === 'increase') {
    const lowered =
      /百分点|倍|%/.test(figure.unit ?? '') || figure.kind === 'fraction' || word === 'decrease' || /(?:年均|每年|同比|比|较)/.test(prefix)
    if (figure.valueMax !== undefined) return 'range'
    return lowered || /(?:增长|提升|提高|增加)\s*$/.test(prefix) ? word : '='
  }
  if (approx) return '~'
  if (/以上/.test(figure.after) || figure.more) return '>='
  if (word === '>=' && figure.unit === '%' && figure.value === 100) return '='
  if (/以下|以内|之内|^内/.test(figure.after)) return '<='
  if (figure.valueMax !== undefined) return 'range'
  if (word) return word
  if (figure.kind === 'zero') return '='
  return /^(?:以上|及以上)/.test(suffix) ? '>=' : '='
}
