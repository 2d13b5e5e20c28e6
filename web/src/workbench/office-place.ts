import { useAsk } from '../api/asking.ts'
import type { FormPlace } from '../components/paper-form/form-model.ts'
import type { Question } from '../components/paper-form/outline.ts'

const kinds = ['organ', 'post', 'entry', 'indicator'] as const

/** What is chosen from; of several the kind of each. */
const kindOf = ({ kind, meta }: Question) => kinds.find((one) => one === (kind === 'several' ? meta?.widget : kind)) ?? 'organ'

/** Officials choose among the organs, posts and register entries that the server knows. */
export const officePlace: FormPlace = {
  audience: 'official',
  uploads: 'caseUpload',
  useOptions: (question, beside) => {
    const kind = kindOf(question)
    const register = question.meta?.register
    const organ = question.meta?.within && beside[question.meta.within]
    // For an organ or a post the meta names the duty it must carry; for an entry the register it is kept in.
    const query = {
      kind,
      ...(register ? (kind === 'entry' ? { register } : { duty: register }) : {}),
      ...(question.meta?.scored && { scored: 'yes' as const }),
      ...(typeof organ === 'string' && organ !== '' ? { organ } : {}),
    }
    return useAsk('options', { query }, { enabled: question.kind === kind || question.kind === 'several' }).data?.options
  },
}
