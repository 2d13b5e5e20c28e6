import { admits, routes } from '@fadu/contract'
import { type KeyboardEvent, useId, useState } from 'react'
import { Link, NavLink, Outlet, useLocation, useNavigate } from 'react-router'
import { answers } from '../api/asking.ts'
import { call } from '../api/client.ts'
import { LanguageSwitch } from '../components/page/LanguageSwitch.tsx'
import { SkipLink } from '../components/page/SkipLink.tsx'
import { useLanguage } from '../texts/language.tsx'
import { noteSignedOut, useSession } from './session.ts'
import './Shell.css'

/** Head with the post one acts through, ways about, and on the phone a bar within reach of the thumb. */
export function Shell() {
  const { t } = useLanguage()
  const session = useSession()
  return (
    <>
      <SkipLink />
      <header className="top work-top">
        <Link to="/" className="brand">
          <img src="/seal.svg" width="28" height="28" alt="" />
          <span>{t.work.placeIn(session.districtName)}</span>
        </Link>
        <nav aria-label={t.shell.mainNavigation} className="ways">
          <Ways all />
        </nav>
        <div className="switches">
          <PostSwitch />
          <LanguageSwitch />
          <SignOut />
        </div>
        {session.demonstration && <p className="demonstration">{t.shell.demonstrationWork}</p>}
      </header>
      <main id="main" tabIndex={-1} className="work-main">
        <Outlet key={session.post.id} />
      </main>
      <nav aria-label={t.shell.bottomNavigation} className="thumb-bar">
        <Ways />
      </nav>
    </>
  )
}

function Ways({ all = false }: { all?: boolean }) {
  const { t } = useLanguage()
  const session = useSession()
  return (
    <>
      <NavLink to="/" end>
        {t.work.ways.today}
      </NavLink>
      <NavLink to="/cases">{t.work.ways.cases}</NavLink>
      <NavLink to="/signing">{t.work.ways.signing}</NavLink>
      <NavLink to="/new">{t.work.ways.new}</NavLink>
      {all && <NavLink to="/plans">{t.plan.plans}</NavLink>}
      {all && <NavLink to="/follow-up">{t.followUp.title}</NavLink>}
      {all && <NavLink to="/reports">{t.report.reports}</NavLink>}
      {all && <NavLink to="/registers">{t.work.ways.registers}</NavLink>}
      {all && admits(routes.indicators.duty, session.post.duties) && <NavLink to="/indicators">{t.indicators.title}</NavLink>}
      {all && <MoreWays />}
    </>
  )
}

/** What is needed now and then stands behind one word, so that the head keeps to one line; a single way stands by itself. */
function MoreWays() {
  const { t } = useLanguage()
  const session = useSession()
  const { pathname } = useLocation()
  const ways = [
    ['/calendar', t.work.ways.calendar, true],
    ['/access-log', t.work.ways.audit, session.post.duties.includes(routes.accessLog.duty)],
    ['/accounts', t.work.ways.accounts, session.administrator],
    ['/status', t.status.title, session.administrator],
    ['/password', t.work.ways.password, session.ownPassword],
    ['/second-factor', t.work.ways.secondFactor, session.ownPassword],
  ] as const
  const links = ways.flatMap(([to, words, open]) =>
    open
      ? [
          <NavLink key={to} to={to}>
            {words}
          </NavLink>,
        ]
      : [],
  )
  if (links.length === 1) return links[0]
  return (
    // Shut again once one has gone somewhere.
    <details key={pathname} className="more-ways" onKeyDown={shutByEscape}>
      <summary data-here={ways.some(([to]) => pathname.startsWith(to))}>{t.work.ways.more}</summary>
      <div>{links}</div>
    </details>
  )
}

const shutByEscape = ({ key, currentTarget }: KeyboardEvent<HTMLDetailsElement>) => {
  if (key !== 'Escape' || !currentTarget.open) return
  currentTarget.open = false
  currentTarget.querySelector('summary')?.focus()
}

/** One person, several posts: one click changes through which one acts. */
function PostSwitch() {
  const { t } = useLanguage()
  const session = useSession()
  const id = useId()
  const navigate = useNavigate()
  const [failed, setFailed] = useState(false)
  const change = async (post: string) => {
    setFailed(false)
    try {
      const next = await call('switchPost', { body: { post } })
      answers.clear()
      answers.setQueryData(['session', null, null], next)
      navigate('/')
    } catch {
      setFailed(true)
    }
  }
  return (
    <div className="post-switch">
      <label htmlFor={id} className="unseen">
        {t.work.actingAs}
      </label>
      <select id={id} value={session.post.id} onChange={(event) => void change(event.target.value)} title={session.person.name}>
        {session.posts.map((post) => (
          <option key={post.id} value={post.id}>
            {t.work.post(post.organ.name, post.title)}
          </option>
        ))}
      </select>
      <span className="small soft person">{session.person.name}</span>
      <span role="alert" className="small overdue">
        {failed ? t.work.switchFailed : ''}
      </span>
    </div>
  )
}

export function SignOut() {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const leave = async () => {
    await call('signOut').catch(() => null)
    noteSignedOut()
    answers.clear()
    navigate('/sign-in')
  }
  return (
    <button type="button" className="switch" onClick={() => void leave()}>
      {t.work.signOut}
    </button>
  )
}
