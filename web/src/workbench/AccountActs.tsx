import { choice, line, words } from '@fadu/procedure'
import { useState } from 'react'
import { z } from 'zod'
import { answers } from '../api/asking.ts'
import { call } from '../api/client.ts'
import { Dialog } from '../components/dialog/Dialog.tsx'
import { PaperForm } from '../components/paper-form/PaperForm.tsx'
import { useLanguage } from '../texts/language.tsx'

const acts = {
  'reset-second-factor': words('重置动态口令', 'Take away one-time codes'),
  'reset-password': words('重置密码', 'Give a new password'),
  disable: words('停用', 'Disable'),
  enable: words('恢复使用', 'Enable'),
} as const

const actPaper = z.object({
  act: choice(words('处理方式', 'What to do'), acts),
  purpose: line(words('原因', 'Reason'), {
    max: 200,
    hint: words('例如“手机遗失，本人持证件到场”。', 'Such as “phone lost; came in person with identity card”.'),
  }),
})

/** What an administrator does to somebody else’s account, with its reason. A new password is shown once. */
export function AccountActs({ account }: { account: string }) {
  const { t } = useLanguage()
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<{ password?: string | undefined }>()
  return (
    <>
      <button type="button" className="link" onClick={() => setAsking(true)} aria-label={t.accountActs.do(account)}>
        {t.accountActs.send}
      </button>
      {done && (
        <p role="status" className="small">
          {done.password ? t.accountActs.newPassword(account) : t.accountActs.done(account)} {done.password && <code>{done.password}</code>}
        </p>
      )}
      {asking && (
        <Dialog title={t.accountActs.do(account)} onClose={() => setAsking(false)}>
          <p>{t.accountActs.why}</p>
          <PaperForm
            schema={actPaper}
            send={t.accountActs.send}
            onSend={async (paper) => {
              const body = { act: paper.act as keyof typeof acts, purpose: String(paper.purpose) }
              setDone(await call('accountAct', { params: { account }, body }))
              setAsking(false)
              await answers.invalidateQueries({ queryKey: ['accounts'] })
            }}
          />
        </Dialog>
      )}
    </>
  )
}
