import {
  type AnyProcedure,
  bare,
  type FieldMeta,
  isRegister,
  metaOf,
  partsOf,
  type SchemaParts,
  schemaOf,
  type Words,
  words,
} from '@fadu/procedure'
import { z } from 'zod'

/** The fields under wrappers and lists. */
function fieldsOf(schema: z.ZodType): SchemaParts['shape'] {
  const { shape, element } = partsOf(bare(schema))
  return element ? fieldsOf(element) : shape
}

/** What every case has, whatever its procedure. */
const ofEveryCase: Readonly<Record<string, Words>> = {
  outcome: words('结果', 'Outcome'),
  closedOn: words('结案日期', 'Closed on'),
}

const stepsOf = (procedure: AnyProcedure, path: string): readonly string[] =>
  isRegister(procedure.id) ? ['entered', 'entry', ...path.split('.')] : path.split('.')

/** The field a path of a figure stands for; `undefined` where the procedure has none. */
export function fieldAt(procedure: AnyProcedure, path: string): z.ZodType | undefined {
  if (!isRegister(procedure.id) && path in ofEveryCase) return z.string()
  const [event, ...rest] = stepsOf(procedure, path)
  const paper = procedure.papers[event!]
  if (!paper) return undefined
  if (rest[0] === 'on' || rest.length === 0) return schemaOf(paper)
  return rest.reduce<z.ZodType | undefined>((schema, key) => schema && fieldsOf(schema)?.[key], schemaOf(paper))
}

/** What a path is called: the label of its field, or the event whose day it is. */
export function labelAt(procedure: AnyProcedure, path: string): Words {
  if (!isRegister(procedure.id) && path in ofEveryCase) return ofEveryCase[path]!
  const [event, ...rest] = stepsOf(procedure, path)
  const own = isRegister(procedure.id) || rest[0] !== 'on' ? undefined : procedure.events[event!]?.term
  return own ?? choicesAt(procedure, path)?.label ?? words(path, path)
}

/** Label and choices of the field at a path. */
export function choicesAt(procedure: AnyProcedure, path: string): FieldMeta | undefined {
  const found = fieldAt(procedure, path)
  return found && metaOf(found)
}
