import { expect, test } from 'vitest'
import { papers } from './papers.ts'

const approved = (number: string) => papers.approved.safeParse({ basis: '区政府常务会议', number })

test.each(['试政发〔2027〕8号', '区政办发〔2027〕120号'])('%s is a document number', (number) =>
  expect(approved(number).success).toBe(true),
)

test.each(['试政发[2027]8号', '试政发〔27〕8号', '试政发〔2027〕08号', '试政发〔2027〕第8号', '〔2027〕8号'])(
  '%s is none, and the field is named with how it is written',
  (number) => {
    const { error } = approved(number)
    expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['number'], expect.stringContaining('机关代字〔2027〕1号')],
    ])
  },
)
