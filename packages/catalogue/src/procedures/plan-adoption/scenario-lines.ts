/** A plan the scenarios are told about; invented, in the manner of such documents. */
export const file = { hash: 'a'.repeat(64), name: '方案.docx', type: 'application/msword', size: 10 }
export const plan = {
  organ: 'rule-office',
  title: '示范区法治建设实施方案',
  issuer: '示范区依法治区办',
  issuedOn: '2025-06-30',
  from: '2025-07-01',
  until: '2025-12-31',
  level: 'district',
  kind: 'programme',
  document: [file],
}
export const item = (id: string, more: object = {}) => ({ id, title: `条目${id}`, level: 1, start: 0, end: 4, confidence: 0.8, ...more })
export const target = { id: 't1', text: '覆盖率达到九成', value: 90, unit: '%', comparator: '>=', start: 1, end: 3 }
