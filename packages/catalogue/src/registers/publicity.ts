import { choice, words, yesNo } from '@fadu/procedure'
import { caseRef } from '../work-fields.ts'
import { ledger, level, number, onDay, titled } from './ledger.ts'

/** 普法 and learning: what was done, for whom and how many came. People are counted, never listed. */

export const publicityActivities = ledger({
  id: 'publicity-activities',
  term: words('普法活动台账', 'Publicity activities'),
  about: words('普法、宣讲、竞赛、发放资料等活动及参加人数', 'Talks, contests, material handed out, and how many came'),
  informationClass: 'V0',
  entry: {
    title: titled('活动名称', 'Activity'),
    on: onDay(),
    kind: choice(words('形式', 'Kind'), {
      talk: words('宣讲、讲座', 'Talk'),
      contest: words('竞赛、问答', 'Contest'),
      material: words('发放资料', 'Material handed out'),
      exhibition: words('展览、演出', 'Exhibition'),
      visit: words('走访、咨询', 'Visit'),
      other: words('其他', 'Other'),
    }),
    audience: choice(words('对象', 'Audience'), {
      residents: words('群众', 'Residents'),
      officials: words('公职人员', 'Public servants'),
      leaders: words('领导干部', 'Leading cadres'),
      pupils: words('师生', 'Teachers and pupils'),
      enterprises: words('企业', 'Enterprises'),
      mixed: words('综合', 'Mixed'),
    }),
    attendance: number('参加人次', 'Attendance'),
    school: titled('学校', 'School').optional(),
    enterprises: number('覆盖企业数', 'Enterprises reached').default(0),
    materials: number('发放资料（册）', 'Copies handed out').default(0),
    occasion: titled('主题活动', 'Occasion').optional(),
  },
  title: (entry) => entry.title,
})

export const mediaItems = ledger({
  id: 'media-items',
  term: words('普法宣传作品和报道', 'Media items'),
  about: words('媒体报道、短视频等作品及其传播量', 'Reports, videos and how often they were seen'),
  informationClass: 'V0',
  entry: {
    title: titled(),
    on: onDay('发布日期', 'Published on'),
    kind: choice(words('类型', 'Kind'), {
      report: words('新闻报道', 'Report'),
      video: words('短视频', 'Video'),
      post: words('图文', 'Post'),
      broadcast: words('广播电视', 'Broadcast'),
    }),
    tier: choice(words('媒体级别', 'Tier'), {
      central: words('中央级', 'Central'),
      province: words('省级', 'Province'),
      city: words('市级', 'City'),
      district: words('区级', 'District'),
      own: words('本单位', 'Own'),
    }),
    series: titled('系列', 'Series').optional(),
    channel: titled('发布渠道编号', 'Channel').optional(),
    views: number('浏览量', 'Views', 10_000_000_000).default(0),
  },
  title: (entry) => entry.title,
})

export const publicityChannels = ledger({
  id: 'publicity-channels',
  term: words('宣传平台和账号', 'Publicity channels'),
  about: words('本区机关开设的普法平台', 'Channels that organs of this district run'),
  informationClass: 'V0',
  entry: {
    title: titled('平台名称', 'Channel'),
    kind: choice(words('类型', 'Kind'), {
      website: words('网站', 'Website'),
      wechat: words('微信', 'WeChat'),
      weibo: words('微博', 'Weibo'),
      video: words('视频号', 'Video channel'),
      client: words('客户端', 'Client'),
      other: words('其他', 'Other'),
    }),
    matrix: yesNo(words('纳入新媒体矩阵', 'Part of the matrix')).default(true),
    publicityPlatform: yesNo(words('属于区级宣传平台', 'Part of the district’s platform')).default(false),
  },
  title: (entry) => entry.title,
})

export const learningSessions = ledger({
  id: 'learning-sessions',
  term: words('公职人员学法培训台账', 'Learning sessions'),
  about: words('学法、培训、考试活动及参加人数', 'Study, training, examinations, and how many took part'),
  entry: {
    title: titled('活动名称', 'Session'),
    on: onDay(),
    kind: choice(words('形式', 'Kind'), {
      training: words('培训', 'Training'),
      study: words('集体学法', 'Study'),
      quiz: words('问答', 'Quiz'),
      examination: words('考试', 'Examination'),
      hearing: words('旁听庭审', 'Court hearing attended'),
    }),
    audience: choice(words('对象', 'Audience'), {
      leaders: words('领导干部', 'Leading cadres'),
      officials: words('公职人员', 'Public servants'),
      enforcement: words('执法人员', 'Enforcement officers'),
    }),
    trainees: number('参加人数', 'Trainees'),
    meeting: caseRef(words('所属会议', 'Meeting')).optional(),
  },
  title: (entry) => entry.title,
})

export const campaigns = ledger({
  id: 'campaigns',
  term: words('专项行动和规划周期', 'Campaigns and planned periods'),
  about: words('有起止日期的专项行动、攻坚和五年规划', 'Campaigns and five-year programmes with their days'),
  informationClass: 'V0',
  entry: {
    title: titled('名称', 'Campaign'),
    kind: choice(words('类别', 'Kind'), {
      'dispute-resolution': words('行政争议化解攻坚', 'Resolving administrative disputes'),
      litigation: words('行政诉讼攻坚', 'Litigation'),
      supervision: words('联合专项监督', 'Joint special supervision'),
      screening: words('专项排查', 'Screening'),
      'publicity-programme': words('五年普法规划', 'Five-year publicity programme'),
      other: words('其他', 'Other'),
    }),
    level: level(),
    start: onDay('开始日期', 'First day'),
    end: onDay('结束日期', 'Last day'),
    ordinal: number('届次', 'Ordinal in its series', 999).optional(),
    plan: caseRef(words('所属规划', 'Plan')).optional(),
  },
  title: (entry) => entry.title,
})
