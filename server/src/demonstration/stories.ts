import { followUpStories } from './follow-up-stories.ts'
import { mediationStories } from './mediation-stories.ts'
import { reconsiderationStories } from './reconsideration-stories.ts'
import type { Story } from './step.ts'

/** A few dozen matters in every stage: some near their day, some past it, one suspended; and work among organs. Everybody is invented. */
export const stories: readonly Story[] = [...mediationStories, ...reconsiderationStories, ...followUpStories]
