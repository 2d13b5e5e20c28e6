import type { fileView } from '@fadu/contract'
import type { z } from 'zod'
import { useLanguage } from '../../texts/language.tsx'

/** Files by name, kind and size; links where this reader may open them. */
export function FileLinks({ files, address }: { files: readonly z.output<typeof fileView>[]; address?: (hash: string) => string }) {
  const { t } = useLanguage()
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.hash}>
          {address ? (
            <a href={address(file.hash)} download={file.name}>
              {file.name}
            </a>
          ) : (
            file.name
          )}{' '}
          <span className="small soft">{t.field.fileSize(file.size)}</span>
        </li>
      ))}
    </ul>
  )
}
