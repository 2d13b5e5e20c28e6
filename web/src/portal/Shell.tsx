import { useEffect, useState } from 'react'
import { Link, NavLink, Outlet } from 'react-router'
import { useAsk } from '../api/asking.ts'
import { lasting } from '../api/kept.ts'
import { LanguageSwitch } from '../components/page/LanguageSwitch.tsx'
import { SkipLink } from '../components/page/SkipLink.tsx'
import { placeContext } from '../components/paper-form/form-model.ts'
import { useLanguage } from '../texts/language.tsx'
import { publicPlace } from './public-place.ts'
import './Shell.css'

const sizeShelf = 'fadu.size'

/** Head, way about, and foot of every page of the portal. */
export function Shell() {
  const { t } = useLanguage()
  const offered = useAsk('offered')
  return (
    <placeContext.Provider value={publicPlace}>
      <SkipLink />
      <header className="top portal-top">
        <div className="bar">
          <Link to="/" className="brand">
            <img src="/seal.svg" width="28" height="28" alt="" />
            <span>{t.portal.place(offered.data?.districtName)}</span>
          </Link>
          <div className="switches">
            <SizeSwitch />
            <LanguageSwitch />
          </div>
        </div>
        <nav aria-label={t.shell.mainNavigation} className="bar ways">
          <NavLink to="/" end>
            {t.portal.ways.home}
          </NavLink>
          <NavLink to="/follow">{t.portal.ways.follow}</NavLink>
          <NavLink to="/register">{t.portal.ways.register}</NavLink>
          <NavLink to="/verify">{t.portal.ways.verify}</NavLink>
        </nav>
        {offered.data?.demonstration && <p className="demonstration">{t.shell.demonstration}</p>}
      </header>
      <main id="main" tabIndex={-1} className="portal-main">
        <Outlet />
      </main>
      <footer className="bottom">
        <p>{t.portal.foot}</p>
      </footer>
    </placeContext.Provider>
  )
}

/** Larger type for whoever wants it, remembered by this browser. */
function SizeSwitch() {
  const { t } = useLanguage()
  const [large, setLarge] = useState(() => lasting.read(sizeShelf) === 'large')
  useEffect(() => {
    document.documentElement.dataset.size = large ? 'large' : 'normal'
  }, [large])
  return (
    <button
      type="button"
      aria-pressed={large}
      className="switch"
      onClick={() => {
        lasting.write(sizeShelf, large ? 'normal' : 'large')
        setLarge(!large)
      }}
    >
      {t.portal.largeText}
    </button>
  )
}
