import { organEnding } from './responsibility-words.ts'

/** A unit as the list writes it, and its name with the prefix that the list carries over to it. */
export interface UnitName {
  readonly raw: string
  readonly name: string
}

const territory =
  '(?:省|自治区|直辖市|设区市|市|自治州|州|盟|区|县|旗|自治县|镇|乡|街道|镇街|乡镇|园区|开发区|功能区|新区|高新区|平台|村|社区|地|级)'
/** 各区、县（市）人民政府 is one name. */
const everyTerritory = new RegExp(
  `各${territory}(?:[（(][^）)]{1,12}[）)])?(?:[、和及]${territory}(?:[（(][^）)]{1,12}[）)])?)+(?:人民政府|政府|党委|党工委|管委会|办事处|党委政府|党委和政府)?`,
  'g',
)
const generic =
  /^(?:(?:各|其他|其它)?(?:级|地|类)?(?:有关|相关|责任|成员|直属|职能|业务|主管|市级|区级|县级|区直|市直|县直|省直)*(?:部门|单位|机构|科室|处室|企业|系统|方面|地区|街道|镇街)?)(?:和|及|、|与)?(?:有关|相关)?(?:部门|单位|机构|企业)?$/
const marks = '\u0001'

function protect(list: string): string {
  const inBrackets = list.replace(/[（(【[][^（）()【】]*[）)】\]]/g, (b) =>
    b.replace(/[、，,；;和及与\s]/g, (c) => String.fromCharCode(0xe000 + '、，,；;和及与 '.indexOf(c.trim() === '' ? ' ' : c))),
  )
  return inBrackets.replace(everyTerritory, (m) =>
    m.replace(/[、和及]/g, (c) => String.fromCharCode(0xe000 + '、，,；;和及与 '.indexOf(c))),
  )
}
const restore = (name: string): string => name.replace(/[\ue000-\ue008]/g, (c) => '、，,；;和及与 '[c.charCodeAt(0) - 0xe000]!)

/** 和 and 及 divide two names only where what stands before them is a whole name. */
function divide(name: string): readonly string[] {
  if (generic.test(name)) return [name]
  for (const match of name.matchAll(/以及|[和及与]/g)) {
    const [left, right] = [name.slice(0, match.index), name.slice(match.index + match[0].length)]
    if (
      left.length >= 2 &&
      right.length >= 2 &&
      organEnding.test(left) &&
      organEnding.test(right) &&
      !/^(?:有关|相关)?(?:单位|部门)$/.test(right)
    )
      return [left, ...divide(right)]
    if (left.length >= 2 && organEnding.test(left) && /^(?:有关|相关|各)/.test(right)) return [left, right]
  }
  return [name]
}

/** The names of a list, without what the list says they do. 等 without a noun only says that there are more. */
export function splitUnits(list: string): { readonly names: readonly string[]; readonly open: boolean } {
  let open = false
  const names = protect(list)
    .split(/[、，,；;/／\n\t|]|\s{1,}(?=\S)/)
    .flatMap((piece) => {
      const etc = /^(.*[^平同对均上下初高中优次头])等(.*)$/.exec(piece.trim())
      if (!etc) return [piece]
      open = true
      const rest = etc[2]!.replace(/^(?:\d+个|和|及|与|以及)+/, '')
      return /^(?:有关|相关|各|其他)/.test(rest) ? [etc[1]!, rest] : [etc[1]!]
    })
    .map((n) =>
      n
        .trim()
        .replace(/^(?:由|以及|和|及|与|并由|会同)/, '')
        .replace(/[。.：:;；]+$/, ''),
    )
    .flatMap(divide)
    .map(restore)
    .filter((n) => n.length >= 2 && !/^[-—–/\\*无]+$/.test(n))
  return { names: [...new Set(names)], open }
}

const level = /^(省|市|区|县|州|旗|镇|街道)(?!域|场|政|长|民|容|人大|际)(委(?!员|会|托|办公室)(?=[^员托]))?/
const partyOrgan =
  /^(?:组织部|宣传部|统战部|政法委|政研室|改革办|编办|编委办|网信办|国安办|外办|台办|老干部局|党校|巡察办|社会工作部|社工部|机要局|直属机关工委|机关工委|信访局|依法治.办)/
const ownName =
  /^(?:各|中|国|全|有关|相关|其他|国家|人民银行|省|市|区|县|州|旗|镇|乡|街道|党政|村|驻)|(?:公司|银行|大学|学院|医院|集团|街道|镇|乡|区|县|市|园区|分行|支行|村|社区|管委会|法院|检察院|海关|支队)$/

/** Adds the prefix of the first name to those after it that have none: 市司法局、发展改革委 names the city's commission. */
export function carryPrefixes(names: readonly string[]): readonly UnitName[] {
  const prefixes = names.map((raw) => level.exec(raw)).map((own, i) => (own && names[i]!.length > own[0].length ? own : undefined))
  // A list that writes the prefix more than once means the bare names as they stand.
  const often = (own: RegExpExecArray): boolean => prefixes.filter((p) => p?.[0] === own[0]).length > 1
  let carried: RegExpExecArray | undefined
  return names.map((raw, i) => {
    const own = prefixes[i]
    if (own) carried = often(own) ? undefined : own
    if (own || !carried || generic.test(raw) || ownName.test(raw) || !organEnding.test(raw)) return { raw, name: raw }
    return { raw, name: `${carried[1]}${carried[2] !== undefined && partyOrgan.test(raw) ? '委' : ''}${raw}` }
  })
}

/** Whether the name can be one of an organ, by its ending and length. */
export function looksLikeUnit(name: string): boolean {
  const plain = name.replace(/[（(][^（）()]*[）)]$/, '')
  return plain.length >= 2 && plain.length <= 24 && !plain.includes(marks) && (organEnding.test(plain) || generic.test(plain))
}
