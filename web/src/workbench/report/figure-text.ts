import { piecesIn } from '@fadu/catalogue'

/** Stands beside a chip so that the caret can; no part of the text. */
const room = '\u200b'
const chipClass = 'figure-chip'

/** What a chip shows of the figure it stands for. */
export interface ChipWords {
  readonly name: string
  readonly value: string
}
export interface NamedFigure extends ChipWords {
  readonly indicator: string
  readonly period: string
}

const isChip = (node: Node | null | undefined): node is HTMLElement => node instanceof HTMLElement && node.classList.contains(chipClass)
const isRoom = (node: Node | null): boolean => node instanceof Text && node.data.replaceAll(room, '') === ''

/** The text an editing field holds: its words, its references, its lines. */
export function textOf(field: Node): string {
  let text = ''
  for (const node of field.childNodes) {
    if (node instanceof Text) text += node.data.replaceAll(room, '')
    else if (isChip(node)) text += node.dataset.reference ?? ''
    else if (node.nodeName === 'BR') text += '\n'
    else text += `${text !== '' && !text.endsWith('\n') ? '\n' : ''}${textOf(node)}`
  }
  return text
}

function chipFor(reference: string, words: ChipWords | undefined): HTMLElement {
  const chip = document.createElement('span')
  chip.className = words ? chipClass : `${chipClass} overdue`
  chip.contentEditable = 'false'
  chip.dataset.reference = reference
  chip.append(words ? words.name : reference)
  if (words) {
    const value = document.createElement('b')
    value.append(words.value)
    chip.append(' ', value)
  }
  return chip
}

/** Writes a text into an editing field, every reference as a chip with the name and the value of its figure. */
export function fill(field: HTMLElement, text: string, figures: readonly NamedFigure[]): void {
  const nodes = piecesIn(text, figures).flatMap((piece): (string | Node)[] =>
    'text' in piece ? [piece.text] : [room, chipFor(piece.reference, piece.figure), room],
  )
  field.replaceChildren(...nodes)
}

/** Whether words in the field look like a reference that is no chip yet: typed or pasted. */
export const hasBareReference = (field: Node): boolean =>
  [...field.childNodes].some((node) => !isChip(node) && /\{\{[^{}]+\}\}/.test(node.textContent ?? ''))

/** The place of the caret, if it is in the field. */
export function caretIn(field: HTMLElement): Range | undefined {
  const selection = document.getSelection()
  if (!selection || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  return field.contains(range.commonAncestorContainer) ? range : undefined
}

/** Puts a reference where the caret was, or at the end, and the caret behind it. */
export function insertChip(field: HTMLElement, at: Range | undefined, reference: string, words: ChipWords): void {
  const range = at && field.contains(at.commonAncestorContainer) ? at : document.createRange()
  if (range !== at) {
    range.selectNodeContents(field)
    range.collapse(false)
  }
  range.deleteContents()
  const behind = document.createTextNode(room)
  const piece = document.createDocumentFragment()
  piece.append(room, chipFor(reference, words), behind)
  range.insertNode(piece)
  field.focus()
  document.getSelection()?.collapse(behind, 1)
}

/** The chip that Backspace (−1) or Delete (1) means: the one the caret touches. */
export function chipBeside(range: Range, step: -1 | 1): HTMLElement | undefined {
  if (!range.collapsed) return undefined
  const { startContainer: node, startOffset: offset } = range
  if (node instanceof Text) {
    const between = step < 0 ? node.data.slice(0, offset) : node.data.slice(offset)
    if (between.replaceAll(room, '') !== '') return undefined
  }
  let beside = node instanceof Text ? neighbour(node, step) : (node.childNodes[step < 0 ? offset - 1 : offset] ?? null)
  while (beside && isRoom(beside)) beside = neighbour(beside, step)
  return isChip(beside) ? beside : undefined
}

const neighbour = (node: Node, step: -1 | 1): Node | null => (step < 0 ? node.previousSibling : node.nextSibling)
