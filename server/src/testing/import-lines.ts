/** A dispute of another system, on the posts of the test district. */
export const dispute = (id: string, more: { readonly on?: string; readonly mediator?: string; readonly sessions?: number } = {}) => {
  const on = more.on ?? '2025-11-03'
  const mediator = more.mediator ?? 'mediator'
  const session = { event: 'sessionHeld', on, by: mediator, paper: { place: '调解室', present: '双方当事人', minutes: '双方陈述了经过。' } }
  return {
    procedure: 'dispute-mediation',
    id,
    events: [
      {
        event: 'filed',
        on,
        by: 'applicant',
        paper: {
          organ: 'centre',
          channel: 'portal',
          applicants: [{ kind: 'person', name: '林某甲', phone: '00010000001' }],
          respondents: [{ kind: 'person', name: '徐某乙' }],
          kind: 'neighbours',
          place: '青禾街道',
          facts: '漏水。',
          wish: '修好。',
        },
      },
      { event: 'assigned', on, by: 'lead', paper: { organisation: 'committee', mediator: 'mediator' } },
      { event: 'consented', on, by: mediator, paper: { how: 'spoken' } },
      { event: 'rightsTold', on, by: mediator, paper: { acknowledged: true } },
      ...Array.from({ length: more.sessions ?? 1 }, () => session),
    ],
  }
}

/** Lines of a file, one JSON each; a text stands as it is. */
export async function* lines(cases: readonly (object | string)[]): AsyncGenerator<string> {
  for (const one of cases) yield typeof one === 'string' ? one : JSON.stringify(one)
}
