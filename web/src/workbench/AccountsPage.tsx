import { field, line, words, yesNo } from '@fadu/procedure'
import { useState } from 'react'
import { z } from 'zod'
import { answers, useAsk } from '../api/asking.ts'
import { call } from '../api/client.ts'
import { Page, Section, Waiting } from '../components/page/Page.tsx'
import { ScrollRegion } from '../components/page/ScrollRegion.tsx'
import { PaperForm } from '../components/paper-form/PaperForm.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../texts/language.tsx'
import { AccountActs } from './AccountActs.tsx'
import { useSession } from './session.ts'

const accountPaper = z.object({
  account: field(
    z
      .string()
      .trim()
      .regex(/^[a-z0-9][a-z0-9._-]{2,40}$/, { message: 'account' }),
    {
      label: words('账号', 'Account'),
      hint: words(
        '小写字母、数字、点、下划线或者连字符，三个字符以上。',
        'Lower-case letters, digits, dots, underscores or hyphens; three or more.',
      ),
      widget: 'text',
    },
  ),
  person: line(words('人员编号', 'Person'), { max: 80 }),
  administrator: yesNo(words('是否管理员', 'Administrator')),
  subject: line(words('统一身份标识', 'Subject at the identity provider'), {
    max: 255,
    hint: words('通过统一身份认证登录的填写，该账号不设密码。', 'For sign-in at the identity provider; the account then has no password.'),
  }).optional(),
})

/** Local accounts of the small office; a first password is shown once. */
export function AccountsPage() {
  const { t } = useLanguage()
  const { administrator } = useSession()
  const list = useAsk('accounts', {}, { enabled: administrator })
  const [created, setCreated] = useState<{ account: string; password?: string | undefined }>()
  if (!administrator) return <Page title={t.work.ways.accounts} place={t.work.place} sentence={t.accounts.administratorsOnly} />
  if (list.isPending) return <Waiting place={t.work.place} />
  return (
    <Page title={t.work.ways.accounts} place={t.work.place} sentence={list.data ? t.accounts.sentence(list.data.items.length) : undefined}>
      {list.isError && <ProblemNote error={list.error} />}
      {list.data && list.data.items.length > 0 && (
        <ScrollRegion label={t.work.ways.accounts}>
          <table>
            <caption className="unseen">{t.work.ways.accounts}</caption>
            <thead>
              <tr>
                <th scope="col">{t.signIn.account}</th>
                <th scope="col">{t.accounts.person}</th>
                <th scope="col">{t.accounts.posts}</th>
                <th scope="col">{t.accounts.state}</th>
                <th scope="col">{t.accountActs.column}</th>
              </tr>
            </thead>
            <tbody>
              {list.data.items.map((item) => (
                <tr key={item.account}>
                  <td>{item.account}</td>
                  <td>{item.person}</td>
                  <td>{item.posts.join(t.form.comma)}</td>
                  <td>
                    {[
                      item.disabled ? t.accountActs.disabled : '',
                      item.locked ? t.accountActs.waiting : '',
                      item.administrator ? t.accounts.administrator : '',
                      item.secondFactor ? t.accountActs.secondFactor : '',
                    ]
                      .filter((state) => state !== '')
                      .join(t.form.comma) || t.accounts.inUse}
                  </td>
                  <td>
                    <AccountActs account={item.account} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <Section title={t.accounts.create}>
        {created && (
          <p role="status">
            {created.password ? t.accounts.created(created.account) : t.accountActs.done(created.account)}{' '}
            {created.password && <code>{created.password}</code>}
          </p>
        )}
        <PaperForm
          schema={accountPaper}
          send={t.accounts.create}
          onSend={async (paper, _beside, once) => {
            const body = {
              account: String(paper.account),
              person: String(paper.person),
              administrator: paper.administrator === true,
              ...(paper.subject ? { subject: String(paper.subject) } : {}),
            }
            setCreated(await call('accountCreate', { body, headers: { 'idempotency-key': once } }))
            await answers.invalidateQueries({ queryKey: ['accounts'] })
          }}
        />
      </Section>
    </Page>
  )
}
