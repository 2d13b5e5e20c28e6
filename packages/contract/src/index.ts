export { actAnswer, actRequest, type MergeableView, type RebindView } from './act.ts'
export type { AssessmentScoreView, AssessmentView } from './assessment-view.ts'
export type { AccessRowView } from './audit-routes.ts'
export * from './basic.ts'
export type { BoardTaskView, BoardView } from './board-view.ts'
export * from './case-view.ts'
export type {
  ContributingCaseView,
  DistrictSumsView,
  IndicatorRowView,
  IndicatorView,
  MovedCaseView,
  TargetStateView,
  ValueView,
} from './indicator-view.ts'
export type { BulletinView, MeetingView } from './meeting-view.ts'
export * from './plan-view.ts'
export * from './portal-view.ts'
export * from './register-view.ts'
export * from './report-view.ts'
export { admits, type Caller, type Route } from './route.ts'
export * from './routes.ts'
export * from './status-view.ts'
export { type RegisterTableView, tableLimits } from './table-view.ts'
export * from './work-view.ts'
