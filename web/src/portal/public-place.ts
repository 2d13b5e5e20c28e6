import { useAsk } from '../api/asking.ts'
import type { FormPlace } from '../components/paper-form/form-model.ts'

/** The public chooses among organs by the duty they carry; posts and registers are not theirs to choose from. */
export const publicPlace: FormPlace = {
  audience: 'public',
  uploads: 'upload',
  useOptions: (question) => {
    const duty = question.meta?.register
    const found = useAsk('portalOptions', { query: { duty: duty ?? '' } }, { enabled: question.kind === 'organ' && duty !== undefined })
    return question.kind === 'organ' && duty !== undefined ? found.data?.options : []
  },
}
