/** What an invented programme asks of the indicators within one year. */
export const demoTargets = (year: string) => {
  const source = (clause: string) => `示范区${year}年度法治建设工作要点第${clause}条`
  const due = `${year}-12-31`
  return [
    { indicator: 'mediation-success', requires: 'at-least', value: '90', due, source: source('三') },
    { indicator: 'reconsideration-on-time', requires: 'covers-all', due, source: source('五') },
    { indicator: 'mediation-concluded', requires: 'at-least', value: '12', due, source: source('二') },
  ]
}
