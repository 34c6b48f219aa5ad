import { useMutation } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { addressOf, call } from '#http/contract/client.ts'
import { beginJob, cancelJob, downloadJob, readJob, watchJob } from '#http/contract/work.ts'

type Job = z.output<typeof beginJob.response>
export type DocumentKind = 'report.pdf' | 'everything.zip'

/**
 * A document that takes longer than an answer may 后台生成: begun as a job, watched by server-sent events, fetched by the browser when it is
 * done. The page goes on meanwhile.
 */
export function useDocumentJob(id: string, save: () => Promise<boolean>) {
  const [what, setWhat] = useState<DocumentKind>()
  const [job, setJob] = useState<Job>()
  const begin = useMutation({
    mutationFn: async (wanted: DocumentKind) => {
      await save()
      return call(beginJob, { body: { kind: 'document', id, what: wanted } })
    },
    onMutate: (wanted) => {
      setWhat(wanted)
      setJob(undefined)
    },
    onSuccess: setJob,
  })
  const jobId = job?.id
  const open = job !== undefined && job.finishedAt === null
  useEffect(() => {
    if (jobId === undefined || !open) return
    const events = new EventSource(addressOf(watchJob, { params: { id: jobId } }))
    let ended = false
    const take = (moved: Job) => {
      if (ended) return
      setJob(moved)
      if (moved.finishedAt === null) return
      ended = true
      events.close()
      if (moved.state === 'done' && moved.hasFile) fetchFile(addressOf(downloadJob, { params: { id: moved.id } }))
    }
    // The server sends what the contract describes.
    events.onmessage = ({ data }) => take(JSON.parse(String(data)) as Job)
    // The line broke, or ended before its last word came through: the job itself knows how it stands.
    events.onerror = () =>
      void call(readJob, { params: { id: jobId } }).then(
        (moved) => moved.finishedAt !== null && take(moved),
        () => {},
      )
    return () => events.close()
  }, [jobId, open])
  const cancel = useCallback(() => {
    if (jobId === undefined) return
    setJob(undefined)
    void call(cancelJob, { params: { id: jobId } })
  }, [jobId])
  return {
    what,
    begin: begin.mutate,
    cancel,
    error: begin.error,
    running: open ? job : undefined,
    failed: job?.state === 'failed' ? (job.message ?? '没有生成，请稍后再试。') : undefined,
    finished:
      job?.state === 'done'
        ? { message: job.message ?? '已生成。', address: addressOf(downloadJob, { params: { id: job.id } }) }
        : undefined,
  }
}

function fetchFile(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}
