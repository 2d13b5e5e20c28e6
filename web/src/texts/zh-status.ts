import type { ConcernView } from '@fadu/contract'

type Code = ConcernView['code']

/** Words of the status page in Chinese, for the office that runs the machines. */
export const statusZh = {
  status: {
    title: '运行状态',
    administratorsOnly: '运行状态供管理员查看，当前人员不是管理员。',
    well: '各项运行正常，目前没有需要处理的事项。',
    sentence: (red: number, amber: number) =>
      [red > 0 ? `有 ${red} 项须立即处理` : '', amber > 0 ? `有 ${amber} 项需要留意` : '']
        .filter((s) => s !== '')
        .join('，')
        .concat('。'),
    asOf: (at: string) => `${at}的状态`,
    refresh: '刷新',
    concerns: '需要处理',
    light: { red: '● 须立即处理', amber: '◐ 需要留意' } as Readonly<Record<'red' | 'amber', string>>,
    concern: {
      'jobs-failed': (job: string) => `后台任务“${job}”有未完成的，多次重试均失败。查明原因后可以重新执行。`,
      'jobs-waiting': (job: string) => `后台任务“${job}”积压，请确认服务进程是否正常。`,
      'lapses-late': () => '有期限已经届满，系统尚未登记届满后果。请确认服务进程是否正常，也可以立即处理。',
      'seal-late': () => '有的日子尚未封存。请确认服务进程是否正常，也可以立即处理。',
      'disk-low': () => '数据目录所在磁盘的剩余空间不足，请清理或者扩容。写满后无法上传材料。',
      'backup-missing': () => '还没有备份记录，请安排每日备份。',
      'backup-old': () => '最近一次备份已经过期，请检查备份任务。',
      'calendar-missing': (year: string) => `还没有录入 ${year} 年的放假安排，涉及该年的期限均为暂定。请在“工作日历”中登记放假通知。`,
      'versions-differ': (version: string) => `另有服务进程运行的是 ${version} 版，请把各进程升级到同一版本。`,
    } as Readonly<Record<Code, (of: string) => string>>,
    program: '程序和进程',
    version: '程序版本',
    mode: '运行方式',
    modes: { demonstration: '演示', real: '正式' },
    uptime: '本进程已运行',
    duration: (seconds: number) => {
      const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60]
      return days > 0
        ? `${days} 天 ${hours} 小时`
        : hours > 0
          ? `${hours} 小时 ${minutes} 分钟`
          : minutes > 0
            ? `${minutes} 分钟`
            : '不到 1 分钟'
    },
    processes: '服务进程',
    process: (host: string, pid: number) => `${host}，进程 ${pid}`,
    here: '当前应答的进程',
    heard: (seconds: number) => `${seconds} 秒前有响应`,
    startedAt: '启动时间',
    state: '状态',
    database: '数据库',
    engine: '数据库版本',
    engines: { postgresql: 'PostgreSQL', embedded: '内置数据库' },
    size: '数据库大小',
    connections: '连接',
    connectionsOf: (size: number, idle: number, waiting: number) =>
      `已建立 ${size} 个，其中空闲 ${idle} 个${waiting > 0 ? `；${waiting} 个请求在等待连接` : ''}`,
    migrations: '表结构',
    migrationsOf: (n: number, last: string, at: string) => `共 ${n} 个版本，最新为 ${last}（${at}）`,
    jobs: '后台任务',
    job: '任务',
    jobNames: {
      'follow-reactions': '关联案件的联动',
      'deliver-webhook': '向外部系统推送消息',
      'deliver-notice': '发送提醒',
    } as Readonly<Record<string, string>>,
    waiting: '等待',
    running: '执行中',
    failed: '失败',
    oldest: (time: string) => `最早的已等待 ${time}`,
    lastFailure: '最近一次失败',
    noFailure: '没有失败',
    noJobs: '本进程没有后台任务。',
    retry: (job: string) => `重新执行失败的任务：${job}`,
    retryShort: '重新执行',
    time: '期限和封存',
    lapses: '届满待登记的期限',
    lapsesOf: (n: number, day: string | undefined) =>
      n === 0 ? '没有' : `${n >= 1000 ? '1000 个以上' : `${n} 个`}${day ? `，最早的届满日为 ${day}` : ''}`,
    seal: '最近的每日封存',
    sealOf: (day: string, at: string) => `${day}的记录，封存于 ${at}`,
    noSeal: '还没有封存的日子；有记录的日子在次日封存',
    unsealed: (day: string) => `${day}起尚未封存`,
    lookNow: '立即处理期限和封存',
    lookWhy: '系统每二十秒自动处理一次。停机恢复后可以在这里立即处理，重复执行没有影响。',
    done: '已执行，以下是最新状态。',
    storage: '存储和备份',
    disk: '数据目录剩余空间',
    diskOf: (free: string, total: string, share: number) => `${free}，共 ${total}（剩余 ${share}%）`,
    backup: '最近一次备份',
    noBackup: '没有记录',
    calendar: '工作日历',
    missing: '尚无放假安排的年份',
    years: (years: readonly number[]) => (years.length === 0 ? '没有' : years.map((y) => `${y} 年`).join('、')),
    provisional: '暂定的期限',
    provisionalOf: (n: number) => (n === 0 ? '没有' : n >= 1000 ? '1000 个以上' : `${n} 个`),
  },
}
