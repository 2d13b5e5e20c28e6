import { statute } from '@fadu/legal-time'
import { defineRegister, field, line, words } from '@fadu/procedure'
import { z } from 'zod'

/** A toy register: who mediates in which village. */
export const mediators = defineRegister({
  id: 'mediators',
  term: words('调解员名册', 'Mediators'),
  about: words('镇上的调解员', 'Mediators of the town'),
  basis: [statute('镇调解办法')(1)],
  keptBy: 'librarian',
  entry: z.object({
    name: field(z.string().min(1), { label: words('姓名', 'Name'), personal: 'name' }),
    village: line(words('村', 'Village')),
    externalId: line(words('外部编号', 'External number')).optional(),
  }),
  title: (entry) => entry.village,
})
