import { findPeriod } from '@fadu/indicator'
import { choice, dayField, defineRegister, field, line, words } from '@fadu/procedure'
import { z } from 'zod'

export const figurePlaces = {
  own: words('本区', 'This district'),
  city: words('全市', 'The city'),
  province: words('全省', 'The province'),
  country: words('全国', 'The country'),
} as const

/**
 * Figures that no record here can give: surveys, other authorities' statistics, ranks. None stands without its source, what it is
 * reckoned on, and the post that answers for it; a correction is an amendment with its reason.
 */
export const externalFigures = defineRegister({
  id: 'external-figures',
  term: words('外部数据台账', 'Figures from outside'),
  about: words('由其他单位提供、经签认的指标数值', 'Values of indicators that others reported, signed for'),
  basis: [],
  informationClass: 'V2',
  keptBy: 'rule-of-law-office',
  entry: z.object({
    indicator: field(z.string().regex(/^[a-z][a-z0-9-]{1,80}$/), { label: words('指标代码', 'Indicator'), widget: 'text' }),
    period: field(
      z.string().refine((name) => findPeriod(name) !== undefined),
      {
        label: words('所属时期', 'Period'),
        hint: words('如 2025、2025-H1、2025-Q2、2025-06', 'Such as 2025, 2025-H1, 2025-Q2, 2025-06'),
        widget: 'text',
      },
    ),
    place: choice(words('范围', 'Place'), figurePlaces).default('own'),
    value: field(z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/), {
      label: words('数值', 'Value'),
      hint: words('按公布的小数位填写，不带单位', 'With the decimals it was published with, without the unit'),
      widget: 'text',
    }),
    source: line(words('来源', 'Source'), { max: 200 }),
    reckonedOn: line(words('计算基数或者口径', 'What it is reckoned on'), { max: 300 }),
    signedBy: line(words('签认岗位', 'Signed by'), { widget: 'post' }),
    signedOn: dayField(words('签认日期', 'Signed on')),
  }),
  title: ({ indicator, period }) => `${indicator} ${period}`,
})

export const figureRegister = 'external-figures'
