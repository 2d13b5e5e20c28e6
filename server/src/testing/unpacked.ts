import { openArchive } from '@fadu/policy-reader'

/** The text parts of an office file by their names. */
export async function unpacked(content: Buffer): Promise<ReadonlyMap<string, string>> {
  const archive = openArchive(content)
  return new Map(archive.names.map((name) => [name, new TextDecoder().decode(archive.read(name))]))
}
