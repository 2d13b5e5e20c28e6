/** What is read at most; beyond it a file is refused with words, never half read. */
export const limits = {
  fileMiB: 50,
  unpackedMiB: 200,
  archiveEntries: 5000,
  textCharacters: 5_000_000,
  pages: 1500,
  cells: 500_000,
} as const
