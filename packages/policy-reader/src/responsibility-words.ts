/** What a responsible organ is called in such lists. */
const body = '(?:单位|部门|机构|科室|处室|主体|人|领导|组|地区|区县|局|方)'

/** A label that opens a list of units. The first group is the word that tells the role. */
export const unitLabel = new RegExp(
  `(?:^|[；;。，,、\\s（(【[])((?:第一|主要|市级|区级|县级|省级|共同)?(?:责任|牵头|主责|主办|承办|负责|组织|实施|落实|配合|协办|协同|参与|参加|协助|支持|指导|督导|监督|联合|主管)(?:落实|实施|配合|负责|参与|责任|(?:和|及|或|、)(?:配合|责任|参与|协办|实施|负责|牵头))?${body}|(?:牵头|责任|配合|参与|协办|主办))\\s*[:：]\\s*`,
  'g',
)

/** A list that ends by saying what its units do. */
const duty =
  /(?:负责|牵头|配合|参与|落实|承担|实施|指导|协同|推进)(?:[^，,。；;]{0,6})?$|按(?:照)?(?:各自)?(?:职责|职能|分工)[^，,。；;]{0,14}$/
/** Endings of names of organs, offices and territories; the grammar of names, not a list of them. */
export const organEnding =
  /(?:部|委|局|办|厅|院|署|会|所|处|科|室|组|站|队|社|团|校|台|报|行|馆|库|园|大学|党校|学院|中心|总局|总队|支队|大队|中队|政府|公司|集团|银行|协会|联合会|街道|乡镇|镇街|镇|乡|区|县|市|州|盟|旗|省|村|社区|园区|开发区|高新区|新区|管委会|党委|党组|工委|纪委|监委|政法委|法院|检察院|法检两院|人大|政协|工会|妇联|残联|科协|文联|侨联|工商联|团委|共青团|机关|单位|部门|系统|机构|企业|医院|学校|高校|办公室|指挥部|领导小组|专班|检察|海关|税务|消防|武装部|信访|网信|关工委|事业单位|地区|各地|仲裁委|律协|小组|团中央|军区|保密|电视台|日报社|社区组织|社会组织)$/

const nameLike = (name: string): boolean =>
  name.length >= 2 && name.length <= 26 && organEnding.test(name.replace(/[（(][^（）()]*[）)]$/, '').replace(/等$/, ''))

/** A date or a condition that stands beside the units: 2023年6月底前完成, 长期坚持. */
export const besideUnits = /\d{4}年|[\d一二三四五六七八九十]+月|年底|完成$|^(?:长期|持续|每年|全年|常态)[^，,]{0,6}$|^(?:以下|下同)/

/** Whether every piece of a list is a name: such a bracket at the end of a paragraph assigns without a verb. */
export function onlyNames(words: string): boolean {
  const names = words.split(/[、，,；;]/).map((n) => n.trim().replace(/等$/, ''))
  const level = /^(?:各|省|市|区|县|州|镇|街道|党|中央|国家)/
  return names.every((n) => n.length >= 3 && nameLike(n)) && (names.length >= 2 || level.test(names[0]!))
}

/** Whether the words between brackets assign the text before them to units. */
export function isResponsibility(words: string): boolean {
  const text = words.trim()
  if (text.length < 3 || text.length > 400) return false
  unitLabel.lastIndex = 0
  if (unitLabel.test(`；${text}`)) return true
  const pieces = text
    .split('。')[0]!
    .split(/[，,；;]/)
    .map((p) => p.trim())
    .filter((p) => !besideUnits.test(p))
  const last = pieces.findLastIndex((p) => duty.test(p))
  if (last < 0) return false
  const names = pieces
    .slice(0, last + 1)
    .map((p) => p.replace(duty, '').replace(/^由/, ''))
    .flatMap((p) => p.split('、'))
    .map((n) => n.trim())
  return names.some(nameLike)
}
