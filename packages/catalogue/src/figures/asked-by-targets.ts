import { percent } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { counted, type Figure, type How, piecesOf, summed } from './figure.ts'

const asked = (name: string, zh: string, en: string, unit: string, how: How): Figure => {
  const shown = unit === '%' ? percent : piecesOf(unit)
  return { id: name, name, section: '目标', term: words(zh, en), unit: shown.unit, shown, qualifier: 'exact', how }
}
const villagesWith = (ledger: string, place: string, where?: Extract<How, { take: 'coverage' }>['where']): How => ({
  take: 'coverage',
  from: `register:${ledger}`,
  place,
  level: 'village',
  ...(where && { where }),
})

/** What plans ask for beside the figures of the report, from the same records. */
export const askedByTargets: readonly Figure[] = [
  asked('publicity-events', '普法活动场次', 'Publicity events', '场', counted('publicity-activities', 'on')),
  asked(
    'publicity-attendance',
    '普法活动参加人次',
    'Attendance at publicity events',
    '人次',
    summed('publicity-activities', 'attendance', 'on'),
  ),
  asked(
    'villages-recognised-by-province',
    '省级民主法治村（社区）',
    'Villages recognised by the province',
    '个',
    counted('honours', 'recognisedOn', { kind: 'democratic-village', level: 'province' }),
  ),
  asked(
    'villages-recognised-nationally',
    '国家级民主法治村（社区）',
    'Villages recognised nationally',
    '个',
    counted('honours', 'recognisedOn', { kind: 'democratic-village', level: 'national' }),
  ),
  asked(
    'villages-recognised-above-district',
    '市级以上民主法治村（社区）占比',
    'Villages recognised by city or above',
    '%',
    villagesWith('honours', 'holder', { kind: 'democratic-village', level: ['city', 'province', 'national'] }),
  ),
  asked(
    'law-based-government-models',
    '法治政府建设示范',
    'Models of law-based government',
    '个',
    counted('honours', 'recognisedOn', { kind: 'law-based-government' }),
  ),
  asked(
    'police-stations-recognised',
    '“枫桥式”公安派出所',
    'Police stations recognised',
    '家',
    counted('honours', 'recognisedOn', { kind: 'police-station' }),
  ),
  asked(
    'villages-with-leader',
    '法治带头人覆盖率',
    'Villages with a rule-of-law leader',
    '%',
    villagesWith('legal-talent', 'village', { leaders: { moreThan: 0 } }),
  ),
  asked(
    'villages-with-literate',
    '法律明白人覆盖率',
    'Villages with law-literate persons',
    '%',
    villagesWith('legal-talent', 'village', { literate: { moreThan: 0 } }),
  ),
  asked(
    'villages-with-model-household',
    '示范户覆盖率',
    'Villages with a model household',
    '%',
    villagesWith('legal-talent', 'village', { households: { moreThan: 0 } }),
  ),
  asked(
    'villages-with-leader-and-literate',
    '带头人和明白人均有的村（社区）占比',
    'Villages with both leader and law-literate persons',
    '%',
    villagesWith('legal-talent', 'village', { leaders: { moreThan: 0 }, literate: { moreThan: 0 } }),
  ),
  asked(
    'villages-with-adviser',
    '村（社区）法律顾问覆盖率',
    'Villages with a legal adviser',
    '%',
    villagesWith('village-advisers', 'village'),
  ),
  asked('towns-with-service-point', '公共法律服务点覆盖率', 'Towns with a service point', '%', {
    take: 'coverage',
    from: 'register:service-points',
    place: 'town',
    level: 'town',
  }),
  asked('government-lawyers', '公职律师总量', 'Government lawyers', '人', summed('legal-staffing', 'governmentLawyers')),
  asked('enterprise-matters-online-share', '涉企事项网上可办率', 'Enterprise matters that can be had online', '%', {
    take: 'ratio',
    from: 'register:enterprise-matters',
    hit: { online: true },
  }),
  asked('reconsideration-hearing-share', '行政复议听证审理占比', 'Reconsideration cases with a hearing', '%', {
    take: 'ratio',
    from: 'administrative-reconsideration',
    hit: { 'hearingHeld.on': { present: true } },
    on: 'closedOn',
    where: { 'accepted.on': { present: true } },
  }),
  asked('mediation-organisations', '调解组织', 'Mediation organisations', '个', counted('mediation-organisations')),
  asked('gold-medal-mediators', '金牌调解员', 'Gold-medal mediators', '名', counted('mediators', undefined, { goldMedal: true })),
]
