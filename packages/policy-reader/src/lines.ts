import type { PolicyDocument, Span, Table } from './document.ts'
import { halfWidth } from './numerals.ts'

export type LineRole = 'body' | 'table' | 'noise' | 'date' | 'signature' | 'annex-list' | 'annex-head' | 'contents' | 'remark'

/** A block with its text and what it is in the build of an official document. */
export interface Line extends Span {
  readonly text: string
  role: LineRole
  readonly table?: Table
}

/** Words that a web page, not the document, puts under a text. */
const furniture =
  /^(?:[【[(]?\s*)?(?:分享(?:到|至|本页)?|打印(?:本页|此页|本文)?|关闭(?:窗口|本页|页面)?|收藏(?:本页)?|纠错|返回(?:顶部|首页|上一页|列表)|上一[篇条]|下一[篇条]|扫一扫|相关(?:文档|解读|链接|文章|阅读|新闻|信息|稿件)|责任编辑|责编|编辑|审核|浏览次数|访问(?:次数|量)|点击(?:数|量|率)?|字(?:体|号)|视力保护|网站(?:地图|声明)|版权(?:所有|声明)|联系我们|主办单位|承办单位|技术支持|公网安备|政府网站标识码|微信|微博|二维码|用手机|手机(?:扫|版)|导出|下载(?:文字版|图片版)?)(?:\s*[】\])])?(?=[\s:：|【[()（）]|$)/
const pageNumber = /^[—–－-]?\s*\d{1,4}\s*[—–－-]?$|^第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?$/
const cnYear = '(?:\\d{4}|[二][〇○零0OoＯ一二三四五六七八九]{3})'
const dateLine = new RegExp(
  `^[(（]?\\s*${cnYear}\\s*年\\s*[\\d一二三四五六七八九十]{1,3}\\s*月\\s*[\\d一二三四五六七八九十]{1,3}\\s*日\\s*(?:印发)?[)）]?$`,
)
const remark =
  /^[(（]\s*(?:此件|此文|本文|信息公开|公开(?:方式|属性|选项)|依申请|主动公开)[^。]{0,30}[)）]$|^(?:公开(?:方式|属性|选项)|抄送|主题词|联系人)\s*[:：]/
const annexHead = /^附\s*[件表录]\s*(?:[\d一二三四五六七八九十]{1,2})?\s*[:：.]?\s*$/
const annexList = /^附\s*[件表录]?\s*[:：]\s*\S/
const annexNumbered = /^附\s*[件表录]\s*[\d一二三四五六七八九十]{1,2}\s*[:：.、]?\s*\S/
const fileName = /^\S.{0,120}\.(?:docx?|xlsx?|pdf|wps|et|rar|zip|ofd|pptx?)(?:\s*[(（][^()（）]*[)）])?$/i

function roleOf(text: string): LineRole {
  if (furniture.test(text) && text.length <= 60) return 'noise'
  if (pageNumber.test(text)) return 'noise'
  if (dateLine.test(text)) return 'date'
  if (remark.test(text)) return 'remark'
  if (annexHead.test(text)) return 'annex-head'
  if (annexList.test(text) || (annexNumbered.test(text) && text.length < 80) || fileName.test(text)) return 'annex-list'
  return 'body'
}

/** A name under a document: short, without a stop, with no marker and standing right before the date. */
const maySign = (text: string): boolean =>
  text.length <= 40 && !/[。；;：:，,！？《》]|^\d/.test(text) && !/(?:方案|规划|通知|意见|计划|办法|纲要)$/.test(text)

function markSignatures(lines: readonly Line[]): void {
  lines.forEach((line, i) => {
    if (line.role !== 'date') return
    for (let k = i - 1; k >= 0 && k >= i - 4; k--) {
      const before = lines[k]!
      if (before.role !== 'body' || !maySign(before.text)) break
      before.role = 'signature'
    }
  })
}

/** After 附件：1.… the numbered lines that follow belong to the same list, not to the tree. */
function continueAnnexLists(lines: readonly Line[]): void {
  lines.forEach((line, i) => {
    if (line.role !== 'body' || i === 0) return
    const before = lines[i - 1]!
    if ((before.role === 'annex-list' || before.role === 'annex-head') && line.text.length <= 80) {
      const next = /^(\d{1,2})\s*[.、]/.exec(halfWidth(line.text))
      if (next && !/[。；;]$/.test(line.text) && (before.role === 'annex-list' || Number(next[1]) === 1)) line.role = 'annex-list'
    }
  })
}

const contentsHead = /^目\s*[录次]$/
const leader = /(?:[.．…·]{3,}|\s{2,}|\t)\s*[-—(（]?\s*\d{1,3}\s*[)）—-]?$/
const bare = (text: string): string =>
  text
    .replace(leader, '')
    .replace(/[\s\d.．…·]+$/, '')
    .replace(/\s/g, '')

/** A table of contents: lines with leaders and page numbers, or what stands under 目录 until its first entry is said again. */
function markContents(lines: readonly Line[]): void {
  for (const line of lines)
    if (line.role === 'body' && /[.．…·]{3,}\s*[-—(（]?\s*\d{1,3}\s*[)）—-]?$/.test(line.text)) line.role = 'contents'
  const head = lines.findIndex((l) => l.role === 'body' && contentsHead.test(l.text))
  if (head < 0) return
  lines[head]!.role = 'contents'
  const entries = lines.slice(head + 1)
  const first = entries.find((l) => l.role === 'body' || l.role === 'contents')
  if (!first) return
  const again = entries.findIndex((l) => l !== first && l.role === 'body' && bare(l.text) === bare(first.text) && !leader.test(l.text))
  const until = again >= 0 ? again : entries.findIndex((l) => l.role === 'body' && !leader.test(l.text))
  for (const line of entries.slice(0, Math.max(0, until))) if (line.role === 'body') line.role = 'contents'
}

/** The document's blocks, each with its role. */
export function linesOf(document: PolicyDocument): readonly Line[] {
  const lines = document.blocks.map((block): Line => {
    const text = document.text.slice(block.start, block.end)
    if (block.kind === 'table') return { start: block.start, end: block.end, text, role: 'table', table: block }
    return { start: block.start, end: block.end, text, role: roleOf(text.trim()) }
  })
  continueAnnexLists(lines)
  markSignatures(lines)
  markContents(lines)
  return lines
}
