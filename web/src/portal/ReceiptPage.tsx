import type { ReceiptView } from '@fadu/contract'
import { Link } from 'react-router'
import { passing } from '../api/kept.ts'
import { Page, Section } from '../components/page/Page.tsx'
import { OfflineCheck, SealMark } from '../components/seal/Seal.tsx'
import { useLanguage } from '../texts/language.tsx'
import { FollowOpen } from './FollowOpen.tsx'
import { receiptShelf } from './follow-session.ts'
import './ReceiptPage.css'

function readReceipt(): ReceiptView | undefined {
  const text = passing.read(receiptShelf)
  return text ? (JSON.parse(text) as ReceiptView) : undefined
}

/** Hands the receipt over as a file, made here and not fetched again: the secret is in no other place. */
function download(receipt: ReceiptView): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `fadu-receipt-${receipt.reference}.json`
  link.click()
  URL.revokeObjectURL(address)
}

/** Number, secret, hash and time of a filing, to be kept; how to follow it and how to check it without us. */
export function ReceiptPage() {
  const { t, say, instant } = useLanguage()
  const receipt = readReceipt()
  if (!receipt) {
    return (
      <Page title={t.receipt.title} place={t.portal.place(undefined)} sentence={t.receipt.gone}>
        <Section title={t.portal.followTitle}>
          <FollowOpen />
        </Section>
      </Page>
    )
  }
  return (
    <Page title={t.receipt.title} place={t.portal.place(receipt.districtName)} sentence={t.receipt.sentence(say(receipt.procedureTerm))}>
      <div className="receipt">
        <p className="receipt-head">
          <SealMark state="intact" /> {receipt.districtName} · {say(receipt.procedureTerm)}
        </p>
        <dl className="fields">
          <div>
            <dt>{t.portal.number}</dt>
            <dd className="receipt-number">{receipt.reference}</dd>
          </div>
          <div>
            <dt>{t.portal.secret}</dt>
            <dd>
              <span className="receipt-number">{receipt.secret}</span>
              <br />
              <strong className="small">{t.receipt.secretOnce}</strong>
            </dd>
          </div>
          <div>
            <dt>{t.receipt.receivedAt}</dt>
            <dd>{instant(receipt.recordedAt)}</dd>
          </div>
          <div>
            <dt>{t.receipt.digest(receipt.digest)}</dt>
            <dd>
              <code>{receipt.hash}</code>
            </dd>
          </div>
          <div>
            <dt>{t.receipt.next}</dt>
            <dd>{say(receipt.next)}</dd>
          </div>
        </dl>
      </div>
      <div className="buttons">
        <button type="button" className="primary" onClick={() => download(receipt)}>
          {t.receipt.download}
        </button>
        <button type="button" onClick={() => window.print()}>
          {t.receipt.print}
        </button>
        <Link to="/follow" state={{ reference: receipt.reference }} className="button">
          {t.portal.openFollow}
        </Link>
      </div>
      <OfflineCheck heading="h2" />
    </Page>
  )
}
