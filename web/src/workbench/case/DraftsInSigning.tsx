import type { CaseWireView } from '@fadu/contract'
import { FieldList } from '../../components/field-list/FieldList.tsx'
import { Section } from '../../components/page/Page.tsx'
import { RefusalList } from '../../components/refusal-list/RefusalList.tsx'
import { useActName } from '../../texts/act-name.ts'
import { useLanguage } from '../../texts/language.tsx'
import type { OpenAct } from './CasePage.tsx'

type DraftWire = CaseWireView['drafts'][number]

/** Drafts on their way through the signing chain, with what this post may do to each. */
export function DraftsInSigning({ view, onOpen }: { view: CaseWireView; onOpen: OpenAct }) {
  const { t } = useLanguage()
  if (view.drafts.length === 0) return null
  return (
    <Section title={t.case.drafts} anchor="drafts">
      {view.drafts.map((draft) => (
        <Draft key={draft.id} draft={draft} view={view} onOpen={onOpen} />
      ))}
    </Section>
  )
}

function Draft({ draft, view, onOpen }: { draft: DraftWire; view: CaseWireView; onOpen: OpenAct }) {
  const { t, say } = useLanguage()
  const nameOf = useActName()
  const acts = view.acts.filter((act) => act.draft === draft.id)
  return (
    <article className="draft" aria-label={say(draft.term)}>
      <h3>{say(draft.term)}</h3>
      <DraftText draft={draft} />
      <DraftChain draft={draft} />
      <div className="buttons">
        {acts
          .filter((act) => act.allowed)
          .map((act) => (
            <button type="button" key={act.event} className={act.event === 'draft.signed' ? 'primary' : ''} onClick={() => onOpen(act)}>
              {nameOf(act)}
            </button>
          ))}
      </div>
      {acts.some((act) => !act.allowed) && (
        <details>
          <summary>{t.act.laterOnDraft}</summary>
          <ul className="not-yet">
            {acts
              .filter((act) => !act.allowed)
              .map((act) => (
                <li key={act.event}>
                  <span className="act-name">{t.act.notYet(nameOf(act))}</span>
                  <RefusalList refusals={act.refusals} />
                </li>
              ))}
          </ul>
        </details>
      )}
    </article>
  )
}

/** What the draft says. */
export function DraftText({ draft }: { draft: DraftWire }) {
  const { t, say, day } = useLanguage()
  return (
    <>
      <p className="small soft">{t.case.draftedBy(say(draft.drafter.name), day(draft.submittedOn))}</p>
      <FieldList fields={draft.fields} />
    </>
  )
}

/** Who signs in which order, who has, whose turn it is; what was returned and urged. */
export function DraftChain({ draft }: { draft: DraftWire }) {
  const { t, say, day } = useLanguage()
  return (
    <>
      <ol className="rows">
        {draft.steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the chain
          <li key={at} className={`draft-step${at === draft.turn ? ' turn' : ''}`}>
            {t.case.signer(step.roles.map(say).join(t.form.comma), step.post)}
            {at === draft.turn && ` — ${t.case.turn}`}
            {step.signatures.map((s) => (
              <span key={s.name} className="small">
                {' '}
                {t.case.signature(step.roles.length === 1 ? '' : say(s.role), s.name, day(s.on), s.opinion)}
              </span>
            ))}
          </li>
        ))}
      </ol>
      {draft.turn === -1 && <p className="near">{t.case.backWithDrafter}</p>}
      {draft.returns.map((r) => (
        <p key={`${r.on}${r.reason}`} className="small">
          {t.case.returned(r.by, day(r.on), r.reason)}
        </p>
      ))}
      {draft.urges.map((u) => (
        <p key={`${u.on}${u.note}`} className="small near">
          {t.case.draftUrged(day(u.on), u.note)}
        </p>
      ))}
    </>
  )
}
