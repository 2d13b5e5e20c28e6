import { useState } from 'react'
import { useAsk } from '../api/asking.ts'
import { call } from '../api/client.ts'
import { Page, Section } from '../components/page/Page.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { OfflineCheck, SealMark, type SealState } from '../components/seal/Seal.tsx'
import { useLanguage } from '../texts/language.tsx'

interface Found {
  readonly state: SealState
  readonly words: string
}

/** Checks a receipt file against the log, and says how to do it without us. The secret in it is not sent. */
export function VerifyPage() {
  const { t, say } = useLanguage()
  const offered = useAsk('offered')
  const [found, setFound] = useState<Found>()
  const [error, setError] = useState<unknown>()
  const check = async (file: File) => {
    setError(undefined)
    setFound(undefined)
    try {
      const receipt = JSON.parse(await file.text()) as { reference?: unknown; seq?: unknown; hash?: unknown }
      if (typeof receipt.reference !== 'string' || typeof receipt.seq !== 'number' || typeof receipt.hash !== 'string')
        throw new SyntaxError('Not a receipt')
      const answer = await call('verifyReceipt', { body: { reference: receipt.reference, seq: receipt.seq, hash: receipt.hash } })
      setFound({ state: answer.intact ? 'intact' : 'broken', words: say(answer.words) })
    } catch (cause) {
      if (cause instanceof SyntaxError) setFound({ state: 'unchecked', words: t.verify.notReceipt })
      else setError(cause)
    }
  }
  return (
    <Page title={t.verify.title} place={t.portal.place(offered.data?.districtName)} sentence={t.verify.sentence}>
      <Section title={t.verify.here}>
        <p>{t.verify.hereHow}</p>
        <span className="picker">
          <input
            id="receipt-file"
            type="file"
            className="unseen"
            accept=".json,application/json"
            onChange={(event) => {
              const file = event.target.files?.[0]
              event.target.value = ''
              if (file) void check(file)
            }}
          />
          <label htmlFor="receipt-file" className="button primary">
            {t.verify.choose}
          </label>
        </span>
        <p role="status">
          {found && (
            <>
              <SealMark state={found.state} /> {found.words}
            </>
          )}
        </p>
        {error !== undefined && <ProblemNote error={error} />}
      </Section>
      <OfflineCheck />
    </Page>
  )
}
