import { choice, line, words, yesNo } from '@fadu/procedure'
import { ledger, level, number, onDay, place, titled } from './ledger.ts'

/** Social organisations, emergency teams and drills, command tiers. */

export const socialOrganisations = ledger({
  id: 'social-organisations',
  term: words('社会组织清单', 'Social organisations'),
  about: words('登记的社会组织、长期停摆情况和每一家的处理结果', 'Registered organisations, which are dormant, and what became of each'),
  informationClass: 'V0',
  entry: {
    title: titled('名称', 'Organisation'),
    creditCode: line(words('统一社会信用代码', 'Credit code'), { max: 18 }),
    community: yesNo(words('社区社会组织', 'Community organisation')).default(false),
    dormant: yesNo(words('长期未开展活动', 'Dormant')).default(false),
    foundOn: onDay('梳理日期', 'Found on').optional(),
    // A dormant organisation without an outcome is still open: none is left without one.
    outcome: choice(words('处理结果', 'Outcome'), {
      open: words('办理中', 'Being handled'),
      deregistered: words('注销', 'Deregistered'),
      rectified: words('整改', 'Rectified'),
      revoked: words('行政撤销（已告知并听取陈述）', 'Revoked after notice and statement'),
      active: words('恢复活动', 'Active again'),
    }).optional(),
    outcomeOn: onDay('处理日期', 'Outcome on').optional(),
    partyGroup: yesNo(words('党组织或者党建联络覆盖', 'Party group or liaison')).default(false),
  },
  title: (entry) => entry.title,
})

export const emergencyTeams = ledger({
  id: 'emergency-teams',
  term: words('应急队伍', 'Emergency teams'),
  about: words('在册应急队伍', 'Teams on the register'),
  informationClass: 'V0',
  entry: {
    title: titled('名称', 'Team'),
    field: choice(words('领域', 'Field'), {
      health: words('卫生健康', 'Health'),
      fire: words('消防救援', 'Fire and rescue'),
      flood: words('防汛', 'Flood'),
      safety: words('安全生产', 'Work safety'),
      other: words('其他', 'Other'),
    }),
    members: number('人数', 'Members', 100_000),
  },
  title: (entry) => entry.title,
})

export const drills = ledger({
  id: 'drills',
  term: words('应急演练', 'Drills'),
  about: words('已开展的应急演练', 'Drills that were held'),
  informationClass: 'V0',
  entry: {
    title: titled('名称', 'Drill'),
    on: onDay(),
    field: choice(words('领域', 'Field'), {
      epidemic: words('疫情防控', 'Epidemic control'),
      fire: words('消防救援', 'Fire and rescue'),
      flood: words('防汛', 'Flood'),
      safety: words('安全生产', 'Work safety'),
      other: words('其他', 'Other'),
    }),
  },
  title: (entry) => entry.title,
})

export const commandTiers = ledger({
  id: 'command-tiers',
  term: words('联动指挥层级', 'Tiers of linked command'),
  about: words('已运行的指挥中心', 'Command centres in operation'),
  informationClass: 'V0',
  entry: {
    title: titled('名称', 'Centre'),
    tier: choice(words('层级', 'Tier'), {
      district: words('区级', 'District'),
      town: words('镇街', 'Town'),
      village: words('村（社区）', 'Village'),
    }),
    since: onDay('运行日期', 'Since'),
    town: place('所在镇街', 'Town'),
    level: level(),
  },
  title: (entry) => entry.title,
})
