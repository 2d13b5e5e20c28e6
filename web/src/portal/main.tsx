import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, Route, Routes } from 'react-router'
import { answers } from '../api/asking.ts'
import '../design/tokens.css'
import '../design/base.css'
import '../design/controls.css'
import '../design/print.css'
import { LanguageProvider } from '../texts/language.tsx'
import { FilePage } from './FilePage.tsx'
import { FollowPage } from './FollowPage.tsx'
import { FollowPrintPage } from './FollowPrintPage.tsx'
import { HelpPage } from './HelpPage.tsx'
import { HomePage } from './HomePage.tsx'
import { MissingPage } from './MissingPage.tsx'
import { PublicDecisionPage } from './PublicDecisionPage.tsx'
import { PublicRegisterPage } from './PublicRegisterPage.tsx'
import { ReceiptPage } from './ReceiptPage.tsx'
import { Shell } from './Shell.tsx'
import { VerifyPage } from './VerifyPage.tsx'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={answers}>
      <LanguageProvider>
        <BrowserRouter>
          <Routes>
            <Route element={<Shell />}>
              <Route index element={<HomePage />} />
              <Route path="file/:procedure" element={<FilePage />} />
              <Route path="receipt" element={<ReceiptPage />} />
              <Route path="verify" element={<VerifyPage />} />
              <Route path="follow" element={<FollowPage />} />
              <Route path="follow/documents/:seq/:key" element={<FollowPrintPage />} />
              <Route path="register" element={<PublicRegisterPage />} />
              <Route path="register/:id" element={<PublicDecisionPage />} />
              <Route path="help/:procedure" element={<HelpPage />} />
              <Route path="*" element={<MissingPage />} />
            </Route>
          </Routes>
        </BrowserRouter>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
