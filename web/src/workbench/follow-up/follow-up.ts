import { answers } from '../../api/asking.ts'

/** What a page of the follow-up shows may change with any act of the cases it stands on. */
const pages = ['case', 'assessment', 'assessments', 'meeting', 'meetings', 'bulletin', 'bulletins', 'board', 'duties', 'worklist']

/** Reads again whatever an act may have changed. */
export const followUpChanged = () => Promise.all(pages.map((name) => answers.invalidateQueries({ queryKey: [name] })))
