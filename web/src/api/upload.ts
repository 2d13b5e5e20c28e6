import { type Answer, routes } from '@fadu/contract'
import { problemIn } from './client.ts'
import { Refused, Unreachable } from './refused.ts'

export type UploadRoute = 'upload' | 'caseUpload'

/** Largest file the forms accept, in bytes; the server has the last word. */
export const largestFile = 20 * 1024 * 1024
/** Kinds of files offered in the file dialog. */
export const acceptedFiles = '.pdf,.jpg,.jpeg,.png,.heic,.doc,.docx,.xls,.xlsx,.ofd,.txt,.mp3,.m4a,.mp4'

/** Sends one file and tells how much has gone. XMLHttpRequest, because fetch cannot report the progress of an upload. */
export function upload(route: UploadRoute, file: File, progress: (share: number) => void): Promise<Answer<'upload'>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', routes[route].path)
    request.setRequestHeader('x-fadu-csrf', '1')
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total)
    }
    request.onerror = () => reject(new Unreachable())
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Answer<'upload'>)
      else reject(new Refused(problemIn(request.status, request.responseText)))
    }
    const body = new FormData()
    body.append('file', file)
    request.send(body)
  })
}
