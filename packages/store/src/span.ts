import { type Attributes, type Span, SpanStatusCode, trace } from '@opentelemetry/api'

/** Without an SDK registered every span of this tracer is the same empty one. */
const tracer = trace.getTracer('fadu')

/**
 * Runs `work` inside a span that is the parent of those begun within. Attributes are names, counts and case identifiers, never what
 * somebody wrote; of a fault only its kind is kept, for its message may quote a value.
 */
export function spanned<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span)
    } catch (fault) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: (fault as { code?: string }).code ?? (fault as Error).name })
      throw fault
    } finally {
      span.end()
    }
  })
}

/** The first word of a statement: its text may be long, and where others wrote it hold values. */
export const kindOf = (statement: string): string => /^\s*([a-z]+)/i.exec(statement)?.[1]?.toLowerCase() ?? 'statement'
