import { useAsk } from '../api/asking.ts'
import type { FormPlace } from '../components/paper-form/form-model.ts'

/** Officials choose among the organs, posts and register entries that the server knows. */
export const officePlace: FormPlace = {
  audience: 'official',
  uploads: 'caseUpload',
  useOptions: (question, beside) => {
    const kind = question.kind === 'organ' || question.kind === 'post' || question.kind === 'entry' ? question.kind : 'organ'
    const register = question.meta?.register
    const organ = question.meta?.within && beside[question.meta.within]
    // For an organ or a post the meta names the duty it must carry; for an entry the register it is kept in.
    const query = {
      kind,
      ...(register ? (kind === 'entry' ? { register } : { duty: register }) : {}),
      ...(typeof organ === 'string' && organ !== '' ? { organ } : {}),
    }
    return useAsk('options', { query }, { enabled: question.kind === kind }).data?.options
  },
}
