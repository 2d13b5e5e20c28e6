import type { PlanReadingView } from '@fadu/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { answers, useAsk } from '../../api/asking.ts'
import { call } from '../../api/client.ts'
import { Page, Section, Waiting } from '../../components/page/Page.tsx'
import { draftKey } from '../../components/paper-form/draft-keeping.ts'
import { PaperForm } from '../../components/paper-form/PaperForm.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { schemaFor } from '../../procedures.ts'
import { useLanguage } from '../../texts/language.tsx'
import { lateEntry, lateOf } from '../case/act-forms.ts'
import { useSession } from '../session.ts'
import { recordReading } from './plan-acts.ts'

/** What was read in the document, and the form that registers it, filled in from it: nobody types what the document says. */
export function NewPlanPage() {
  const { t } = useLanguage()
  const { opens, post } = useSession()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const files = filesIn(search)
  const [file, ...attached] = files
  const open = opens.find((o) => o.procedure === 'plan-adoption')
  const schema = useMemo(() => open && schemaFor(open.procedure, open.edition, open.event), [open])
  const found = useQuery({
    queryKey: ['planReading', ...files.map(({ hash }) => hash)],
    queryFn: () =>
      call('planReading', {
        body: { file: file!.hash, name: file!.name, others: attached.map(({ hash, name }) => ({ file: hash, name })) },
      }),
    enabled: file !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const others = useAsk('plans').data?.items.map((row) => ({ id: row.case, words: { zh: row.title, en: row.title } })) ?? []
  if (!open || !schema || !file) {
    return (
      <Page title={t.plan.newTitle} place={t.work.place} sentence={t.newCase.notYours}>
        <Link to="/plans" className="button">
          {t.plan.plans}
        </Link>
      </Page>
    )
  }
  if (found.isPending) return <Waiting place={t.plan.reading(file.name)} />
  const reading = found.data
  return (
    <Page
      title={reading?.title ?? file.name}
      place={t.work.place}
      sentence={
        reading &&
        (reading.items.length > 0 ? t.plan.newSentence(reading.items.length, targetsIn(reading), unitsIn(reading)) : t.plan.nothingRead)
      }
      above={<p className="case-head small soft">{t.plan.newTitle}</p>}
    >
      {!reading && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {reading && <Doubts reading={reading} />}
      <PaperForm
        schema={schema}
        beside={lateEntry}
        draft={draftKey(open.procedure, open.event, file.hash.slice(0, 12))}
        start={{ ...(reading && startOf(reading)), organ: post.organ.id, document: files }}
        offers={{ above: others, previous: others }}
        send={t.plan.register}
        onSend={async (paper, beside, once) => {
          const answer = await call('open', {
            body: { procedure: open.procedure, event: open.event, role: open.role, paper, ...lateOf(beside) },
            headers: { 'idempotency-key': once },
          })
          if (reading && reading.items.length > 0) await recordReading(t, answer.id, answer.version, reading, `${once}-read`)
          for (const queryKey of [['plans'], ['duties'], ['worklist']]) void answers.invalidateQueries({ queryKey })
          navigate(`/plans/${answer.id}`)
        }}
      />
    </Page>
  )
}

/** The files that were sent, as the address names them: the same page can be loaded again. */
function filesIn(search: URLSearchParams) {
  const [names, types, sizes] = ['name', 'type', 'size'].map((key) => search.getAll(key))
  return search.getAll('file').map((hash, i) => ({ hash, name: names?.[i] ?? '', type: types?.[i] ?? '', size: Number(sizes?.[i]) }))
}

const targetsIn = (reading: PlanReadingView): number => reading.items.reduce((n, item) => n + item.targets.length, 0)
const unitsIn = (reading: PlanReadingView): number => reading.items.reduce((n, item) => n + item.lead.length + item.support.length, 0)

/** The form's answers as far as the document gives them; what it does not say is left open, not guessed. */
function startOf({ title, number, issuer, issuedOn, from, until }: PlanReadingView): Record<string, unknown> {
  const begins = from ?? issuedOn
  return {
    ...(title && { title }),
    ...(number && { number }),
    ...(issuer && { issuer }),
    ...(issuedOn && { issuedOn }),
    ...(begins && { from: begins }),
    ...(until && { until }),
    level: 'district',
    kind: /规划|纲要/.test(title ?? '')
      ? 'plan'
      : /要点/.test(title ?? '')
        ? 'yearly'
        : /专项/.test(title ?? '')
          ? 'campaign'
          : 'programme',
  }
}

function Doubts({ reading }: { reading: PlanReadingView }) {
  const { t } = useLanguage()
  const missing = reading.annexes.filter((annex) => !annex.present).map((annex) => annex.name)
  const reasons = [...new Set([...reading.irregularities, ...reading.abstentions.map((a) => a.reason)])]
  if (missing.length === 0 && reasons.length === 0) return null
  return (
    <Section title={t.plan.unclear}>
      <ul>
        {missing.length > 0 && <li>{t.plan.annexMissing(missing.join('；'))}</li>}
        {reasons.slice(0, 8).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Section>
  )
}
