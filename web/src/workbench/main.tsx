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
import { AccessLogPage } from './AccessLogPage.tsx'
import { AccountsPage } from './AccountsPage.tsx'
import { CalendarPage } from './CalendarPage.tsx'
import { CasesPage } from './CasesPage.tsx'
import { CasePage } from './case/CasePage.tsx'
import { AssessmentPage } from './follow-up/AssessmentPage.tsx'
import { AssessmentSheet } from './follow-up/AssessmentSheet.tsx'
import { AssessmentsPage } from './follow-up/AssessmentsPage.tsx'
import { BoardPage } from './follow-up/BoardPage.tsx'
import { BoardTasksPage } from './follow-up/BoardTasksPage.tsx'
import { BulletinEditPage } from './follow-up/BulletinEditPage.tsx'
import { BulletinPage } from './follow-up/BulletinPage.tsx'
import { BulletinsPage } from './follow-up/BulletinsPage.tsx'
import { MeetingPage } from './follow-up/MeetingPage.tsx'
import { MeetingsPage } from './follow-up/MeetingsPage.tsx'
import { NewFollowUp } from './follow-up/NewFollowUp.tsx'
import { ScorePage } from './follow-up/ScorePage.tsx'
import { DistrictsPage } from './indicators/DistrictsPage.tsx'
import { IndicatorPage } from './indicators/IndicatorPage.tsx'
import { IndicatorsPage } from './indicators/IndicatorsPage.tsx'
import { MissingPage } from './MissingPage.tsx'
import { NewCasePage } from './NewCasePage.tsx'
import { NewPage } from './NewPage.tsx'
import { PasswordPage } from './PasswordPage.tsx'
import { PrintPage } from './PrintPage.tsx'
import { PlanAlignmentPage, PlanDifferencePage } from './plans/BesidePages.tsx'
import { JointListPage } from './plans/JointListPage.tsx'
import { NewPlanPage } from './plans/NewPlanPage.tsx'
import { PlanListsPage } from './plans/PlanListsPage.tsx'
import { PlanPage } from './plans/PlanPage.tsx'
import { PlansPage } from './plans/PlansPage.tsx'
import { RegisterPage } from './RegisterPage.tsx'
import { RegistersPage } from './RegistersPage.tsx'
import { RegisterTablePage } from './registers/RegisterTablePage.tsx'
import { DraftPage } from './report/DraftPage.tsx'
import { FreezePage } from './report/FreezePage.tsx'
import { PlanReportPage } from './report/PlanReportPage.tsx'
import { ReportPage } from './report/ReportPage.tsx'
import { ReportPrintPage } from './report/ReportPrintPage.tsx'
import { ReportsPage } from './report/ReportsPage.tsx'
import { SecondFactorPage } from './SecondFactorPage.tsx'
import { SessionGate } from './SessionGate.tsx'
import { SignInPage } from './SignInPage.tsx'
import { SigningPage } from './SigningPage.tsx'
import { StatusPage } from './status/StatusPage.tsx'
import { TodayPage } from './TodayPage.tsx'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={answers}>
      <LanguageProvider>
        <BrowserRouter basename="/work">
          <Routes>
            <Route path="sign-in" element={<SignInPage />} />
            <Route element={<SessionGate />}>
              <Route index element={<TodayPage />} />
              <Route path="cases" element={<CasesPage />} />
              <Route path="cases/:id" element={<CasePage />} />
              <Route path="signing" element={<SigningPage />} />
              <Route path="new" element={<NewPage />} />
              <Route path="new/:procedure" element={<NewCasePage />} />
              <Route path="reports" element={<ReportsPage />} />
              <Route path="reports/new" element={<PlanReportPage />} />
              <Route path="reports/:id" element={<ReportPage />} />
              <Route path="reports/:id/figures" element={<FreezePage />} />
              <Route path="reports/:id/draft" element={<DraftPage />} />
              <Route path="reports/:id/print" element={<ReportPrintPage />} />
              <Route path="plans" element={<PlansPage />} />
              <Route path="plans/new" element={<NewPlanPage />} />
              <Route path="plans/:id" element={<PlanPage />} />
              <Route path="plans/:id/lists" element={<PlanListsPage />} />
              <Route path="plans/:id/joint" element={<JointListPage />} />
              <Route path="follow-up" element={<BoardPage />} />
              <Route path="follow-up/tasks" element={<BoardTasksPage />} />
              <Route path="follow-up/assessments" element={<AssessmentsPage />} />
              <Route path="follow-up/assessments/new" element={<NewFollowUp part="assessments" />} />
              <Route path="follow-up/assessments/:id" element={<AssessmentPage />} />
              <Route path="follow-up/assessments/:id/score" element={<ScorePage />} />
              <Route path="follow-up/assessments/:id/print" element={<AssessmentSheet />} />
              <Route path="follow-up/meetings" element={<MeetingsPage />} />
              <Route path="follow-up/meetings/new" element={<NewFollowUp part="meetings" />} />
              <Route path="follow-up/meetings/:id" element={<MeetingPage />} />
              <Route path="follow-up/bulletins" element={<BulletinsPage />} />
              <Route path="follow-up/bulletins/new" element={<NewFollowUp part="bulletins" />} />
              <Route path="follow-up/bulletins/:id" element={<BulletinPage />} />
              <Route path="follow-up/bulletins/:id/edit" element={<BulletinEditPage />} />
              <Route path="plans/:id/alignment" element={<PlanAlignmentPage />} />
              <Route path="plans/:id/difference" element={<PlanDifferencePage />} />
              <Route path="registers" element={<RegistersPage />} />
              <Route path="registers/:register" element={<RegisterPage />} />
              <Route path="registers/:register/import" element={<RegisterTablePage />} />
              <Route path="print/:id/:seq/:key" element={<PrintPage />} />
              <Route path="indicators" element={<IndicatorsPage />} />
              <Route path="indicators/districts" element={<DistrictsPage />} />
              <Route path="indicators/:id" element={<IndicatorPage />} />
              <Route path="calendar" element={<CalendarPage />} />
              <Route path="password" element={<PasswordPage />} />
              <Route path="second-factor" element={<SecondFactorPage />} />
              <Route path="accounts" element={<AccountsPage />} />
              <Route path="access-log" element={<AccessLogPage />} />
              <Route path="status" element={<StatusPage />} />
              <Route path="*" element={<MissingPage />} />
            </Route>
          </Routes>
        </BrowserRouter>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
