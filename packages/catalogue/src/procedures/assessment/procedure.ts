import { day } from '@fadu/legal-time'
import { defineProcedure, words } from '@fadu/procedure'
import { numbered, ownTarget, toldNobody } from '../../work-fields.ts'
import { answering, checkKnown, finalising, objecting, scheme, scoring, selfKnown } from './gates.ts'
import { papers } from './papers.ts'

/**
 * 考评: a scheme everybody knew before the period began, the units' own word, a check, scores that stand on figures with their
 * day, an objection that is answered with reasons. Volumes are never scored and persons never rated.
 */
export const assessment = defineProcedure(papers, {
  id: 'assessment',
  term: words('法治考评', 'Assessment'),
  about: words(
    '方案公布、自评、核查、初步得分、异议、答复和最终结果',
    'Scheme, self-assessment, check, preliminary score, objection, answer, result',
  ),
  edition: '2022',
  inForce: { from: day('2000-01-01') },
  basis: [],
  informationClass: 'V2',
  amongOrgans: true,
  roles: {
    office: { term: words('考评人员', 'Office'), duty: 'rule-of-law-office', organ: (f) => f.schemePublished?.office },
    lead: { term: words('审定人', 'Leader'), duty: 'rule-of-law-lead', organ: (f) => f.schemePublished?.office },
    unit: { term: words('被考评单位', 'Unit assessed'), duty: 'task-officer', organ: (f) => f.schemePublished?.units },
    unitLeader: { term: words('被考评单位负责人', 'Head of a unit'), duty: 'unit-leader', organ: (f) => f.schemePublished?.units },
  },
  stages: {
    period: words('考评期', 'Period'),
    objection: words('异议', 'Objections'),
  },
  events: {
    schemePublished: { term: words('公布方案', 'Scheme published'), by: 'office', at: 'start', to: 'period', needs: scheme },
    selfAssessed: {
      term: words('自评', 'Self-assessment'),
      by: ['unit', 'unitLeader'],
      at: 'period',
      needs: selfKnown,
      speaksFor: { unit: 'unit', unitLeader: 'unit' },
    },
    checked: { term: words('核查', 'Checked'), by: 'office', at: 'period', needs: checkKnown },
    scored: { term: words('初步得分', 'Preliminary score'), by: 'office', at: 'period', to: 'objection', needs: scoring },
    objected: {
      term: words('异议', 'Objection'),
      by: ['unit', 'unitLeader'],
      at: 'objection',
      needs: objecting,
      speaksFor: { unit: 'unit', unitLeader: 'unit' },
    },
    answered: { term: words('答复异议', 'Objection answered'), by: 'office', at: 'objection', needs: answering },
    finalised: {
      term: words('最终结果', 'Result'),
      by: 'lead',
      at: 'objection',
      to: 'closed',
      needs: finalising,
      ends: { ...toldNobody, outcome: 'final' },
    },
    cancelled: {
      term: words('取消', 'Cancelled'),
      by: 'lead',
      at: ['period', 'objection'],
      to: 'closed',
      ends: { ...toldNobody, outcome: 'cancelled' },
    },
  },
  limits: {
    scoring: {
      term: words('初步得分', 'Preliminary score'),
      bears: 'office',
      internal: true,
      from: 'schemePublished',
      until: ['scored', 'cancelled'],
      startOn: (_start, view) => view.facts.schemePublished?.until,
      runs: ownTarget(30),
      roll: 'forward',
    },
    objection: {
      term: words('异议期', 'Time to object'),
      bears: 'unit',
      internal: true,
      kind: 'minimum',
      from: 'scored',
      until: ['finalised', 'cancelled'],
      runs: ownTarget(10),
      roll: 'forward',
      blocks: ['finalised'],
    },
    answer: {
      term: words('答复异议', 'Answer to an objection'),
      bears: 'office',
      internal: true,
      from: 'objected',
      until: ['answered', 'cancelled'],
      runs: ownTarget(15),
      roll: 'forward',
    },
  },
  documents: {},
  reference: numbered('assessment', '考评'),
  organ: (facts) => facts.schemePublished?.office,
  title: (facts) => words(facts.schemePublished?.title ?? '法治考评', facts.schemePublished?.title ?? 'Assessment'),
})
