import { useMutation } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { addressOf, call } from '#http/contract/client.ts'
import { beginJob, cancelJob, downloadJob, watchJob } from '#http/contract/work.ts'

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
    events.onmessage = ({ data }) => {
      const moved = watchJob.response.parse(JSON.parse(String(data)))
      setJob(moved)
      if (moved.finishedAt !== null) events.close()
      if (moved.state === 'done' && moved.hasFile) fetchFile(addressOf(downloadJob, { params: { id: moved.id } }))
    }
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
