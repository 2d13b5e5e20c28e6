import { followUpZh } from './zh-follow-up.ts'
import { indicatorsZh } from './zh-indicators.ts'
import { officeZh } from './zh-office.ts'
import { plansZh } from './zh-plans.ts'
import { portalZh } from './zh-portal.ts'
import { reportZh } from './zh-report.ts'
import { statusZh } from './zh-status.ts'
import { tablesZh } from './zh-tables.ts'
import { wholeCaseZh } from './zh-whole-case.ts'
import { workZh } from './zh-work.ts'

type Status = 'running' | 'paused' | 'met' | 'late' | 'expired' | 'over' | 'dropped'
type Light = 'none' | 'green' | 'amber' | 'red'
type Kind = 'counted' | 'rest' | 'adjusted-workday' | 'suspended' | 'excluded' | 'extended' | 'rolled'

export interface SpokenLimit {
  readonly term: string
  readonly from: string
  readonly due: string
  readonly today?: string | undefined
  readonly ended?: string | undefined
  readonly overdue: boolean
  readonly restDays: number
  readonly parts: readonly string[]
  readonly bracketed: boolean
  readonly provisional: boolean
}

export interface LimitInWords {
  readonly bears: string
  readonly until: string
  readonly bracketed: boolean
  /** A period within which somebody may do something, not one within which it must be done. */
  readonly limitation: boolean
  readonly ended?: string | undefined
  readonly status: Status
}

const kinds: Readonly<Record<Kind, string>> = {
  counted: '计入',
  rest: '休息日',
  'adjusted-workday': '调休上班，计入',
  suspended: '中止，不计',
  excluded: '依法扣除，不计',
  extended: '延长',
  rolled: '遇休息日顺延',
}

const mib = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

/** Words of the interface in Chinese, and their shape. Words of law and of procedures come from contract and catalogue. */
export const zh = {
  ...portalZh,
  ...workZh,
  ...wholeCaseZh,
  ...tablesZh,
  ...officeZh,
  ...statusZh,
  ...plansZh,
  ...reportZh,
  ...indicatorsZh,
  ...followUpZh,
  shell: {
    skip: '跳到正文',
    mainNavigation: '主导航',
    bottomNavigation: '底部导航',
    demonstration: '这是演示系统，内容均为虚构，提交的事项没有法律效力，请勿填写真实个人信息。',
    demonstrationWork: '演示系统：内容均为虚构，不产生法律效力。',
  },
  page: {
    waiting: '正在读取',
    waitingWhy: '正在从服务器读取内容，请稍候。',
    missing: '没有找到',
    missingWhat: '没有这个页面，或者链接已经失效。',
    more: '显示更多',
  },
  dialog: { close: '关闭' },
  problem: {
    unreachable: '没有连接到服务器，无法确认是否已经送达。',
    unexpected: '页面出现意外错误，这次操作没有完成。',
    retry: '再试一次',
    request: (id: string) => `请求编号：${id}`,
  },
  field: {
    masked: '已遮盖',
    maskedWhy: '个人信息默认遮盖显示',
    show: '显示',
    showOf: (label: string) => `显示${label}`,
    hide: '重新遮盖',
    shownNow: '个人信息已显示，本次查看已记录。',
    revealTitle: '显示个人信息',
    revealWhy: '查看个人信息须写明用途。查看人、时间和用途都会记录，当事人可以看到。',
    fileSize: (bytes: number) =>
      bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
  },
  form: {
    required: '（必填）',
    optional: '（选填）',
    comma: '、',
    yes: '是',
    no: '否',
    noAnswer: '不填',
    yuan: '元',
    yuanOf: (yuan: string) => `${yuan} 元`,
    pleaseChoose: '请选择',
    addOneOf: '选择添加',
    readingOptions: '正在读取选项',
    noOptions: '目前没有可选的项目。',
    optionWithHint: (name: string, hint: string) => `${name}（${hint}）`,
    nth: (label: string, n: number) => `${label} ${n}`,
    addOptional: (label: string) => `添加${label}`,
    addAnother: (label: string) => `再添加一个${label}`,
    leaveOut: (label: string) => `不填${label}`,
    remove: (label: string) => `删除${label}`,
    chooseFiles: '选择文件',
    takePhoto: '拍照',
    removeFile: '删除',
    fileHint: (most: number, largest: number) => `可上传图片、PDF、文档或者音视频，最多 ${most} 个，每个不超过 ${mib(largest)}。`,
    fileTooLarge: (largest: number) => `文件超过 ${mib(largest)}，没有上传。`,
    fileFailed: '没有传完，请检查网络后重新选择该文件。',
    sendingFile: (name: string) => `正在上传${name}`,
    waitingForFiles: '等待文件传完',
    restored: '已恢复上次没有提交的内容。',
    keptAt: (at: string) => `草稿保存在本机浏览器，保存时间 ${at}。`,
    discard: '清除草稿',
    keptAfterFailure: '填写的内容已保存在本机浏览器，重新提交不会重复登记。',
    notKept: '填写的内容还在页面上，请不要关闭页面，稍后重新提交；重新提交不会重复登记。',
    sending: '正在提交',
    toReview: '下一步：核对',
    backToFilling: '返回修改',
    checkOnly: '只核对，不登记',
    reviewTitle: '核对填写内容',
    reviewWhy: '请核对以下内容，确认无误后提交。',
    toMend: (n: number) => `有 ${n} 处需要修改：`,
    fillIn: (label: string) => `请填写${label}`,
    choose: (label: string) => `请选择${label}`,
    attach: (label: string) => `请上传${label}`,
    notAmount: (label: string) => `${label}请按元填写数字，最多两位小数`,
    notDay: (label: string) => `${label}不是有效日期`,
    notCount: (label: string) => `${label}请填写整数`,
    tooLong: (label: string, most: number) => `${label}不能超过 ${most} 个字`,
    tooMuch: (label: string, most: number) => `${label}不能超过 ${most}`,
    tooLittle: (label: string, least: number) => `${label}不能少于 ${least}`,
    wrong: (label: string) => `${label}填写有误`,
    codes: {
      'masked-value': '这是遮盖后的内容，请填写完整内容',
      phone: '联系电话只能填写数字、空格、加号和连字符',
      'identity-number': '公民身份号码有误，请核对十八位号码',
      'credit-code': '统一社会信用代码有误，请核对十八位代码',
      account: '账号只能用小写字母、数字、点、下划线和连字符，三个字符以上',
    },
  },
  limit: {
    today: '今天',
    internal: '本机关自定目标，不是法定期限',
    overdueWord: '已逾期',
    nearWord: '临近届满',
    pausedWord: '中止中',
    daysLeft: (n: number) => (n > 0 ? `还有 ${n} 天` : n === 0 ? '今天届满' : `${-n} 天`),
    provisionalWord: '暂定',
    provisional: '所涉年度的放假安排尚未公布，届满日可能调整。',
    suspended: '期限正在中止，所示日期是最早可能的届满日。',
    endedOnes: (n: number) => `已结束的期限（${n}）`,
    restsOn: '法律依据',
    consequence: (words: string) => `届满后果：${words}。`,
    extensionLeft: (n: number) => `还可延长 ${n} 日。`,
    why: (n: number) => `这个日期怎么算出来的（${n} 条）`,
    part: (kind: Kind, from: string, until: string | undefined) => `${from}${until ? `至${until}` : ''}${kinds[kind]}`,
    state: (status: Status, light: Light): string => {
      if (status === 'paused') return '‖ 中止中'
      if (status === 'met') return '✓ 已按期办理'
      if (status === 'late') return '! 逾期办理'
      if (status === 'expired') return light === 'red' ? '! 已逾期' : '已届满'
      if (status === 'over') return '✓ 期间已满'
      if (status === 'dropped') return '不再计算'
      return light === 'red' ? '! 已逾期' : light === 'amber' ? '△ 临近届满' : '正在计算'
    },
    sentence: ({ bears, until, bracketed, limitation, ended, status }: LimitInWords) => {
      if (bracketed) return status === 'over' ? `法定最短期间已于 ${until} 届满。` : `法定最短期间到 ${until} 届满，届满前不得进入下一步。`
      if (limitation && ended && (status === 'met' || status === 'late')) return `期限至 ${until} 届满，${bears}已于 ${ended} 提出。`
      if (limitation && status !== 'dropped')
        return status === 'expired' ? `${bears}的期限已于 ${until} 届满。` : `${bears}的期限至 ${until} 届满。`
      if (status === 'met' || status === 'late') return `${bears}应于 ${until} 前办理，已于 ${ended ?? '—'} 办理。`
      if (status === 'dropped') return '案件已办结或者情况已变化，不再计算。'
      return `${bears}应于 ${until} 前办理。`
    },
    spoken: (limit: SpokenLimit) =>
      [
        `${limit.term}：${limit.from}起，${limit.due}届满`,
        limit.bracketed ? '此为最短期间，届满前不得进入下一步' : '',
        limit.restDays > 0 ? `其间休息日 ${limit.restDays} 天` : '',
        ...limit.parts,
        limit.ended ? `已于${limit.ended}办理` : limit.today ? `今天是${limit.today}` : '',
        limit.overdue ? '已逾期' : '',
        limit.provisional ? '届满日暂定' : '',
      ]
        .filter((part) => part !== '')
        .join('；'),
  },
  readings: {
    'case.read': '查看案卷',
    'document.read': '查看文书',
    'file.read': '查看材料文件',
    'personal.revealed': '查看个人信息',
    'personal.erased': '删除个人信息',
    export: '导出案卷（个人信息遮盖）',
    'export.revealed': '导出案卷（含个人信息）',
    'purpose.given': '写明查阅用途',
    'case.refused': '无权查阅，未予打开',
    search: '查找案件',
    'cases.imported': '批量导入',
    'indicator.opened': '查看指标所含事项',
    'log.read': '查看查阅记录',
    'log.exported': '导出查阅记录',
    'log.checked': '核验查阅记录',
    'factor.enrolled': '启用动态口令',
    signedIn: '登录',
    'signIn.failed': '登录未成功',
    'signIn.locked': '多次输错，暂时锁定',
    'password.changed': '修改本人密码',
    'account.created': '新建账号',
    'account.reset-second-factor': '重置他人动态口令',
    'account.reset-password': '重置他人密码',
    'account.disable': '停用账号',
    'account.enable': '恢复账号',
  },
  seal: {
    title: '存证',
    states: { intact: '存证完整', unchecked: '存证尚未核对', broken: '存证不符' },
    open: (what: string, state: string) => `查看存证：${what}，${state}`,
    what: '内容',
    by: '登记人',
    at: '登记时间',
    digest: '摘要值',
    check: '与记录核对',
    checkFailed: '没有核对成功，请稍后再试，或者用下面的方法离线核对。',
    withoutUs: '不经过本系统怎样核对',
    withoutUsHow:
      '取得开源程序“法度”后，对回执文件或者导出的案卷文件运行下面的命令。程序不连接任何服务器，逐条验算摘要，并指出第一处被改动的记录。',
  },
  stage: { map: '办理阶段', passed: '（已经过）', present: '（当前阶段）', possible: '（可能经过）', 'ruled-out': '（不再经过）' },
  print: {
    print: '打印',
    backToCase: '返回案件',
    backToFollow: '返回办理进度',
    demonstration: '演示文书，没有法律效力',
    reference: (reference: string) => `案号：${reference}`,
    digest: '存证摘要：',
  },
}

export type Texts = typeof zh
