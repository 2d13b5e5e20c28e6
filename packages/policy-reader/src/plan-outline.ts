import type { Commitments, Item } from './item.ts'
import type { Target } from './targets.ts'

const signs: Readonly<Record<string, string>> = {
  '>=': '≥',
  '<=': '≤',
  '=': '=',
  '~': '约',
  '>': '>',
  '<': '<',
  range: '',
  increase: '提高',
  decrease: '降低',
  exists: '有',
}
const natures: Readonly<Record<string, string>> = { target: '指标', parameter: '参数', deadline: '期限', coverage: '覆盖' }

function targetLine(t: Target): string {
  const value =
    t.value === null ? '' : `${signs[t.comparator]} ${typeof t.value === 'number' ? t.value : t.value.join('、')}${t.unit ?? ''}`
  const due = t.due ? `（${t.due}${t.dueExplicit ? '' : '，随全文期限'}）` : ''
  return `· ${natures[t.nature]} ${value}${due}：${t.text}`
}

function itemLines(item: Item, depth: number): readonly string[] {
  const indent = '  '.repeat(depth)
  const named = (role: readonly string[]): string =>
    [...new Set(item.responsibilities.flatMap((r) => r.units.filter((u) => role.includes(u.role)).map((u) => u.name)))].join('、')
  const roles = (
    [
      ['牵头', ['lead']],
      ['责任', ['joint']],
      ['配合', ['support']],
      ['指导', ['guide']],
    ] as const
  ).flatMap(([word, role]) => {
    const units = named(role)
    return units ? [`${word}：${units}`] : []
  })
  return [
    `${indent}${item.number} ${item.title ?? '（无标题）'}  [${item.start}–${item.end}]${item.confidence < 0.8 ? `  可信度 ${item.confidence}` : ''}`,
    ...(roles.length > 0 ? [`${indent}    ${roles.join('；')}`] : []),
    ...(item.deadline ? [`${indent}    时限：${item.deadline.text}（${item.deadline.due}）`] : []),
    ...item.targets.map((t) => `${indent}    ${targetLine(t)}`),
    ...item.abstentions.filter((a) => a.what !== 'title').map((a) => `${indent}    ! ${a.reason}`),
    ...item.irregularities.map((i) => `${indent}    ! ${i}`),
    ...item.children.flatMap((c) => itemLines(c, depth + 1)),
  ]
}

/** The reading as an outline for people: items with their units, dates and figures. */
export function planOutline(read: Commitments): string {
  const head: readonly (readonly [string, string | null | undefined])[] = [
    ['标题', read.title?.text ?? (read.titleInText ? `${read.titleInText.text}（仅见于正文）` : null)],
    ['文号', read.number?.text],
    ['发文机关', read.issuer],
    ['日期', read.date],
    ['附件', read.annexes.map((a) => `${a.name}${a.present ? '' : '（缺）'}`).join('；') || null],
  ]
  return [
    ...head.flatMap(([label, value]) => (value ? [`${label}：${value}`] : [])),
    ...read.irregularities.map((i) => `! ${i}`),
    ...read.abstentions.map((a) => `! ${a.reason}`),
    '',
    ...read.tree.flatMap((item) => itemLines(item, 0)),
    ...(read.closing ? ['', '结尾段落：', ...read.closing.targets.map((t) => `    ${targetLine(t)}`)] : []),
  ].join('\n')
}
